import {
  RXDB_VERSION,
  addRxStorageMultiInstanceSupport,
  ensureRxStorageInstanceParamsAreCorrect,
} from 'rxdb/plugins/core';
import type { RxStorage, RxStorageInstanceCreationParams } from 'rxdb/plugins/core';
import type { Connection } from '../sqlite/connection.ts';
import { SqliteStorageInstance, type Internals } from './sqlite-storage-instance.ts';
import { makeTable, tableLayout, type StorageOptions } from './table.ts';
import type { WriteGate } from './write-gate.ts';

const STORAGE_NAME = 'satchel-sqlite';

/** The file of one RxDB database, as handed to one of its collections. `release` gives it back when that one closes. */
export interface DatabaseFile {
  readonly connection: Connection;
  readonly gate: WriteGate;
  readonly release: () => void;
}

/** RxDB's storage over SQLite files that somebody else opens: the store (one encrypted file) or a test (one per name). */
export function createSqliteRxStorage(
  fileOf: (databaseName: string) => DatabaseFile,
): RxStorage<Internals, StorageOptions> {
  return {
    name: STORAGE_NAME,
    rxdbVersion: RXDB_VERSION,
    createStorageInstance: async <Doc>(params: RxStorageInstanceCreationParams<Doc, StorageOptions>) => {
      ensureRxStorageInstanceParamsAreCorrect(params);
      const source = { ...params, options: (params.options as StorageOptions | undefined) ?? {} };
      const table = tableLayout(source as unknown as Parameters<typeof tableLayout>[0]);
      const { connection, gate, release } = fileOf(params.databaseName);
      try {
        connection.transaction('durable', () =>
          makeTable(connection, table, source as unknown as Parameters<typeof makeTable>[2]),
        );
      } catch (error) {
        release();
        throw error;
      }
      const instance = new SqliteStorageInstance<Doc>(source, { connection, gate, table, release });
      addRxStorageMultiInstanceSupport(STORAGE_NAME, source, instance);
      return instance;
    },
  };
}
