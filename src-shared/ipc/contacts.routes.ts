import { z } from 'zod';
import { contactChangesSchema, contactFieldsSchema, contactSchema } from '../domain/contacts/contact.schema.ts';
import { customerSchema } from '../domain/customers/customer.schema.ts';
import { historyEntrySchema } from '../domain/history.schema.ts';
import { RECORD_SYNC_STATES } from '../domain/sync-state.schema.ts';
import { jsonSchema } from '../lib/json.ts';
import { route } from './define.ts';

export const CONTACT_SORTS = ['name', 'updatedAt', 'createdAt'] as const;

const id = z.strictObject({ id: z.uuid() });

export const contactListInputSchema = z.strictObject({
  /** Two or more characters of name, phone, mobile, e-mail or position; empty lists all. */
  search: z.string().max(200).default(''),
  /** Only contacts of this customer (a local id); null = of all. */
  customerId: z.uuid().nullable().default(null),
  /** Only records in one of these states; empty = any. */
  states: z.array(z.enum(RECORD_SYNC_STATES)).default([]),
  sort: z
    .strictObject({ field: z.enum(CONTACT_SORTS), isDescending: z.boolean() })
    .default({ field: 'updatedAt', isDescending: true }),
  limit: z.int().min(1).max(500).default(100),
  /** The `next` of the page before, or null for the first. */
  after: z.string().max(2_000).nullable().default(null),
});

export const contactsRoutes = {
  /** A page of contacts that are not deleted; `total` counts all that match. */
  'contacts.list': route({
    input: contactListInputSchema,
    output: z.strictObject({ rows: z.array(contactSchema), total: z.int(), next: z.string().nullable() }),
  }),
  'contacts.get': route({ input: id, output: contactSchema }),
  /** A `customerId` that is no record here is INVALID_INPUT (`not_a_record`). */
  'contacts.create': route({ input: z.strictObject({ fields: contactFieldsSchema }), output: contactSchema }),
  /** Where `seen` says what a field held on the screen, a field that holds something else by now is INVALID_INPUT (`changed_since`). */
  'contacts.update': route({
    input: z.strictObject({
      id: z.uuid(),
      changes: contactChangesSchema,
      seen: z.record(z.string().max(100), jsonSchema).default({}),
    }),
    output: contactSchema,
  }),
  /** Hides the record and keeps it in the recycle bin; `contacts.restore` undoes it. */
  'contacts.delete': route({ input: id, output: contactSchema }),
  'contacts.restore': route({ input: id, output: contactSchema }),
  /** Field differences of a record, newest first. */
  'contacts.history': route({ input: id, output: z.array(historyEntrySchema) }),
  /** Makes a contact of this customer its primary one. A contact of somebody else is INVALID_INPUT (`not_a_record`). */
  'contacts.setPrimary': route({
    input: z.strictObject({ customerId: z.uuid(), contactId: z.uuid() }),
    output: customerSchema,
  }),
} as const;
