import { activitySchema, type Activity } from './activities/activity.schema.ts';
import { campaignSchema, type Campaign } from './campaigns/campaign.schema.ts';
import { caseSchema, type Case } from './cases/case.schema.ts';
import { contactSchema, type Contact } from './contacts/contact.schema.ts';
import { contractSchema, type Contract } from './contracts/contract.schema.ts';
import { customerSchema, type Customer } from './customers/customer.schema.ts';
import type { Entity, FileEntity, ScreenEntity } from './entities.ts';
import { leadSchema, type Lead } from './leads/lead.schema.ts';
import { opportunitySchema, type Opportunity } from './opportunities/opportunity.schema.ts';
import { paymentSchema, type Payment } from './payments/payment.schema.ts';
import { snapshotSchema, type Snapshot } from './snapshots/snapshot.schema.ts';
import { taskSchema, type Task } from './tasks/task.schema.ts';

/** The stored shape of each entity. To add one: its schema, a line here, a line in ENTITIES; the compiler shows the rest. */
export interface RecordOf {
  customers: Customer;
  contacts: Contact;
  campaigns: Campaign;
  leads: Lead;
  opportunities: Opportunity;
  cases: Case;
  contracts: Contract;
  payments: Payment;
  activities: Activity;
  tasks: Task;
  snapshots: Snapshot;
}

export const recordSchemas = {
  customers: customerSchema,
  contacts: contactSchema,
  campaigns: campaignSchema,
  leads: leadSchema,
  opportunities: opportunitySchema,
  cases: caseSchema,
  contracts: contractSchema,
  payments: paymentSchema,
  activities: activitySchema,
  tasks: taskSchema,
  snapshots: snapshotSchema,
} as const satisfies Record<Entity, unknown>;

export type AnyRecord = RecordOf[Entity];
export type ScreenRecord = RecordOf[ScreenEntity];
export type FileRecord = RecordOf[FileEntity];
