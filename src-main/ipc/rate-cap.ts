import type { Clock } from '../core/ports.ts';

/**
 * Whether one more may pass: a bucket of `burst` that refills by `perSecond`. A page that a person uses never empties it; one
 * that floods cannot keep the main thread busy.
 */
export function createRateCap(deps: { clock: Clock; perSecond: number; burst: number }): () => boolean {
  let left = deps.burst;
  let filledAt = deps.clock.now();
  return () => {
    const now = deps.clock.now();
    // A clock that was set back must not empty the bucket.
    const passedMs = Math.max(0, now - filledAt);
    left = Math.min(deps.burst, left + (passedMs / 1000) * deps.perSecond);
    filledAt = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
