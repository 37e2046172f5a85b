import { constants, copyFileSync, linkSync, readdirSync, rmSync, statSync } from 'node:fs';
import { copyFile, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { syncFolder } from '../../node-ports/write-atomically.ts';
import { openConnection, type Connection, type ConnectionOptions } from '../sqlite/connection.ts';
import { useWal } from '../sqlite/use-wal.ts';

/** Which file a copy was made of; while this holds, work on the copy can go on. */
const ORIGIN = 'updated-from';

/** How long the file of the version before stays: time enough to notice that something is missing. */
const KEEP_MS = 14 * 86_400_000;

const withoutEnding = (file: string): string => file.replace(/\.db$/u, '');
const workingFile = (file: string): string => `${withoutEnding(file)}.updating.db`;
const keptFile = (file: string, version: number): string => `${withoutEnding(file)}.before-v${version}.db`;
const KEPT = /\.before-v\d+\.db$/u;

/** Takes away the copy that an update works on, as far as there is one. */
export function removeWorkingCopy(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${workingFile(file)}${ending}`, { force: true });
}

/**
 * The copy of a closed store file that its update works on: the one of an interrupted update as long as the store has not
 * changed since, else a new one. Errors: those of the file system and of `openConnection`.
 */
export async function openWorkingCopy({ file, key }: ConnectionOptions, version: number): Promise<Connection> {
  const { size, mtimeMs } = statSync(file);
  const origin = `version ${version}, ${size} bytes, modified ${Math.floor(mtimeMs)}`;
  const options = { file: workingFile(file), key };
  const begun = reopen(options, origin);
  if (begun !== null) return begun;
  removeWorkingCopy(file);
  // A file system that can share the blocks of two files (APFS, Btrfs, XFS) does so.
  await copyFile(file, options.file, constants.COPYFILE_FICLONE);
  const connection = openConnection(options);
  useWal(connection);
  const sql = 'INSERT OR REPLACE INTO store_meta(key,value) VALUES(?,?)';
  connection.transaction('durable', () => connection.run(sql, ORIGIN, origin));
  return connection;
}

/** The copy of an interrupted update, or null where there is none that can be used. */
function reopen(options: ConnectionOptions, origin: string): Connection | null {
  if (statSync(options.file, { throwIfNoEntry: false }) === undefined) return null;
  try {
    const connection = openConnection(options);
    if (isFrom(connection, origin)) return connection;
    connection.close();
    return null;
  } catch (error) {
    // The copying itself was interrupted.
    if (error instanceof SatchelError && ['STORE_DAMAGED', 'STORE_KEY_WRONG'].includes(error.code)) return null;
    throw error;
  }
}

function isFrom(connection: Connection, origin: string): boolean {
  const sql = 'SELECT value FROM store_meta WHERE key=?';
  const row = connection.get<{ value: string }>(sql, ORIGIN);
  return row?.value === origin;
}

/**
 * Puts the finished, closed copy in the store's place in one step of the file system; the old file stays under a name of
 * its own. Both are on the disk when this resolves.
 */
export async function replaceByWorkingCopy(file: string, version: number): Promise<void> {
  await flush(workingFile(file));
  const kept = keptFile(file, version);
  rmSync(kept, { force: true });
  try {
    linkSync(file, kept);
  } catch {
    // No second names on this file system.
    copyFileSync(file, kept);
    await flush(kept);
  }
  await rename(workingFile(file), file);
  syncFolder(dirname(file));
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Takes away the files of versions before that an update left behind long enough ago. Call it once the store is open. */
export function removeOutdated(file: string, nowMs: number): void {
  const folder = dirname(file);
  const begin = basename(withoutEnding(file));
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(begin) || !KEPT.test(name)) continue;
    // The change time is when the file got this name: its content may be much older.
    if (nowMs - statSync(join(folder, name)).ctimeMs > KEEP_MS) rmSync(join(folder, name), { force: true });
  }
}
