import { z } from 'zod';
import { SCREEN_ENTITIES } from '../domain/entities.ts';
import { filterSchema } from '../domain/views/filter.schema.ts';
import { jsonSchema } from '../lib/json.ts';
import { route } from './define.ts';
import { PROBLEMS, type Problem } from './problems.ts';
import { tagChangeSchema } from './tags.routes.ts';

const count = z.int().nonnegative();
const entity = z.enum(SCREEN_ENTITIES);

/** The records that are meant: those of a selection, or all that a list shows, as they are when the work begins. */
const targetSchema = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(1_000_000) }),
  z.strictObject({ filter: filterSchema.nullable(), search: z.string().max(200) }),
]);
export type BulkTarget = z.output<typeof targetSchema>;

/** records = changed + unchanged + refused. */
export const bulkCountsSchema = z.strictObject({ records: count, changed: count, unchanged: count, refused: count });
export type BulkCounts = z.infer<typeof bulkCountsSchema>;

const outcomeSchema = z.strictObject({
  /** What `changeSets.undo` takes back; null = nothing was changed. */
  changeSet: z.uuid().nullable(),
  counts: bulkCountsSchema,
  /** At most 200 of the refused, with what is wrong with which field. */
  refusals: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      fields: z.record(z.string(), z.enum(Object.keys(PROBLEMS) as [Problem, ...Problem[]])),
    }),
  ),
});
export type BulkOutcome = z.infer<typeof outcomeSchema>;

/**
 * Many records in one change-set, in batches with other requests answered in between. `jobs.progress` tells how far it is,
 * `jobs.cancel` ends it after the batch under way. The same again goes on with a change-set that was interrupted.
 * Errors: INVALID_INPUT, IMPORT_BUSY, CANCELLED, those of the store; what was written stays and can be taken back.
 */
export const bulkRoutes = {
  /** The same values into the same fields of every record. Values that no record can hold are INVALID_INPUT at once. */
  'bulk.update': route({
    input: z.strictObject({
      entity,
      target: targetSchema,
      changes: z
        .record(z.string().max(100), jsonSchema)
        .refine((changes) => Object.keys(changes).length > 0, 'required'),
    }),
    output: outcomeSchema,
  }),
  /** Tags into those of every customer, and out of them. */
  'bulk.tag': route({ input: tagChangeSchema.extend({ target: targetSchema }), output: outcomeSchema }),
  /** Into the recycle bin, customers with their contacts. */
  'bulk.remove': route({ input: z.strictObject({ entity, target: targetSchema }), output: outcomeSchema }),
  /** Out of the recycle bin, customers with the contacts that went with them. */
  'bulk.restore': route({
    input: z.strictObject({ entity, ids: z.array(z.uuid()).min(1).max(1_000_000) }),
    output: outcomeSchema,
  }),
} as const;
