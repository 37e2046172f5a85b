import { z } from 'zod';
import { ENTITIES } from '../domain/entities.ts';
import { route } from './define.ts';
import { factsSchema } from './search.routes.ts';

const to = z.enum(ENTITIES);
const count = z.int().nonnegative();

const lineSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  /** What tells two of the same name apart. */
  facts: factsSchema,
  /** The number that it is called by, with its middle hidden; null = there is none here. */
  phone: z.string().nullable(),
});
export type ReferenceLine = z.infer<typeof lineSchema>;

export const referencesRoutes = {
  /**
   * What a field that refers to another record can be given: the records that match a text, its pinyin or its initials, or
   * without one those that were opened last, then those that were changed last. Deleted ones never are.
   */
  'references.find': route({
    input: z.strictObject({
      to,
      text: z.string().max(200).default(''),
      /** Only what belongs to this customer; null = whatever it belongs to. */
      customerId: z.uuid().nullable().default(null),
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.strictObject({ lines: z.array(lineSchema) }),
  }),
  /** What a record is called; null where it is not on this computer. One in the recycle bin still has its name. */
  'references.name': route({
    input: z.strictObject({ to, id: z.uuid() }),
    output: z.strictObject({ name: z.string().nullable() }),
  }),
  /** Who owns customers here and how many, most first; the person at this computer always, and in front. */
  'people.list': route({
    input: z.strictObject({}),
    output: z.strictObject({ people: z.array(z.strictObject({ user: z.string(), customers: count })) }),
  }),
} as const;
