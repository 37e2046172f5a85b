import { setImmediate as nextTurn } from 'node:timers/promises';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Clock, Log } from '../../ports.ts';
import type { Store } from '../../store/store.ts';
import type { Work } from '../../store/watch-work.ts';
import { noteSound } from './last-check.ts';

/** Where no list is asked for (another page was open last), it begins nevertheless. */
const BEGINS_AFTER_MS = 30_000;
/** Meanwhile the first list is painted, and what stands beside it is asked for. */
const PAINTED_AFTER_MS = 500;
const OUT_OF_THE_WAY_MS = 20;

interface Deps {
  readonly store: Pick<Store, 'checkPages' | 'write'>;
  readonly work: Work;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Reads the whole of a store that was just opened, once, so that damage is found before somebody needs what is damaged: once
 * the first list was answered and had time to be painted, and out of the way of whatever is asked meanwhile. That a store is not sound, whoever watches
 * for damage hears; that it is, is noted.
 */
export async function checkAtStart({ store, work, clock, log, signal }: Deps): Promise<void> {
  await Promise.race([work.firstList, clock.sleep(BEGINS_AFTER_MS, signal)]);
  await clock.sleep(PAINTED_AFTER_MS, signal);
  let { asked } = work.now();
  const pause = async (): Promise<void> => {
    await nextTurn();
    const now = work.now();
    if (now.asked > asked || now.open > 0) await clock.sleep(OUT_OF_THE_WAY_MS, signal);
    ({ asked } = work.now());
    if (signal.aborted) throw new SatchelError('CANCELLED');
  };
  try {
    if (signal.aborted) return;
    const { isSound } = await store.checkPages(pause);
    if (isSound && !signal.aborted) await noteSound(store, clock);
    log.info('store checked', { isSound });
  } catch (error) {
    const code = error instanceof SatchelError ? error.code : 'INTERNAL';
    if (code !== 'CANCELLED') log.warn('store not checked', { code });
  }
}
