import { z } from 'zod';
import { customerChangesSchema, customerFieldsSchema, customerSchema } from '../domain/customers/customer.schema.ts';
import { RECORD_SYNC_STATES } from '../domain/sync-state.schema.ts';
import { historyEntrySchema } from '../domain/history.schema.ts';
import { jsonSchema } from '../lib/json.ts';
import { route } from './define.ts';

export const CUSTOMER_SORTS = ['name', 'updatedAt', 'createdAt', 'industry', 'region'] as const;

const id = z.strictObject({ id: z.uuid() });

export const listInputSchema = z.strictObject({
  /** Two or more characters of name, contact person, phone, e-mail, address or tax number; empty lists all. */
  search: z.string().max(200).default(''),
  /** Only records in one of these states; empty = any. */
  states: z.array(z.enum(RECORD_SYNC_STATES)).default([]),
  sort: z
    .strictObject({ field: z.enum(CUSTOMER_SORTS), isDescending: z.boolean() })
    .default({ field: 'updatedAt', isDescending: true }),
  limit: z.int().min(1).max(500).default(100),
  /** The `next` of the page before, or null for the first. */
  after: z.string().max(2_000).nullable().default(null),
});

export const customersRoutes = {
  /** A page of customers that are not deleted; `total` counts all that match. */
  'customers.list': route({
    input: listInputSchema,
    output: z.strictObject({ rows: z.array(customerSchema), total: z.int(), next: z.string().nullable() }),
  }),
  'customers.get': route({ input: id, output: customerSchema }),
  'customers.create': route({ input: z.strictObject({ fields: customerFieldsSchema }), output: customerSchema }),
  /** Where `seen` says what a field held on the screen, a field that holds something else by now is INVALID_INPUT (`changed_since`). */
  'customers.update': route({
    input: z.strictObject({
      id: z.uuid(),
      changes: customerChangesSchema,
      seen: z.record(z.string().max(100), jsonSchema).default({}),
    }),
    output: customerSchema,
  }),
  /** Hides the record and keeps it in the recycle bin; `customers.restore` undoes it. */
  'customers.delete': route({ input: id, output: customerSchema }),
  'customers.restore': route({ input: id, output: customerSchema }),
  /** Field differences of a record, newest first. */
  'customers.history': route({ input: id, output: z.array(historyEntrySchema) }),
} as const;
