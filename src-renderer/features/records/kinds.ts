import type { ContactFields } from '../../../src-shared/domain/contacts/contact.schema.ts';
import type { CustomerFields } from '../../../src-shared/domain/customers/customer.schema.ts';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { Origin } from '../../ui/marks.tsx';

export interface FieldGroup<Field extends string = string> {
  readonly id: 'details' | 'contact' | 'credit' | 'remarks';
  readonly fields: readonly Field[];
}

/** How the fields of each entity are grouped on page and form; every writable field stands in exactly one group. */
export const FIELD_GROUPS: Readonly<Record<ScreenEntity, readonly FieldGroup[]>> = {
  customers: [
    {
      id: 'details',
      fields: ['name', 'type', 'industry', 'region', 'status', 'statusReason', 'employeeCount', 'taxNo', 'ownerId'],
    },
    { id: 'contact', fields: ['contactPerson', 'phone', 'email', 'website', 'address'] },
    { id: 'credit', fields: ['creditLimitCents', 'creditScore'] },
    { id: 'remarks', fields: ['remarks'] },
  ] satisfies FieldGroup<keyof CustomerFields>[],
  contacts: [
    { id: 'details', fields: ['name', 'customerId', 'position', 'birthday', 'ownerId'] },
    { id: 'contact', fields: ['mobile', 'phone', 'email', 'fax', 'address'] },
    { id: 'remarks', fields: ['preferences', 'remarks'] },
  ] satisfies FieldGroup<keyof ContactFields>[],
};

/** Each entity's word for one record, as the texts know it. */
export const ONE = { customers: 'customer', contacts: 'contact' } as const satisfies Record<ScreenEntity, string>;

/** A field of any record by its name. */
export const fieldOf = (record: ScreenRecord, field: string): unknown =>
  (record as Readonly<Record<string, unknown>>)[field];

/** Where the value on the screen comes from; what I changed matters more than what the server once said. */
export function originOf(record: ScreenRecord, field: string): Origin {
  // A record that the server has never seen is mine as a whole: a badge on every field would say nothing.
  const isUnsettled = record.sync.ops.some(({ state, changed }) => state !== 'confirmed' && changed.includes(field));
  if (record.serverId !== null && isUnsettled) return 'mine';
  const provenance = record.sync.provenance[field] ?? 'clear';
  return provenance === 'not_loaded' ? 'notLoaded' : provenance;
}
