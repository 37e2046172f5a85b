import type { Clock } from '../../ports.ts';

/** The host asked to be left alone for longer than a round waits. */
export class HostPaused extends Error {
  readonly untilMs: number;

  constructor(untilMs: number) {
    super('host paused');
    this.untilMs = untilMs;
  }
}

export interface HostGate {
  /** Resolves when the host may be asked; rejects with HostPaused when that is too far away. */
  readonly pass: (signal?: AbortSignal) => Promise<void>;
  readonly close: (forMs: number) => void;
  readonly open: () => void;
  /** How often in a row it was closed. */
  readonly closings: () => number;
}

const WAIT_MOST_MS = 20_000;
const CLOSINGS_MOST = 8;

/** One answer of 429 or 503 holds every request to that host back, not only the one that got it. */
export function createHostGate(clock: Clock): HostGate {
  let untilMs = 0;
  let closings = 0;
  return {
    pass: async (signal) => {
      for (let restMs = untilMs - clock.now(); restMs > 0; restMs = untilMs - clock.now()) {
        if (restMs > WAIT_MOST_MS || closings > CLOSINGS_MOST) throw new HostPaused(untilMs);
        if (signal?.aborted) return;
        await clock.sleep(restMs, signal);
      }
    },
    close: (forMs) => {
      untilMs = Math.max(untilMs, clock.now() + forMs);
      closings += 1;
    },
    open: () => {
      closings = 0;
    },
    closings: () => closings,
  };
}
