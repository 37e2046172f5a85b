import { copyFileSync, openSync, readSync, statSync, writeSync, closeSync, constants } from 'node:fs';
import { join } from 'node:path';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { openConnection, type Connection } from '../sqlite/connection.ts';
import { guarded } from '../sqlite/sqlite-errors.ts';
import { arePagesSound } from './check-file.ts';
import { STORE_FILE } from './exchange-file.ts';

const FIRST_PAGE_BYTES = 4_096;

interface Present {
  readonly folder: string;
  readonly scratch: string;
  readonly key: string;
  /** The file of a snapshot of the same store, or null. */
  readonly snapshot: string | null;
}

export interface OpenedPresent {
  readonly connection: Connection;
  /** False where a page was lent: what it says of the file's end and its free pages is not true. */
  readonly isAsItIs: boolean;
}

/**
 * Opens a copy of the store that lies in its place, to read what can be read of it; the file itself is not touched. Where
 * its first page is gone, that of the snapshot takes its place in the copy: it says where the tables begin, which seldom
 * changes. Null where nothing opens. Errors: STORE_UNWRITABLE.
 */
export function openPresent({ folder, scratch, key, snapshot }: Present): OpenedPresent | null {
  const original = join(folder, STORE_FILE);
  const copy = join(scratch, 'present.db');
  const copyAnew = (): void => {
    for (const side of ['', '-wal']) {
      if (isFile(`${original}${side}`))
        copyFileSync(`${original}${side}`, `${copy}${side}`, constants.COPYFILE_FICLONE);
    }
  };
  if (!guarded(() => isFile(original)) || guarded(() => statSync(original).size) === 0) return null;
  guarded(copyAnew);
  const asItIs = openReadable(copy, key);
  if (asItIs !== null) return { connection: asItIs, isAsItIs: true };
  if (snapshot === null) return null;
  guarded(copyAnew);
  guarded(() => lendFirstPage(snapshot, copy));
  const mended = openReadable(copy, key);
  return mended === null ? null : { connection: mended, isAsItIs: false };
}

/** Whether nothing in it is damaged; the free pages too, which no record leads to. */
export const isWhole = async ({ connection, isAsItIs }: OpenedPresent): Promise<boolean> =>
  isAsItIs && (await arePagesSound(connection)) && isConsistent(connection);

function isConsistent(connection: Connection): boolean {
  try {
    return connection.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check === 'ok';
  } catch (error) {
    if (error instanceof SatchelError && error.code === 'STORE_DAMAGED') return false;
    throw error;
  }
}

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

function openReadable(file: string, key: string): Connection | null {
  try {
    const connection = openConnection({ file, key, takesDamagedLog: true });
    try {
      // The first question also reads the log; without tables there is nothing to be had.
      if ((connection.get<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema')?.n ?? 0) > 0) return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
    connection.close();
    return null;
  } catch (error) {
    if (error instanceof SatchelError && ['STORE_DAMAGED', 'STORE_KEY_WRONG'].includes(error.code)) return null;
    throw error;
  }
}

function lendFirstPage(from: string, to: string): void {
  const page = Buffer.alloc(FIRST_PAGE_BYTES);
  const [source, target] = [openSync(from, 'r'), openSync(to, 'r+')];
  try {
    readSync(source, page, 0, page.length, 0);
    writeSync(target, page, 0, page.length, 0);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
