import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RxStorage } from 'rxdb/plugins/core';
import { openConnection, type Connection } from '../sqlite/connection.ts';
import { useWal } from '../sqlite/use-wal.ts';
import { createSqliteRxStorage } from './sqlite-rx-storage.ts';
import type { Internals } from './sqlite-storage-instance.ts';
import type { StorageOptions } from './table.ts';
import { createWriteGate, type WriteGate } from './write-gate.ts';

/** Where a storage that stands alone keeps its files. Without settings: a new folder and a new key, for tests. */
export interface StandaloneSettings {
  readonly dir: string;
  /** 64 hex digits. */
  readonly key: string;
}

/** Our RxStorage with an encrypted file per database name, as RxDB's own storage tests want one. */
export function getStorage(settings: Partial<StandaloneSettings> = {}): RxStorage<Internals, StorageOptions> {
  const dir = settings.dir ?? mkdtempSync(join(tmpdir(), 'satchel-storage-'));
  const key = settings.key ?? randomBytes(32).toString('hex');
  const files = new Map<string, { readonly connection: Connection; readonly gate: WriteGate; users: number }>();
  const open = (path: string) => {
    const connection = openConnection({ file: path, key });
    useWal(connection);
    return { connection, gate: createWriteGate(connection), users: 0 };
  };
  return createSqliteRxStorage((name) => {
    const path = join(dir, `${Buffer.from(name).toString('base64url')}.db`);
    const file = files.get(path) ?? open(path);
    files.set(path, file);
    file.users += 1;
    const release = (): void => {
      file.users -= 1;
      if (file.users > 0) return;
      files.delete(path);
      file.connection.close();
    };
    return { connection: file.connection, gate: file.gate, release };
  });
}

/** What a suite of RxDB's kind loads from `out/testing/rx-storage.mjs`. */
export const CUSTOM_STORAGE = {
  name: 'satchel-sqlite',
  getStorage: () => getStorage(),
  getPerformanceStorage: () => ({ storage: getStorage(), description: 'SQLite, encrypted, one file a database' }),
  hasPersistence: true,
  hasMultiInstance: true,
  hasAttachments: true,
  hasReplication: true,
} as const;
