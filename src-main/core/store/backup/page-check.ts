import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { Store } from '../store.ts';
import { arePagesSound } from './check-file.ts';

interface PageCheck {
  readonly run: Store['checkPages'];
  /** Ends checks under way at their next pause. Must be called before the connection is closed. */
  readonly stop: () => void;
}

/** The check of every page of an open store. */
export function pageCheck(connection: Connection): PageCheck {
  let isStopped = false;
  const goOn = (): void => {
    if (isStopped) throw new SatchelError('CANCELLED');
  };
  return {
    run: async (pause) => {
      goOn();
      const isSound = await arePagesSound(connection, async () => {
        await pause();
        goOn();
      });
      return { isSound };
    },
    stop: () => {
      isStopped = true;
    },
  };
}
