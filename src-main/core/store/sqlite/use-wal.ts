import type { Connection } from './connection.ts';

/**
 * From so many pages on a commit moves the log itself. Usually `trimLog` is there before it; what is written without pauses
 * (an update, a rebuilding) is bounded by this.
 */
export const AUTOCHECKPOINT_PAGES = 8_000;

/**
 * Switches a file that is known to be ours (key and version checked) to write-ahead logging, so that a commit is one append
 * and a kill leaves either the old or the new state.
 */
export function useWal(connection: Connection): void {
  connection.script(
    `PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=${AUTOCHECKPOINT_PAGES}; PRAGMA cache_size=-32000;`,
  );
}

/**
 * Moves everything from the log into the database file itself, which is then whole without the log. Errors: those of the
 * connection; the log stays then.
 */
export function emptyWal(connection: Connection): void {
  const state = connection.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
  if (state?.busy !== 0) throw new Error('a read is open across turns of the event loop');
}
