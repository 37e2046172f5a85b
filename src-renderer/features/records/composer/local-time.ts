import { daySchema } from '../../../../src-shared/lib/time.ts';
import { parseDay } from '../../../ui/form/parse-day.ts';
import { narrow } from '../../../ui/format.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The day of this computer so many days after a moment: YYYY-MM-DD. */
export function localDay(now: number, daysAhead = 0): string {
  const at = new Date(now);
  const day = new Date(at.getFullYear(), at.getMonth(), at.getDate() + daysAhead);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** A moment by the clock of this computer, to the minute, as a person would type it: YYYY-MM-DD HH:mm. */
export function localMinute(now: number): string {
  const at = new Date(now);
  return `${localDay(now)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A day that the calendar has, in the usual ways to write one (`parseDay`), or null. */
export function dayTyped(text: string): string | null {
  const day = daySchema.safeParse(parseDay(text));
  return day.success ? day.data : null;
}

/** A time of day with a day in front of it, or of today, in milliseconds since the epoch; null where it is none. */
export function momentTyped(text: string, now: number): number | null {
  const [, before = '', hour = '', minute = ''] = /^(.*?)\s*(\d{1,2})[:时](\d{2})分?$/u.exec(narrow(text)) ?? [];
  const day = before === '' ? localDay(now) : dayTyped(before);
  if (hour === '' || day === null || Number(hour) > 23 || Number(minute) > 59) return null;
  return new Date(`${day}T${hour.padStart(2, '0')}:${minute}`).getTime();
}
