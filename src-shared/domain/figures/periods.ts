import { addDays, startOfDay, startOfUnit, type Calendar } from '../../lib/calendar.ts';

/** Days or moments from the first one on, up to and without `before`. */
export interface Period {
  readonly from: string;
  readonly before: string;
}

export interface Month extends Period {
  /** YYYY-MM */
  readonly month: string;
}

/** The month that lies so many months after (or, negative, before) the one with this day. */
export function monthOf(day: string, months = 0): Month {
  const from = startOfUnit(day, 'month', months);
  return { month: from.slice(0, 7), from, before: startOfUnit(day, 'month', months + 1) };
}

/** So many months, the one with this day first. */
export const monthsFrom = (day: string, count: number): readonly Month[] =>
  Array.from({ length: count }, (_, index) => monthOf(day, index));

/** So many months, the one with this day last. */
export const monthsUpTo = (day: string, count: number): readonly Month[] =>
  monthsFrom(startOfUnit(day, 'month', 1 - count), count);

/** The year with this day. */
export const yearOf = (day: string): Period => ({
  from: startOfUnit(day, 'year', 0),
  before: startOfUnit(day, 'year', 1),
});

/** The 12 months that end with a day, and the 12 before them: a customer's "this" and "previous" year of retention. */
export function lastTwelveMonths(today: string): { readonly last: Period; readonly before: Period } {
  const end = addDays(today, 1);
  const [start, begin] = [-12, -24].map((months) => sameDay(end, months));
  if (start === undefined || begin === undefined) throw new Error('two starts were asked for');
  return { last: { from: start, before: end }, before: { from: begin, before: start } };
}

/** The same day of another month; behind its last day, where that month is shorter, the first of the next. */
function sameDay(day: string, months: number): string {
  const { before, month } = monthOf(day, months);
  const wanted = `${month}${day.slice(7)}`;
  return wanted <= addDays(before, -1) ? wanted : before;
}

/** A period of days as the stretch of moments that it lasts in a person's zone. */
export const momentsOf = ({ from, before }: Period, { zone }: Calendar): Period => ({
  from: startOfDay(from, zone),
  before: startOfDay(before, zone),
});

/** Whether a day (of a period of days) or a moment (of one of moments) belongs to it; an unknown one does not. */
export const isWithin = (at: string | null | undefined, { from, before }: Period): boolean =>
  at !== null && at !== undefined && at >= from && at < before;
