import { calendarAt, startOfDay, type Calendar } from '../../../../src-shared/lib/calendar.ts';
import type { FieldTest } from '../../../../src-shared/domain/views/resolve-filter.ts';
import type { Store } from '../../store/store.ts';

/** What every part of Today asks: of which store, at what moment, in whose calendar. */
export interface TodayQuestion {
  readonly store: Store;
  readonly calendar: Calendar;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What Today asks at a moment, in the zone of this computer. */
export const questionAt = (store: Store, now: number): TodayQuestion => ({
  ...{ store, now },
  calendar: calendarAt(now, Intl.DateTimeFormat().resolvedOptions().timeZone),
});

/** A moment from the beginning of one day on, before the beginning of another; null leaves an end open. */
export function inDays(
  field: string,
  { zone }: Calendar,
  [from, to]: readonly [string | null, string | null],
): FieldTest {
  const low = from === null ? null : { value: startOfDay(from, zone), isIncluded: true };
  const high = to === null ? null : { value: startOfDay(to, zone), isIncluded: false };
  return { field, isNegated: false, test: { is: 'between', low, high } };
}

export const noneOf = (field: string, values: readonly string[]): FieldTest => ({
  field,
  isNegated: true,
  test: { is: 'one of', values },
});
