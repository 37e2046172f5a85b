import { toInstant } from './time.ts';

/** The day that it is for a person, and the zone (IANA name) in which their days begin and end. */
export interface Calendar {
  readonly today: string;
  readonly zone: string;
}

export const DAY_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type DayUnit = (typeof DAY_UNITS)[number];

const DAY_MS = 86_400_000;
const epochOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);
const dayOf = (epochMs: number): string => toInstant(epochMs).slice(0, 10);

/** The calendar of a person at a moment (milliseconds since the epoch). */
export const calendarAt = (epochMs: number, zone: string): Calendar => ({
  today: dayOf(wallClockAt(epochMs, zone)),
  zone,
});

/** The day that lies so many days after (or, negative, before) another one. */
export const addDays = (day: string, days: number): string => dayOf(epochOf(day) + days * DAY_MS);

/**
 * The first day of the unit that lies so many units after the one with this day. Weeks begin on Monday, quarters with
 * January, April, July and October.
 */
export function startOfUnit(day: string, unit: DayUnit, units: number): string {
  const date = new Date(epochOf(day));
  const month = date.getUTCMonth();
  const monthStart = (months: number): string => dayOf(Date.UTC(date.getUTCFullYear(), months, 1));
  switch (unit) {
    case 'day':
      return addDays(day, units);
    case 'week':
      return addDays(day, 7 * units - ((date.getUTCDay() + 6) % 7));
    case 'month':
      return monthStart(month + units);
    case 'quarter':
      return monthStart(month - (month % 3) + 3 * units);
    case 'year':
      return monthStart(12 * units);
  }
}

/** The moment at which a day begins in a zone: midnight, or the end of the gap where clocks leap over midnight. */
export const startOfDay = (day: string, zone: string): string => momentAt(epochOf(day), zone);

/** What the clocks of a zone show at a moment, in milliseconds as if they showed UTC. */
export const wallClockAt = (epochMs: number, zone: string): number => epochMs + offsetAt(epochMs, zone);

/**
 * The moment at which the clocks of a zone show a time (`wallClockAt`): the first where they show it twice, the end of the gap
 * where they leap over it.
 */
export function momentAt(wallMs: number, zone: string): string {
  const candidates = [wallMs - DAY_MS, wallMs + DAY_MS].map((near) => wallMs - offsetAt(near, zone));
  const real = candidates.filter((moment) => moment + offsetAt(moment, zone) === wallMs);
  return toInstant(real.length > 0 ? Math.min(...real) : Math.max(...candidates));
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(epochMs: number, zone: string): number {
  const whole = Math.floor(epochMs / 1_000) * 1_000;
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(whole);
  const at = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')) - whole;
}
