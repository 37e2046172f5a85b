import { counted, type Deal } from './company-rows.ts';
import { amountOf, isOpen, probabilityOf, sumOf, weightedOf } from './deals.ts';
import { isWithin, monthsFrom, type Period } from './periods.ts';
import type { ReportArgs } from './report-args.schema.ts';
import type { ForecastSums, ReportOf } from './reports.schema.ts';

/** From this probability on a deal counts as committed. */
export const COMMITTED_PROBABILITY = 80;

/** The days before the first month, from it on, and behind the last one: no day lies outside. */
export const FIRST_DAY = '0000-01-01';
export const BEHIND_LAST_DAY = '9999-99-99';

/**
 * What open deals promise. Forecast of a month: sum of amount × probability of the open deals that are to be closed in it;
 * committed: the same of those with a probability of 80 or more.
 */
export function forecastOf(rows: readonly Deal[], args: ReportArgs['forecast'], today: string): ReportOf['forecast'] {
  const deals = counted(rows, args).filter(isOpen);
  const within = (period: Period): readonly Deal[] => deals.filter(({ closeDate }) => isWithin(closeDate, period));
  const months = monthsFrom(args.from ?? today, args.months);
  const [first, last] = [months[0]?.from ?? FIRST_DAY, months.at(-1)?.before ?? BEHIND_LAST_DAY];
  return {
    months: months.map((month) => ({ month: month.month, ...promisedBy(within(month)) })),
    earlier: promisedBy(within({ from: FIRST_DAY, before: first })),
    later: promisedBy(within({ from: last, before: BEHIND_LAST_DAY })),
    undated: promisedBy(deals.filter(({ closeDate }) => (closeDate ?? null) === null)),
  };
}

const promisedBy = (deals: readonly Deal[]): ForecastSums => ({
  count: deals.length,
  sumCents: sumOf(deals, amountOf),
  forecastCents: sumOf(deals, weightedOf),
  committedCents: sumOf(
    deals.filter((deal) => probabilityOf(deal) >= COMMITTED_PROBABILITY),
    weightedOf,
  ),
});
