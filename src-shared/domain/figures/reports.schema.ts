import { z } from 'zod';
import { LOYALTY_LEVELS } from '../customers/customer.schema.ts';
import type { Entity } from '../entities.ts';
import { STAGES } from '../opportunities/opportunity.schema.ts';
import type { ReportName } from './report-args.schema.ts';

const count = z.int().nonnegative();
const cents = z.int().nonnegative();
/** A part of a whole, 0 to 1 with four decimals; null where the whole is nothing. */
const share = z.number().min(0).max(1).nullable();
const month = z.string().regex(/^\d{4}-\d{2}$/u);

/** A handful of deals: how many, their amounts, and their amounts by probability. */
const dealSumsSchema = z.strictObject({ count, sumCents: cents, weightedCents: cents });
export type DealSums = z.infer<typeof dealSumsSchema>;

/** Where the deals stand now. `open`: those neither won nor lost; `stages`: all six, in order. */
const pipelineSchema = z.strictObject({
  open: dealSumsSchema,
  stages: z.array(dealSumsSchema.extend({ stage: z.enum(STAGES) })),
});

/**
 * How far deals came. `reached`: deals that stood in the stage or in a later one; `entered`: those that stood in it;
 * `conversion`: reached the next one / reached this one (null for the last, and where none reached it); `averageDays`: how
 * long the stays lasted that are over, one decimal, null where none is; `lost`: deals that were lost.
 */
const funnelSchema = z.strictObject({
  stages: z.array(
    z.strictObject({
      stage: z.enum(STAGES),
      reached: count,
      entered: count,
      conversion: share,
      averageDays: z.number().nonnegative().nullable(),
    }),
  ),
  lost: count,
});

/** `forecastCents`: amount × probability; `committedCents`: the part of it from deals with a probability of 80 or more. */
const forecastSumsSchema = z.strictObject({ count, sumCents: cents, forecastCents: cents, committedCents: cents });
export type ForecastSums = z.infer<typeof forecastSumsSchema>;

/** What open deals promise, by the month of their `closeDate`; before and after those months, and without a day. */
const forecastSchema = z.strictObject({
  months: z.array(forecastSumsSchema.extend({ month })),
  earlier: forecastSumsSchema,
  later: forecastSumsSchema,
  undated: forecastSumsSchema,
});

/** The last months, oldest first. Revenue is of deals won, collected of payments received; the others are counts. */
const trendsSchema = z.strictObject({
  months: z.array(
    z.strictObject({
      month,
      revenueCents: cents,
      won: count,
      collectedCents: cents,
      newCustomers: count,
      activities: count,
      cases: count,
    }),
  ),
});

/** Largest first, then by name; `value` null = not filled in. `others`: the customers of values that are not told. */
const groupsSchema = z.strictObject({
  groups: z.array(z.strictObject({ value: z.string().nullable(), count })),
  others: count,
});

export const SIZES = ['1-49', '50-499', '500+'] as const;
export type Size = (typeof SIZES)[number];

/** How many customers there are of each size (null = not known), industry and region. */
const segmentationSchema = z.strictObject({
  sizes: z.array(z.strictObject({ size: z.enum(SIZES).nullable(), count })),
  industries: groupsSchema,
  regions: groupsSchema,
});

/**
 * Customers by their level (null = none). `before`: those with a won deal or an activity in the 12 months before the last
 * 12; `kept`: those of them that had one in the last 12 too; `retention`: kept / before.
 */
const loyaltySchema = z.strictObject({
  levels: z.array(
    z.strictObject({ level: z.enum(LOYALTY_LEVELS), count, before: count, kept: count, retention: share }),
  ),
  withoutLevel: count,
});

/** The whole in a few numbers; "this" month and year are those of today, up to and with their last day. */
const overviewSchema = z.strictObject({
  customers: count,
  newCustomersThisMonth: count,
  open: dealSumsSchema,
  revenueThisMonthCents: cents,
  revenueThisYearCents: cents,
  wonThisYear: count,
  /** Revenue of the year / deals won in it, rounded to the fen; null where none was. */
  averageDealCents: cents.nullable(),
  collectedThisMonthCents: cents,
  activitiesThisMonth: count,
  openCases: count,
  overdueTasks: count,
  overduePayments: z.strictObject({ count, sumCents: cents }),
  expiringContracts: count,
  expiredContracts: count,
});

export const reportSchemas = {
  funnel: funnelSchema,
  forecast: forecastSchema,
  pipeline: pipelineSchema,
  overview: overviewSchema,
  trends: trendsSchema,
  segmentation: segmentationSchema,
  loyalty: loyaltySchema,
} as const satisfies Record<ReportName, z.ZodType>;

export type ReportOf = { readonly [Name in ReportName]: z.infer<(typeof reportSchemas)[Name]> };

/** Whose changes may change each answer: whoever shows a report asks again when one of these entities changed. */
export const REPORT_SOURCES: Readonly<Record<ReportName, readonly Entity[]>> = {
  funnel: ['opportunities'],
  forecast: ['opportunities'],
  pipeline: ['opportunities'],
  overview: ['customers', 'opportunities', 'payments', 'activities', 'cases', 'tasks', 'contracts'],
  trends: ['opportunities', 'payments', 'customers', 'activities', 'cases'],
  segmentation: ['customers'],
  loyalty: ['customers', 'opportunities', 'activities'],
};
