import type { Clock } from '../core/ports.ts';

/** The system has no event for it in the main process; asking is one cheap call. */
const ASK_EVERY_MS = 500;

/** Tells of every change between online and offline, until aborted. */
export async function watchOnline(deps: {
  isOnline: () => boolean;
  clock: Clock;
  onChange: (isOnline: boolean) => void;
  signal: AbortSignal;
}): Promise<void> {
  let before = deps.isOnline();
  while (!deps.signal.aborted) {
    await deps.clock.sleep(ASK_EVERY_MS, deps.signal);
    const now = deps.isOnline();
    if (now !== before && !deps.signal.aborted) deps.onChange(now);
    before = now;
  }
}
