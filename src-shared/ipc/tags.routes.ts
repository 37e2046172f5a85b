import { z } from 'zod';
import { customerSchema } from '../domain/customers/customer.schema.ts';
import { text } from '../domain/field-checks.ts';
import { route } from './define.ts';

const name = text(50).min(1, 'required');

/** Names of tags to be merged into those of a customer, and out of them. */
export const tagChangeSchema = z.strictObject({
  add: z.array(name).max(50).default([]),
  remove: z.array(name).max(50).default([]),
});

export const tagsRoutes = {
  /** Both ways at once, as a set: the same again changes nothing. Errors: NOT_FOUND, INVALID_INPUT. */
  'customers.tag': route({ input: tagChangeSchema.extend({ id: z.uuid() }), output: customerSchema }),
  /** Names that were given here, the last one first. */
  'tags.known': route({ input: z.strictObject({}), output: z.strictObject({ names: z.array(z.string()) }) }),
} as const;
