const FIRST_MS = 1_000;
const MOST_MS = 5 * 60_000;

/**
 * Full jitter: somewhere between nothing and a bound that doubles from 1 s to 5 min, so that devices which lost the same
 * server do not come back together. `failures` counts from 1; `random` is in [0, 1). Never under 100 ms.
 */
export const backOffMs = (failures: number, random: number): number =>
  Math.max(100, Math.round(random * Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, failures - 1)))));

/**
 * When something that waits comes due, in ms since the epoch. Nothing waits longer than the longest back-off: a moment
 * further away was written by a clock that has since been set back.
 */
export const dueAtMs = (nextAt: string | null, nowMs: number): number => {
  const atMs = nextAt === null ? nowMs : Date.parse(nextAt);
  return atMs - nowMs > MOST_MS ? nowMs : Math.max(nowMs, atMs);
};
