import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RxStorage } from 'rxdb/plugins/core';
import { openConnection, type ConnectionOptions } from '../sqlite/connection.ts';
import { useWal } from '../sqlite/use-wal.ts';
import { createSqliteRxStorage, type DatabaseFile } from './sqlite-rx-storage.ts';
import type { Internals } from './sqlite-storage-instance.ts';
import type { StorageOptions } from './table.ts';
import { createWriteGate } from './write-gate.ts';

/** Where a storage that stands alone keeps its files. */
export interface StandaloneSettings {
  readonly dir: string;
  /** 64 hex digits. */
  readonly key: string;
}

/** Opens a file for one user more; it is closed when the last one has released it. */
export type OpenFiles = (options: ConnectionOptions) => DatabaseFile;

/** The files that a process has open. A file is locked for its process, so all who want it share one connection and gate. */
export function createOpenFiles(): OpenFiles {
  const files = new Map<string, Omit<DatabaseFile, 'release'> & { users: number }>();
  const open = (options: ConnectionOptions) => {
    const connection = openConnection(options);
    useWal(connection);
    return { connection, gate: createWriteGate(connection), users: 0 };
  };
  return (options) => {
    const shared = files.get(options.file) ?? open(options);
    files.set(options.file, shared);
    shared.users += 1;
    const release = (): void => {
      shared.users -= 1;
      if (shared.users > 0) return;
      files.delete(options.file);
      shared.connection.close();
    };
    return { connection: shared.connection, gate: shared.gate, release };
  };
}

/** Our RxStorage with an encrypted file per database name. Storages over one folder need one `files` between them. */
export function getStorage(
  { dir, key }: StandaloneSettings,
  files: OpenFiles = createOpenFiles(),
): RxStorage<Internals, StorageOptions> {
  return createSqliteRxStorage((name) => {
    // A hash, because a database may be named what no file may be.
    const file = join(dir, `${createHash('sha256').update(name).digest('hex')}.db`);
    return files({ file, key });
  });
}

/** A folder for as long as the process lives, and a key that nobody knows. */
function temporarySettings(): StandaloneSettings {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-storage-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  return { dir, key: randomBytes(32).toString('hex') };
}

/**
 * Our RxStorage as RxDB's own storage tests load one: every `getStorage()` without settings sees the same databases, as two
 * windows on one computer would. Several instances of a database, and what they tell each other, are for one process: a
 * second process is refused with STORE_LOCKED.
 */
function createCustomStorage() {
  const files = createOpenFiles();
  let shared: StandaloneSettings | null = null;
  const storageOf = (settings?: StandaloneSettings) => getStorage(settings ?? (shared ??= temporarySettings()), files);
  return {
    name: 'satchel-sqlite',
    getStorage: storageOf,
    getPerformanceStorage: () => ({ storage: storageOf(), description: 'SQLite, encrypted, one file a database' }),
    hasPersistence: true,
    hasMultiInstance: true,
    hasAttachments: true,
    hasReplication: true,
  } as const;
}

/** What a suite of RxDB's kind loads from `out/testing/rx-storage.mjs`. */
export const CUSTOM_STORAGE = createCustomStorage();
