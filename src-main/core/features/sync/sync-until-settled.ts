import type { SyncStatus } from '../../../../src-shared/ipc/sync.routes.ts';
import type { Clock } from '../../ports.ts';
import type { RoundResult, SyncEngine } from '../../sync/sync-engine.ts';

interface Deps {
  readonly clock: Clock;
  /** Null in `local`, where there is nothing to settle with. */
  readonly engine: SyncEngine | null;
  readonly status: () => Promise<SyncStatus>;
}

interface Request {
  readonly isOnce: boolean;
  /** Null = no limit. */
  readonly timeoutMs: number | null;
  readonly signal: AbortSignal;
}

/** Rounds without a network after which waiting any longer is pointless for somebody who waits at a prompt. */
const OFFLINE_ROUNDS = 3;
const PAUSE_MS = 500;

/**
 * One round, or rounds until nothing can be sent or fetched. Counts of several rounds are added up; the state is that of
 * the end. Ends early without a network, without a sign-in, at the time limit and when the signal aborts.
 */
export const syncUntilSettled =
  ({ clock, engine, status }: Deps) =>
  async ({ isOnce, timeoutMs, signal }: Request): Promise<RoundResult> => {
    if (engine === null) return nothingToDo(await status());
    const until = timeoutMs === null ? Infinity : clock.now() + timeoutMs;
    const stop = timeoutMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    let sum = { pulled: 0, pushed: 0 };
    let offlineRounds = 0;
    for (;;) {
      const round = await engine.round({ isManual: true, signal: stop });
      sum = { pulled: sum.pulled + round.pulled, pushed: sum.pushed + round.pushed };
      offlineRounds = round.outcome === 'offline' ? offlineRounds + 1 : 0;
      const isOver = isOnce || stop.aborted || clock.now() >= until;
      if (isOver || isAtRest(round) || offlineRounds >= OFFLINE_ROUNDS) return { ...round, ...sum };
      await clock.sleep(Math.min(PAUSE_MS * 2 ** offlineRounds, Math.max(0, until - clock.now())), stop);
    }
  };

/** Another round would change nothing: all is settled, only a person can help, or nobody is signed in. */
function isAtRest({ outcome, pending, stuck, complete, conflicts, refused }: RoundResult): boolean {
  if (outcome === 'signed_out') return true;
  return outcome === 'done' && pending === stuck && (complete || conflicts + refused > 0);
}

const nothingToDo = ({ held, pending, conflicts, refused }: SyncStatus): RoundResult => ({
  pulled: 0,
  pushed: 0,
  conflicts,
  refused,
  held,
  pending,
  stuck: 0,
  complete: true,
  outcome: 'done',
});
