/** A part of a whole as a number from 0 to 1, rounded half up to four decimals; null where the whole is nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 10_000) / whole) / 10_000;

/** Milliseconds as days on average, rounded half up to one decimal; null where there is nothing to average. */
export const averageDays = (ms: number, count: number): number | null =>
  count === 0 ? null : Math.round((ms * 10) / count / 86_400_000) / 10;

/** An amount of fen divided by a count, rounded half up to the fen; null where there is nothing to average. */
export const averageCents = (cents: number, count: number): number | null =>
  count === 0 ? null : Math.round(cents / count);
