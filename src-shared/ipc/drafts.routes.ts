import { z } from 'zod';
import { SCREEN_ENTITIES } from '../domain/entities.ts';
import { instantSchema } from '../lib/time.ts';
import { route } from './define.ts';

/** What is written in forms: records with screens of their own, and beside a record what happened with it (`activities`). */
const FORM_ENTITIES = [...SCREEN_ENTITIES, 'activities'] as const;
export type FormEntity = (typeof FORM_ENTITIES)[number];

/**
 * The form that a draft belongs to: of a record, or of one that does not exist yet; of `activities` the record beside which
 * it is written.
 */
const formSchema = z.strictObject({ entity: z.enum(FORM_ENTITIES), id: z.union([z.uuid(), z.literal('new')]) });
export type DraftForm = z.output<typeof formSchema>;

const typedSchema = z.strictObject({
  /** The fields that were touched, as they were typed. */
  values: z.record(z.string().max(100), z.string().max(100_000)),
  /** Where the person came from and goes back to. */
  from: z.string().max(500).startsWith('/').nullable(),
});
export const draftSchema = typedSchema.extend({ at: instantSchema });
export type KeptDraft = z.infer<typeof draftSchema>;

const nothing = z.strictObject({});

/** What was typed and not saved. It outlives the window and a crash, encrypted with everything else of the workspace. */
export const draftsRoutes = {
  'drafts.read': route({ input: formSchema, output: z.strictObject({ draft: draftSchema.nullable() }) }),
  /** Replaces what was kept of this form. */
  'drafts.keep': route({ input: formSchema.extend({ draft: typedSchema }), output: nothing }),
  'drafts.drop': route({ input: formSchema, output: nothing }),
} as const;
