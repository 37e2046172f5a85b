import type { SyncProgress } from '../../../src-shared/ipc/sync.routes.ts';

/** How far the round under way is, told by what does the work. */
export interface RoundProgress {
  /** Null between rounds, and where there was nothing to count yet. */
  readonly now: () => SyncProgress | null;
  readonly tell: (progress: SyncProgress | null) => void;
  /** So many more of what is being counted are done. */
  readonly step: (by: number) => void;
}

/** `onChange` hears of every step; whoever passes it on does so less often. */
export function createRoundProgress(onChange: () => void): RoundProgress {
  let now: SyncProgress | null = null;
  const tell = (progress: SyncProgress | null): void => {
    now = progress;
    onChange();
  };
  return {
    now: () => now,
    tell,
    step: (by) => {
      // A server may list more than it said there were.
      if (now) tell({ ...now, done: Math.min(now.total, now.done + by) });
    },
  };
}
