import type { SyncOverview } from '../../../../src-shared/ipc/sync.routes.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { Ports } from '../../ports.ts';
import type { Store } from '../../store/store.ts';
import { backOffMs } from '../planner/back-off.ts';
import type { RoundEnd } from '../round.ts';
import { chance } from '../run-context.ts';
import { nextDueMs } from '../status.ts';
import type { SyncEngine } from '../sync-engine.ts';
import { createAnnouncer } from './announcer.ts';

interface ScheduleParts {
  readonly store: Store;
  readonly ports: Pick<Ports, 'clock' | 'ids' | 'log'>;
  readonly round: SyncEngine['round'];
  readonly overview: () => Promise<SyncOverview>;
  readonly connection: () => SyncOverview['connection'];
  readonly isRunning: () => boolean;
  readonly stop: AbortSignal;
}

export interface Schedule {
  readonly start: () => void;
  readonly nextAt: () => string | null;
  /** Tells listeners, soon and not for every single write. */
  readonly announce: () => void;
  readonly ended: (end: RoundEnd) => void;
  readonly onChange: SyncEngine['onChange'];
  /** Resolves when the loop has ended after `stop` was aborted. */
  readonly stopped: () => Promise<void>;
}

const INTERVAL_MS = 5 * 60_000;
const AFTER_EDIT_MS = 1_000;
const PAUSE_MOST_MS = 60 * 60_000;

/** Rounds by themselves: soon after an edit, when something comes due, every five minutes; rarer while nothing answers. */
export function createSchedule(parts: ScheduleParts): Schedule {
  const { store, ports, stop } = parts;
  const { announce, onChange } = createAnnouncer(parts);
  const pace = createPace(parts);
  let nextAtMs: number | null = null;
  let loop: Promise<void> | null = null;
  let wake = new AbortController();

  const run = async (): Promise<void> => {
    while (!stop.aborted) {
      await parts.round().catch(() => {
        pace.failed();
        ports.log.error('a round failed unexpectedly');
      });
      if (stop.aborted) return;
      wake = new AbortController();
      const waitMs = await pace.delayMs();
      nextAtMs = ports.clock.now() + waitMs;
      announce();
      await ports.clock.sleep(waitMs, AbortSignal.any([stop, wake.signal]));
      nextAtMs = null;
    }
  };

  const edited = createBurstTimer(parts, () => {
    if (!pace.isWaitingForServer()) wake.abort();
  });
  const unsubscribe = store.onChange(() => {
    announce();
    // writes of a round are no edits; an edit made during one is seen when it ends
    if (loop !== null && !parts.isRunning()) edited();
  });
  stop.addEventListener('abort', unsubscribe, { once: true });

  return {
    start: () => {
      loop ??= run();
    },
    nextAt: () => (nextAtMs === null ? null : toInstant(nextAtMs)),
    announce,
    ended: pace.ended,
    onChange,
    stopped: async () => {
      await loop;
    },
  };
}

interface Pace {
  readonly ended: (end: RoundEnd) => void;
  readonly failed: () => void;
  /** The server asked for a pause, or does not answer: an edit makes it no more willing. */
  readonly isWaitingForServer: () => boolean;
  /** How long to wait before the next round. */
  readonly delayMs: () => Promise<number>;
}

function createPace({ store, ports, connection }: ScheduleParts): Pace {
  let fruitless = 0;
  let pausedUntilMs = 0;
  /** A pause longer than any that is honoured comes from a clock set back. */
  const pauseMs = (): number => {
    const restMs = pausedUntilMs - ports.clock.now();
    return restMs > PAUSE_MOST_MS ? 0 : Math.max(0, restMs);
  };
  return {
    ended: ({ outcome, pausedUntilMs: until, complete, pushed, pulled }) => {
      pausedUntilMs = until ?? 0;
      const hasHelped = outcome === 'done' && (complete || pushed + pulled > 0);
      fruitless = hasHelped || outcome === 'signed_out' ? 0 : fruitless + 1;
    },
    failed: () => {
      fruitless += 1;
    },
    isWaitingForServer: () => fruitless > 0 || pauseMs() > 0,
    delayMs: async () => {
      const nowMs = ports.clock.now();
      if (pauseMs() > 0) return pauseMs();
      if (fruitless > 0) return backOffMs(fruitless, chance(ports.ids));
      if (connection() === 'signed_out') return INTERVAL_MS;
      const dueMs = await nextDueMs(store, nowMs);
      return dueMs === null ? INTERVAL_MS : Math.min(INTERVAL_MS, Math.max(AFTER_EDIT_MS, dueMs - nowMs));
    },
  };
}

/**
 * A second after the first of a burst of writes, if they left something to send now. Not after the last one: somebody
 * who types all day would never be told how things stand.
 */
function createBurstTimer({ store, ports, connection, stop }: ScheduleParts, act: () => void): () => void {
  let isTicking = false;
  const look = async (): Promise<void> => {
    await ports.clock.sleep(AFTER_EDIT_MS, stop);
    isTicking = false;
    if (stop.aborted || connection() === 'signed_out') return;
    const dueMs = await nextDueMs(store, ports.clock.now());
    if (dueMs !== null && dueMs <= ports.clock.now()) act();
  };
  return () => {
    if (isTicking) return;
    isTicking = true;
    look().catch(() => ports.log.warn('looking for due changes failed'));
  };
}
