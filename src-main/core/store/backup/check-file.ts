import { rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { openConnection, type Connection } from '../sqlite/connection.ts';
import { quoted } from '../sqlite/sql-names.ts';

/** Pages read before the event loop gets its turn: about ten milliseconds. */
const PAGES_AT_ONCE = 512;
const ROWS_AT_ONCE = 200;

/**
 * Whether every page of a closed database file decrypts and proves to be as it was written. Reads all of it, in turns with
 * the event loop. Other errors than damage or a wrong key (STORE_UNWRITABLE, STORE_LOCKED) are thrown.
 */
export async function isFileSound(file: string, key: string): Promise<boolean> {
  try {
    const connection = openConnection({ file, key });
    try {
      return await arePagesSound(connection);
    } finally {
      connection.close();
      for (const side of ['-wal', '-shm', '-journal']) rmSync(`${file}${side}`, { force: true });
    }
  } catch (error) {
    if (error instanceof SatchelError && ['STORE_DAMAGED', 'STORE_KEY_WRONG'].includes(error.code)) return false;
    throw error;
  }
}

async function walk(connection: Connection, sql: string, atOnce: number): Promise<number> {
  let rows = 0;
  for (const _row of connection.each(sql)) {
    rows += 1;
    if (rows % atOnce === 0) await nextTurn();
  }
  return rows;
}

/** The same for an open file that nobody writes meanwhile. */
export async function arePagesSound(connection: Connection): Promise<boolean> {
  let pages = 0;
  try {
    pages = await walk(connection, 'SELECT pageno FROM dbstat', PAGES_AT_ONCE);
    // That walk never reads the last page of a long record.
    const tables = connection.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type='table' AND rootpage>0");
    for (const { name } of tables) await walk(connection, `SELECT * FROM ${quoted(name)}`, ROWS_AT_ONCE);
  } catch (error) {
    if (error instanceof SatchelError && error.code === 'STORE_DAMAGED') return false;
    throw error;
  }
  // A file without a byte is a valid database of nothing.
  return pages > 0;
}
