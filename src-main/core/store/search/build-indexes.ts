import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Table } from '../rx-storage/table.ts';
import type { Connection } from '../sqlite/connection.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';

/** Rows indexed before the event loop gets its turn. */
const BUILT_AT_ONCE = 200;

export interface Building {
  /** Settles when every index is complete, or the building was stopped or failed: searching is right all the same. */
  readonly done: Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Builds what is missing of the search indexes, beside all other work: after an index was emptied because what is searched
 * has changed, or where such a building was interrupted. It goes on at the next opening where it stopped.
 */
export function buildIndexes(connection: Connection, tables: readonly Table[]): Building {
  let isStopped = false;
  const build = async (): Promise<void> => {
    await nextTurn();
    for (const table of tables) {
      const index = table.search;
      while (!isStopped && index !== null && index.builtTo(connection) !== null) {
        connection.transaction('refetchable', () => index.buildOn(connection, table.name, BUILT_AT_ONCE));
        await nextTurn();
      }
    }
  };
  // A full disk or a damaged page is said by whatever needs the file; the plain search goes on without the index.
  const done = build().catch((error: unknown) => {
    if (!(error instanceof SatchelError)) throw error;
  });
  return {
    done,
    stop: () => {
      isStopped = true;
      return done;
    },
  };
}
