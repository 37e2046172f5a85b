import { ACTIVITY_PRIORITIES, ACTIVITY_STATUSES, ACTIVITY_TYPES } from './activities/activity.schema.ts';
import { CAMPAIGN_STATUSES, CAMPAIGN_TYPES } from './campaigns/campaign.schema.ts';
import { CASE_PRIORITIES, CASE_STATUSES, CASE_TYPES } from './cases/case.schema.ts';
import { CONTRACT_STATUSES } from './contracts/contract.schema.ts';
import { CUSTOMER_STATUSES, CUSTOMER_TYPES, LOYALTY_LEVELS } from './customers/customer.schema.ts';
import type { Entity } from './entities.ts';
import { LEAD_SOURCES, LEAD_STATUSES } from './leads/lead.schema.ts';
import { STAGES } from './opportunities/opportunity.schema.ts';
import { PAYMENT_METHODS, PAYMENT_STATUSES } from './payments/payment.schema.ts';
import { RECORD_SYNC_STATES } from './sync-state.schema.ts';
import { TASK_KINDS, TASK_PRIORITIES, TASK_STATUSES } from './tasks/task.schema.ts';

/** What a field holds: `cents` integer fen, `day` YYYY-MM-DD, `moment` ISO 8601 in UTC, `reference` the local id of a record. */
export type Field =
  | { readonly kind: 'text'; /** Several lines. */ readonly isLong: boolean }
  | { readonly kind: 'number' | 'cents' | 'day' | 'moment' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'reference'; readonly to: Entity };
export type FieldKind = Field['kind'];

const text: Field = { kind: 'text', isLong: false };
const long: Field = { kind: 'text', isLong: true };
const number: Field = { kind: 'number' };
const cents: Field = { kind: 'cents' };
const day: Field = { kind: 'day' };
const moment: Field = { kind: 'moment' };
const choice = (choices: readonly string[]): Field => ({ kind: 'choice', choices });
const reference = (to: Entity): Field => ({ kind: 'reference', to });

/** What every record carries; nobody hides it and no server leaves it out. */
const META: Readonly<Record<string, Field>> = {
  'sync.state': choice(RECORD_SYNC_STATES),
  createdAt: moment,
  createdBy: text,
  updatedAt: moment,
  updatedBy: text,
  serverId: text,
  id: text,
};

/**
 * The fields of each entity that hold one value, in the order of forms, then what every record carries. Lists, filters and
 * forms are made from it; whether a person may write a field says `entityTable`, its name in words is the texts' business.
 */
