import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Store } from '../../store/store.ts';

const FIRST_AFTER_MS = 20_000;
const LOOK_EVERY_MS = 600_000;

interface Deps {
  readonly store: Pick<Store, 'verify'>;
  readonly keepSnapshot: () => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Looks every ten minutes whether a snapshot of the open workspace is due, until the signal aborts; the first time soon
 * after it was opened, so that opening is not held up. A copy that does not prove sound may mean that the store is not: the
 * whole of it is read then, which tells whoever watches for damage.
 */
export async function keepSnapshots({ store, keepSnapshot, clock, log, signal }: Deps): Promise<void> {
  await clock.sleep(FIRST_AFTER_MS, signal);
  while (!signal.aborted) {
    try {
      await keepSnapshot();
    } catch (error) {
      const code = error instanceof SatchelError ? error.code : 'INTERNAL';
      log.warn('snapshot not made', { code });
      if (code === 'STORE_DAMAGED' && !signal.aborted) await store.verify();
    }
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}
