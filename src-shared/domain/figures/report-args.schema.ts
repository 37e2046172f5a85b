import { z } from 'zod';
import { daySchema } from '../../lib/time.ts';

/** The figures that are asked for by name, on screens and by `satchel report`. */
export const REPORTS = ['funnel', 'forecast', 'pipeline', 'overview', 'trends', 'segmentation', 'loyalty'] as const;
export type ReportName = (typeof REPORTS)[number];

/** Whether a word from outside names a report. */
export const isReport = (word: string): word is ReportName => (REPORTS as readonly string[]).includes(word);

const shared = {
  /** Only the records of this owner; absent = everybody's. */
  ownerId: z.string().min(1).max(200).optional(),
  /** The day for which the figures are asked, YYYY-MM-DD; absent = the day that it is on this computer. */
  today: daySchema.optional(),
};
const months = z.int().min(1).max(60);

/** What may be said with each report. All may be left out. Days are YYYY-MM-DD, both ends of a period belong to it. */
export const reportArgsSchemas = {
  /** `from`, `to`: only deals that were entered on these days. */
  funnel: z
    .strictObject({ ...shared, from: daySchema.optional(), to: daySchema.optional() })
    .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'from > to'),
  /** `from`: a day of the first month (absent = today); `months`: how many, 6 unless told. */
  forecast: z.strictObject({ ...shared, from: daySchema.optional(), months: months.default(6) }),
  pipeline: z.strictObject(shared),
  overview: z.strictObject(shared),
  /** `to`: a day of the last month (absent = today); `months`: how many, 12 unless told. */
  trends: z.strictObject({ ...shared, to: daySchema.optional(), months: months.default(12) }),
  /** `most`: of how many industries and regions each is told, the largest first; 20 unless told. */
  segmentation: z.strictObject({ ...shared, most: z.int().min(1).max(1_000).default(20) }),
  loyalty: z.strictObject(shared),
} as const satisfies Record<ReportName, z.ZodType>;

export type ReportArgs = { readonly [Name in ReportName]: z.output<(typeof reportArgsSchemas)[Name]> };
