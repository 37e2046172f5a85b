export const LATER = ['hour', 'tomorrow', 'monday', 'week'] as const;
export type Later = (typeof LATER)[number];

const HOUR = 3_600_000;
const STEP = 5 * 60_000;
const WEEK_DAYS = 7;

/**
 * When something comes that is put off, as milliseconds: an hour from now on the next five minutes, else on a later day at the
 * time of day that it had. `now` and `at` are milliseconds; days are those of this computer.
 */
export function laterAt(later: Later, at: number, now: number): number {
  if (later === 'hour') return Math.ceil((now + HOUR) / STEP) * STEP;
  const days = { tomorrow: 1, monday: WEEK_DAYS - ((new Date(now).getDay() + 6) % WEEK_DAYS), week: WEEK_DAYS };
  const day = new Date(now);
  const time = new Date(at);
  return new Date(
    day.getFullYear(),
    day.getMonth(),
    day.getDate() + days[later],
    time.getHours(),
    time.getMinutes(),
  ).getTime();
}
