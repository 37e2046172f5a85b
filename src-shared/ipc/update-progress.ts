import { z } from 'zod';

const count = z.int().nonnegative();

/** How far the data of an earlier version is on its way to this one: records, or parts where there are no records. */
export const updateProgressSchema = z.strictObject({
  phase: z.enum(['copying', 'updating', 'indexing', 'checking']),
  done: count,
  total: count,
});
export type UpdateProgress = z.infer<typeof updateProgressSchema>;
