import { setImmediate as nextTurn } from 'node:timers/promises';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { openConnection, type Connection, type ConnectionOptions } from '../sqlite/connection.ts';
import { storeError } from '../sqlite/sqlite-errors.ts';
import { quoted } from '../sqlite/sql-names.ts';
import { emptyWal, useWal } from '../sqlite/use-wal.ts';
import { newestOf, refuseNewer, versionOf } from './migrate.ts';
import type { Migration, TellProgress } from './migration.ts';
import { runMigrations } from './run-migrations.ts';
import { openWorkingCopy, removeWorkingCopy, replaceByWorkingCopy } from './store-files.ts';

export interface UpdateOptions extends ConnectionOptions {
  readonly migrations: readonly Migration[];
  /** Makes, part by part, what this version's collections want beside the records: tables, indexes, counts. */
  readonly layOut: readonly ((connection: Connection) => void)[];
  readonly tell: TellProgress;
}

/**
 * Opens a store file at the newest version, making it where there is none. A file of an older version is brought up to date
 * in a copy, which takes its place once it is whole: whatever stops this (a kill, a full disk, a defect), the file is the
 * old one or the new one and never between, and the next opening goes on with the copy. The old file stays beside the new
 * one as `store.before-v<N>.db`. The home's lock keeps other processes away meanwhile.
 * Errors: those of `openConnection`, STORE_NEWER, STORE_MIGRATION_FAILED; the file is untouched then.
 */
export async function openUpdated(options: UpdateOptions): Promise<Connection> {
  const version = await openAt(options);
  if (typeof version !== 'number') return version;
  await update(options, version);
  const updated = openConnection(options);
  useWal(updated);
  return updated;
}

/** The connection of a file that is new or up to date, or the version of one that is not. */
async function openAt({ migrations, layOut, ...options }: UpdateOptions): Promise<Connection | number> {
  const connection = openConnection(options);
  try {
    refuseNewer(connection, migrations);
    const version = versionOf(connection);
    useWal(connection);
    // A file that is made now has nothing to be brought up to date: nobody is told.
    if (version === 0) {
      await runMigrations(connection, migrations, () => undefined);
      // All at once: RxDB, which would make each collection's part by itself, then waits for no disk.
      connection.transaction('durable', () => {
        for (const part of layOut) part(connection);
      });
    }
    if (version === 0 || version === newestOf(migrations)) return connection;
    emptyWal(connection);
    connection.close();
    return version;
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function update(options: UpdateOptions, version: number): Promise<void> {
  const { file, tell } = options;
  try {
    tell({ phase: 'copying', done: 0, total: 1 });
    const copy = await openWorkingCopy(options, version);
    try {
      await runMigrations(copy, options.migrations, tell);
      await layOutAll(copy, options);
      await checkAll(copy, tell);
      emptyWal(copy);
    } finally {
      copy.close();
    }
    await replaceByWorkingCopy(file, version);
  } catch (error) {
    throw failure(file, storeError(error));
  }
}

async function layOutAll(copy: Connection, { layOut, tell }: UpdateOptions): Promise<void> {
  for (const [done, part] of layOut.entries()) {
    tell({ phase: 'indexing', done, total: layOut.length });
    copy.transaction('refetchable', () => part(copy));
    await nextTurn();
  }
}

/** Whether every table can be read to its last page and agrees with its indexes; damage of the old file would live on else. */
async function checkAll(copy: Connection, tell: TellProgress): Promise<void> {
  const sql = "SELECT name FROM sqlite_schema WHERE type='table' AND rootpage>0";
  const tables = copy.all<{ name: string }>(sql);
  for (const [done, { name }] of tables.entries()) {
    tell({ phase: 'checking', done, total: tables.length });
    const [said] = copy.all<{ quick_check: string }>(`PRAGMA quick_check(${quoted(name)})`);
    if (said?.quick_check !== 'ok') throw new SatchelError('STORE_DAMAGED');
    await nextTurn();
  }
}

function failure(file: string, error: unknown): SatchelError {
  // Another process works on the copy.
  if (error instanceof SatchelError && error.code === 'STORE_LOCKED') return error;
  // What went wrong once would go wrong again in the same place, and the copy takes up room.
  removeWorkingCopy(file);
  return error instanceof SatchelError ? error : new SatchelError('STORE_MIGRATION_FAILED', {}, { cause: error });
}
