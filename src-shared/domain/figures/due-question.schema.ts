import { z } from 'zod';
import { daySchema } from '../../lib/time.ts';

/** What has a day: tasks to be done, payments to be received, active contracts that end. */
export const DUE_LISTS = ['tasks', 'payments', 'contracts'] as const;
export type DueList = (typeof DUE_LISTS)[number];

/** `when`: overdue = its day is over; soon = today, or within so many `days` after it. `after`: `next` of the page before. */
export const dueQuestionSchema = z.strictObject({
  list: z.enum(DUE_LISTS),
  when: z.enum(['overdue', 'soon']),
  days: z.int().min(0).max(3_650),
  ownerId: z.string().min(1).max(200).optional(),
  today: daySchema.optional(),
  limit: z.int().min(1).max(200),
  after: z.string().max(2_000).nullable(),
});
export type DueQuestion = z.output<typeof dueQuestionSchema>;
