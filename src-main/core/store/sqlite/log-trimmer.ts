import { closeSync, fsync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Database } from './driver.ts';
import { storeError } from './sqlite-errors.ts';

/** A log of so many pages is moved into the file: few enough to be moved between two answers. */
const LONG_FROM = 1_000;

export interface LogTrimmer {
  /**
   * Moves a long write-ahead log into the database file, so that no commit has to. Waits for the disk off the event loop
   * as far as the log goes. Must not run beside itself; a commit in between is none of its business. What the disk refuses
   * stays in the log and is said by the next commit that needs the room.
   */
  readonly trim: () => Promise<void>;
  readonly close: () => void;
}

const flush = promisify(fsync);

/** The trimmer of the log of one open database. */
export function createLogTrimmer(database: Database, file: string): LogTrimmer {
  let log: number | null = null;
  let isClosed = false;
  const isDue = (): boolean => !isClosed && !isHeld(database) && pagesToMove(database) >= LONG_FROM;
  return {
    trim: async () => {
      try {
        if (!isDue()) return;
        log ??= openSync(`${file}-wal`, 'r+');
        // SQLite flushes the log before it moves a page, and finds nothing left to flush.
        await flush(log);
        if (isDue()) database.pragma('wal_checkpoint(PASSIVE)');
      } catch (error) {
        const ours = storeError(error);
        if (!isClosed && !(ours instanceof SatchelError)) throw ours;
      }
    },
    close: () => {
      isClosed = true;
      if (log !== null) closeSync(log);
      log = null;
    },
  };
}

/** Whether nothing may be taken out of the log, because the file is being copied (backup/store-copies.ts). */
export const isHeld = (database: Database): boolean => database.pragma('wal_autocheckpoint', { simple: true }) === 0;

function pagesToMove(database: Database): number {
  const [state] = database.pragma('wal_checkpoint(NOOP)') as readonly { log: number; checkpointed: number }[];
  return state === undefined ? 0 : state.log - state.checkpointed;
}
