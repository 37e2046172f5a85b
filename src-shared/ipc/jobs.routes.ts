import { z } from 'zod';
import { route } from './define.ts';

const count = z.int().nonnegative();
const nothing = z.strictObject({});

/** How far the one long piece of work that runs is: an import, an export, a change of many records, or taking one back. */
export const jobProgressSchema = z.strictObject({
  done: count,
  /** Rows in all, as far as it is known. */
  total: count.nullable(),
  phase: z.enum(['reading', 'checking', 'writing', 'changing', 'undoing', 'exporting']),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

export const jobsRoutes = {
  /** Ends what runs now after the batch under way; what is written stays and can be taken back. */
  'jobs.cancel': route({ input: nothing, output: nothing }),
} as const;
