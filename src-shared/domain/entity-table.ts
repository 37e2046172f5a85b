import type { z } from 'zod';
import { CONTACT_FIELDS, contactChangesSchema, contactFieldsSchema } from './contacts/contact.schema.ts';
import { CUSTOMER_FIELDS, customerChangesSchema, customerFieldsSchema } from './customers/customer.schema.ts';
import type { Entity } from './entities.ts';

interface EntityRow {
  /** What a create takes and what an edit takes; both strict. */
  readonly fields: z.ZodType<Record<string, unknown>>;
  readonly changes: z.ZodType<Record<string, unknown>>;
  /** The fields a person may write, in the order of forms and history. */
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
} as const satisfies Record<Entity, EntityRow>;
