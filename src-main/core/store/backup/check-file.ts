import { rmSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { openConnection, type Connection } from '../sqlite/connection.ts';
import { readInSteps } from './read-in-steps.ts';

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

/** The same for an open file. `pause` comes after every few milliseconds of work; what it throws ends the reading. */
export async function arePagesSound(
  connection: Connection,
  pause: () => Promise<unknown> = nextTurn,
): Promise<boolean> {
  try {
    for (const _step of readInSteps(connection)) await pause();
  } catch (error) {
    if (error instanceof SatchelError && error.code === 'STORE_DAMAGED') return false;
    throw error;
  }
  // A file without a byte is a valid database of nothing.
  return (connection.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0) > 0;
}