export const entityFields: Readonly<Record<Entity, Readonly<Record<string, Field>>>> = {
  customers: {
    name: text,
    no: text,
    type: choice(CUSTOMER_TYPES),
    industry: text,
    region: text,
    address: text,
    website: text,
    taxNo: text,
    contactPerson: text,
    phone: text,
    email: text,
    status: choice(CUSTOMER_STATUSES),
    statusReason: text,
    employeeCount: number,
    creditLimitCents: cents,
    creditUsedCents: cents,
    creditScore: number,
    loyaltyLevel: choice(LOYALTY_LEVELS),
    primaryContactId: reference('contacts'),
    remarks: long,
    ownerId: text,
    ...META,
  },
  contacts: {
    name: text,
    customerId: reference('customers'),
    position: text,
    phone: text,
    mobile: text,
    email: text,
    fax: text,
    address: text,
    birthday: day,
    preferences: long,
    remarks: long,
    ownerId: text,
    ...META,
  },
  campaigns: {
    name: text,
    no: text,
    type: choice(CAMPAIGN_TYPES),
    status: choice(CAMPAIGN_STATUSES),
    startDate: day,
    endDate: day,
    budgetCents: cents,
    actualCostCents: cents,
    description: long,
    targetAudience: text,
    ownerId: text,
    ...META,
  },
  leads: {
    name: text,
    company: text,
    contactPerson: text,
    phone: text,
    email: text,
    source: choice(LEAD_SOURCES),
    status: choice(LEAD_STATUSES),
    score: number,
    description: long,
    campaignId: reference('campaigns'),
    ownerId: text,
    ...META,
  },
  opportunities: {
    name: text,
    no: text,
    customerId: reference('customers'),
    contactId: reference('contacts'),
    campaignId: reference('campaigns'),
    description: long,
    stage: choice(STAGES),
    probability: number,
    estimatedAmountCents: cents,
    actualAmountCents: cents,
    closeDate: day,
    lostReason: text,
    ownerId: text,
    ...META,
  },
  cases: {
    subject: text,
    no: text,
    customerId: reference('customers'),
    contactId: reference('contacts'),
    description: long,
    type: choice(CASE_TYPES),
    priority: choice(CASE_PRIORITIES),
    status: choice(CASE_STATUSES),
    resolution: long,
    satisfaction: number,
    responseAt: moment,
    resolvedAt: moment,
    ownerId: text,
    ...META,
  },
  contracts: {
    title: text,
    no: text,
    customerId: reference('customers'),
    opportunityId: reference('opportunities'),
    amountCents: cents,
    startDate: day,
    endDate: day,
    signedDate: day,
    status: choice(CONTRACT_STATUSES),
    renewedFromId: reference('contracts'),
    remarks: long,
    ownerId: text,
    ...META,
  },
  payments: {
    customerId: reference('customers'),
    contractId: reference('contracts'),
    amountCents: cents,
    dueDate: day,
    paidDate: day,
    method: choice(PAYMENT_METHODS),
    status: choice(PAYMENT_STATUSES),
    remarks: long,
    ownerId: text,
    ...META,
  },
  activities: {
    subject: text,
    type: choice(ACTIVITY_TYPES),
    customerId: reference('customers'),
    contactId: reference('contacts'),
    opportunityId: reference('opportunities'),
    description: long,
    status: choice(ACTIVITY_STATUSES),
    priority: choice(ACTIVITY_PRIORITIES),
    location: text,
    startAt: moment,
    endAt: moment,
    outcome: long,
    ownerId: text,
    ...META,
  },
  tasks: {
    title: text,
    customerId: reference('customers'),
    opportunityId: reference('opportunities'),
    caseId: reference('cases'),
    description: long,
    dueAt: moment,
    remindAt: moment,
    status: choice(TASK_STATUSES),
    priority: choice(TASK_PRIORITIES),
    kind: choice(TASK_KINDS),
    recurrence: text,
    ownerId: text,
    ...META,
  },
  snapshots: {
    kind: text,
    customerId: reference('customers'),
    asOf: moment,
    ownerId: text,
    ...META,
  },
};

/** A field by its name, or null where the entity has none of this name that holds one value. */
export const fieldNamed = (entity: Entity, name: string): Field | null =>
  Object.hasOwn(entityFields[entity], name) ? (entityFields[entity][name] ?? null) : null;

const PERSONS: ReadonlySet<string> = new Set(['ownerId', 'createdBy', 'updatedBy']);

/** Whether a field names a user: those that every record has. Whoever is known is offered, any other name is typed. */
export const isPerson = (name: string): boolean => PERSONS.has(name);

/** Whether a server may hide the field or leave it out, so that a record may say of it that its value is not known here. */
export const mayBeUnknown = (name: string): boolean => !Object.hasOwn(META, name);

/**
 * The fields that a list of any length is sorted by. Each is indexed (`core/store/collections`), so that the first and the
 * last page cost the same.
 */
export const SORT_FIELDS: Readonly<Record<Entity, readonly string[]>> = {
  customers: ['name', 'industry', 'region', 'updatedAt', 'createdAt'],
  contacts: ['name', 'customerId', 'updatedAt', 'createdAt'],
  campaigns: ['name', 'status', 'updatedAt', 'createdAt'],
  leads: ['name', 'status', 'updatedAt', 'createdAt'],
  opportunities: ['name', 'customerId', 'stage', 'closeDate', 'updatedAt', 'createdAt'],
  cases: ['customerId', 'status', 'priority', 'updatedAt', 'createdAt'],
  contracts: ['title', 'customerId', 'endDate', 'updatedAt', 'createdAt'],
  payments: ['customerId', 'dueDate', 'paidDate', 'updatedAt', 'createdAt'],
  activities: ['customerId', 'startAt', 'updatedAt', 'createdAt'],
  tasks: ['dueAt', 'customerId', 'updatedAt', 'createdAt'],
  snapshots: ['customerId', 'asOf', 'updatedAt', 'createdAt'],
};
