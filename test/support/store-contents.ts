import type { Connection } from '../../src-main/core/store/sqlite/connection.ts';

/** All that a store file says, read by SQL alone, so that it is the same whatever version of the app reads it. */
export interface StoreContents {
  /** Records of each collection by id, those in the recycle bin included; those gone for good are left out. */
  readonly records: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly history: readonly unknown[];
  readonly changeSets: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly syncState: Readonly<Record<string, unknown>>;
}

/** A collection's table is named `<entity>-<version of its schema>`. */
const COLLECTION_TABLE = /^([a-z]+)-\d+$/u;

/** Reads everything. Collections without a record are left out, because a later version may have more of them. */
export function contentsOf(connection: Connection): StoreContents {
  return {
    records: recordsOf(connection),
    history: connection
      .all<{ entry: string }>('SELECT entry FROM history ORDER BY seq')
      .map(({ entry }) => parsed(entry)),
    changeSets: connection
      .all<{ summary: string }>('SELECT id,kind,at,by,summary,reversed_at AS reversedAt FROM change_sets ORDER BY id')
      .map((row) => ({ ...row, summary: parsed(row.summary) })),
    settings: valuesOf(connection, 'settings'),
    syncState: valuesOf(connection, 'sync_state'),
  };
}

function recordsOf(connection: Connection): Record<string, Record<string, unknown>> {
  const records: Record<string, Record<string, unknown>> = {};
  const tables = connection.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name");
  for (const { name } of tables) {
    const entity = COLLECTION_TABLE.exec(name)?.[1];
    if (entity === undefined) continue;
    const rows = connection.all<{ id: string; data: string }>(
      `SELECT id,data FROM "${name}" WHERE deleted=0 ORDER BY id`,
    );
    if (rows.length > 0) records[entity] = Object.fromEntries(rows.map(({ id, data }) => [id, parsed(data)]));
  }
  return records;
}

function valuesOf(connection: Connection, table: 'settings' | 'sync_state'): Record<string, unknown> {
  const rows = connection.all<{ key: string; value: string }>(`SELECT key,value FROM ${table} ORDER BY key`);
  return Object.fromEntries(rows.map(({ key, value }) => [key, parsed(value)]));
}

const parsed = (text: string): unknown => JSON.parse(text);
