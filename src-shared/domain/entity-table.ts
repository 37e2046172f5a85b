import type { z } from 'zod';
import { ACTIVITY_FIELDS, activityChangesSchema, activityFieldsSchema } from './activities/activity.schema.ts';
import { CAMPAIGN_FIELDS, campaignChangesSchema, campaignFieldsSchema } from './campaigns/campaign.schema.ts';
import { CASE_FIELDS, caseChangesSchema, caseFieldsSchema } from './cases/case.schema.ts';
import { CONTACT_FIELDS, contactChangesSchema, contactFieldsSchema } from './contacts/contact.schema.ts';
import { CONTRACT_FIELDS, contractChangesSchema, contractFieldsSchema } from './contracts/contract.schema.ts';
import { CUSTOMER_FIELDS, customerChangesSchema, customerFieldsSchema } from './customers/customer.schema.ts';
import type { Entity } from './entities.ts';
import { LEAD_FIELDS, leadChangesSchema, leadFieldsSchema } from './leads/lead.schema.ts';
import {
  OPPORTUNITY_FIELDS,
  opportunityChangesSchema,
  opportunityFieldsSchema,
} from './opportunities/opportunity.schema.ts';
import { PAYMENT_FIELDS, paymentChangesSchema, paymentFieldsSchema } from './payments/payment.schema.ts';
import { snapshotFieldsSchema } from './snapshots/snapshot.schema.ts';
import { TASK_FIELDS, taskChangesSchema, taskFieldsSchema } from './tasks/task.schema.ts';

interface EntityRow {
  /** What a create takes and what an edit takes; both strict. */
  readonly fields: z.ZodType<Record<string, unknown>>;
  readonly changes: z.ZodType<Record<string, unknown>>;
  /** The fields a person may write, in the order of forms and history. None: a person neither makes nor changes it. */
  readonly writable: readonly string[];
  /** The field that names a record on a list, in a search hit, in a message. */
  readonly title: string;
  /** Fields that hold the local id of another record, with the entity they refer to. */
  readonly references: Readonly<Record<string, Entity>>;
  /** The one of them whose record takes this one along when it is deleted, here and on the server. */
  readonly parent: string | null;
}

/** What generic code has to know of each entity. */
export const entityTable = {
  customers: {
    fields: customerFieldsSchema,
    changes: customerChangesSchema,
    writable: CUSTOMER_FIELDS,
    title: 'name',
    references: { primaryContactId: 'contacts' },
    parent: null,
  },
  contacts: {
    fields: contactFieldsSchema,
    changes: contactChangesSchema,
    writable: CONTACT_FIELDS,
    title: 'name',
    references: { customerId: 'customers' },
    parent: 'customerId',
  },
  campaigns: {
    fields: campaignFieldsSchema,
    changes: campaignChangesSchema,
    writable: CAMPAIGN_FIELDS,
    title: 'name',
    references: {},
    parent: null,
  },
  leads: {
    fields: leadFieldsSchema,
    changes: leadChangesSchema,
    writable: LEAD_FIELDS,
    title: 'name',
    references: { campaignId: 'campaigns' },
    parent: null,
  },
  opportunities: {
    fields: opportunityFieldsSchema,
    changes: opportunityChangesSchema,
    writable: OPPORTUNITY_FIELDS,
    title: 'name',
    references: { customerId: 'customers', contactId: 'contacts', campaignId: 'campaigns' },
    parent: null,
  },
  cases: {
    fields: caseFieldsSchema,
    changes: caseChangesSchema,
    writable: CASE_FIELDS,
    title: 'subject',
    references: { customerId: 'customers', contactId: 'contacts' },
    parent: null,
  },
  contracts: {
    fields: contractFieldsSchema,
    changes: contractChangesSchema,
    writable: CONTRACT_FIELDS,
    title: 'title',
    references: { customerId: 'customers', opportunityId: 'opportunities', renewedFromId: 'contracts' },
    parent: null,
  },
  payments: {
    fields: paymentFieldsSchema,
    changes: paymentChangesSchema,
    writable: PAYMENT_FIELDS,
    title: 'remarks',
    references: { customerId: 'customers', contractId: 'contracts' },
    parent: null,
  },
  activities: {
    fields: activityFieldsSchema,
    changes: activityChangesSchema,
    writable: ACTIVITY_FIELDS,
    title: 'subject',
    references: { customerId: 'customers', contactId: 'contacts', opportunityId: 'opportunities' },
    parent: null,
  },
  tasks: {
    fields: taskFieldsSchema,
    changes: taskChangesSchema,
    writable: TASK_FIELDS,
    title: 'title',
    references: { customerId: 'customers', opportunityId: 'opportunities', caseId: 'cases' },
    parent: null,
  },
  snapshots: {
    fields: snapshotFieldsSchema,
    changes: snapshotFieldsSchema,
    writable: [],
    title: 'kind',
    references: { customerId: 'customers' },
    parent: null,
  },
} as const satisfies Record<Entity, EntityRow>;

/** What names a record on a list, in a search hit, in a message; empty where its naming field is. */
export function titleOf(entity: Entity, record: object): string {
  const title: unknown = (record as Readonly<Record<string, unknown>>)[entityTable[entity].title];
  return typeof title === 'string' ? title : '';
}
