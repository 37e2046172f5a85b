import { z } from 'zod';
import { filterSchema } from './filter.schema.ts';

const fieldName = z.string().min(1).max(100);

/** A column of a list: `width` in pixels; pinned columns stay where they are while the others scroll sideways. */
const columnSchema = z.strictObject({
  field: fieldName,
  width: z.int().min(40).max(1_200),
  isPinned: z.boolean(),
});
export type ViewColumn = z.infer<typeof columnSchema>;

/**
 * How a person wants to see a list. `id`: a UUID, or the word of a view that is always there (`DEFAULT_VIEWS`); `name`: null
 * for the latter, which the texts name by the word.
 */
export const viewSchema = z.strictObject({
  id: z.string().min(1).max(36),
  name: z.string().trim().min(1, 'required').max(60, 'too_long').nullable(),
  columns: z.array(columnSchema).min(1).max(60),
  sort: z.strictObject({ field: fieldName, isDescending: z.boolean() }),
  filter: filterSchema.nullable(),
  search: z.string().max(200),
});
export type View = z.infer<typeof viewSchema>;
