import type { Clock } from './ports.ts';

interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
}

const TOLD_EVERY_MS = 100;

/** Passes on at most ten a second of what is told, and always the first of a phase and the last. */
export function throttled<P extends Progress>({ clock }: { readonly clock: Clock }, tell: (progress: P) => void) {
  let last = { at: Number.NEGATIVE_INFINITY, phase: '' };
  return (progress: P): void => {
    const now = clock.now();
    const isSoon = now - last.at < TOLD_EVERY_MS && now >= last.at;
    if (isSoon && progress.phase === last.phase && progress.done !== progress.total) return;
    last = { at: now, phase: progress.phase };
    tell(progress);
  };
}
