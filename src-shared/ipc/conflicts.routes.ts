import { z } from 'zod';
import { ENTITIES } from '../domain/entities.ts';
import { recordSchemas } from '../domain/records.ts';
import { jsonSchema } from '../lib/json.ts';
import { instantSchema } from '../lib/time.ts';
import { route } from './define.ts';
import { syncOverviewSchema } from './sync.routes.ts';

/** For a field: whose value stands. For a record deleted on the server: make it anew, bin it, or keep it here alone. */
export const TAKES = ['base', 'mine', 'theirs', 'value', 'recreate', 'discard', 'keep'] as const;
export type Take = (typeof TAKES)[number];

const entity = z.enum(ENTITIES);
const nothing = z.strictObject({});
/** A record's id, or that of one of its operations. */
const id = z.strictObject({ id: z.uuid() });
const anyRecord = z.union(ENTITIES.map((name) => recordSchemas[name]));

export const conflictRowSchema = z.strictObject({
  entity,
  id: z.uuid(),
  title: z.string(),
  /** When the first of its conflicts was found. */
  since: instantSchema,
  /** The server deleted what was changed here; `fields` is then empty. */
  deletedOnServer: z.boolean(),
  fields: z.array(
    z.strictObject({
      field: z.string(),
      /** Null = empty, or not known (a hidden value typed anew). */
      base: jsonSchema,
      mine: jsonSchema,
      theirs: jsonSchema,
      /** `theirs` is only a mask and cannot be taken. */
      isHidden: z.boolean(),
    }),
  ),
});
export type ConflictRow = z.infer<typeof conflictRowSchema>;

/** An operation that the server refused, in the server's own words. */
export const refusalSchema = z.strictObject({
  entity,
  id: z.uuid(),
  title: z.string(),
  /** `create`, `patch`, `delete`, or the name of a command. */
  operation: z.string(),
  opId: z.uuid(),
  code: z.string(),
  message: z.string(),
  /** In the server's words, by the server's own names of its fields. */
  fieldErrors: z.record(z.string(), z.array(z.string())),
  requestId: z.string().nullable(),
  attempts: z.int().nonnegative(),
  at: instantSchema,
});
export type Refusal = z.infer<typeof refusalSchema>;

export const candidateSchema = z.strictObject({
  serverId: z.string(),
  title: z.string(),
  /** What the server tells of it, by our names; hidden values as their masks, for the eye only. */
  fields: z.record(z.string(), jsonSchema),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const conflictsRoutes = {
  /** Records in conflict, the oldest conflict first. */
  'sync.conflicts': route({ input: nothing, output: z.array(conflictRowSchema) }),
  /** Decides one field, or (`field: null`) a deletion. `value` goes with `take: 'value'`. */
  'sync.resolve': route({
    input: z.strictObject({
      entity,
      id: z.uuid(),
      field: z.string().max(100).nullable(),
      take: z.enum(TAKES),
      value: jsonSchema.optional(),
    }),
    output: anyRecord,
  }),
  /** The same decision for all records of an entity that are in conflict over the same field, all or none written. */
  'sync.resolveAll': route({
    input: z.strictObject({ entity, field: z.string().max(100).nullable(), take: z.enum(TAKES).exclude(['value']) }),
    /** `left`: those where this choice cannot be taken, such as a hidden value. */
    output: z.strictObject({ resolved: z.array(z.uuid()), left: z.array(z.uuid()) }),
  }),
  /** Refused operations, the oldest refusal first. */
  'sync.refused': route({ input: nothing, output: z.array(refusalSchema) }),
  /** Plans it again as the record now reads. */
  'sync.retry': route({ input: id, output: anyRecord }),
  /** Gives the change up: the record reads as on the server again; one never accepted there goes to the bin. */
  'sync.discard': route({ input: id, output: anyRecord }),
  /** Takes an existing record of the server for the one that could not be created; needs the server. */
  'sync.link': route({ input: z.strictObject({ id: z.uuid(), to: z.string().min(1).max(200) }), output: anyRecord }),
  /** Records of the server with the same name, read now. */
  'sync.candidates': route({ input: id, output: z.array(candidateSchema) }),
  /** A person says that the records missing on the server's list (`missing` in the overview) were deleted there. */
  'sync.confirmDeletions': route({ input: z.strictObject({ entity }), output: syncOverviewSchema }),
} as const;
