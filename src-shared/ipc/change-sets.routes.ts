import { z } from 'zod';
import { ENTITIES, FILE_ENTITIES, SCREEN_ENTITIES } from '../domain/entities.ts';
import { instantSchema } from '../lib/time.ts';
import { bulkCountsSchema } from './bulk.routes.ts';
import { route } from './define.ts';
import { importCountsSchema } from './imports.routes.ts';

const count = z.int().nonnegative();

const common = {
  id: z.uuid(),
  /** `open` = it was interrupted: run the same again to go on, or take it back. */
  state: z.enum(['open', 'done', 'reversed']),
  at: instantSchema,
  by: z.string(),
} as const;

/** Changes that were made together and can be taken back together. */
const changeSetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('import'),
    entity: z.enum(FILE_ENTITIES),
    /** The file's name without its folder. */
    fileName: z.string(),
    counts: importCountsSchema,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('bulk'),
    entity: z.enum(SCREEN_ENTITIES),
    action: z.enum(['update', 'remove', 'restore']),
    /** What was written into: empty unless the action is `update`. */
    fields: z.array(z.string()),
    counts: bulkCountsSchema,
  }),
  /** A company to look around in. */
  z.strictObject({ ...common, kind: z.literal('sample'), customers: count, records: count }),
]);
export type ChangeSet = z.infer<typeof changeSetSchema>;
export type ChangeSetOf<Kind extends ChangeSet['kind']> = Extract<ChangeSet, { kind: Kind }>;

export const undoSchema = z.strictObject({
  /** Records: taken back · left because somebody changed them since (fields untouched are restored) · could not be. */
  reversed: count,
  kept: count,
  failed: count,
  /** At most 200 of the kept and failed. */
  notes: z.array(
    z.strictObject({
      entity: z.enum(ENTITIES),
      id: z.uuid(),
      title: z.string(),
      fields: z.array(z.string()),
      isFailed: z.boolean(),
    }),
  ),
});
export type UndoResult = z.infer<typeof undoSchema>;

export const changeSetsRoutes = {
  /** Newest first. */
  'changeSets.list': route({ input: z.strictObject({}), output: z.array(changeSetSchema) }),
  /** Takes one back. Errors: NOT_FOUND, IMPORT_BUSY, CANCELLED. */
  'changeSets.undo': route({ input: z.strictObject({ id: z.uuid() }), output: undoSchema }),
} as const;
