import { ENTITIES, type Entity } from '../../src-shared/domain/entities.ts';
import type { AnyRecord } from '../../src-shared/domain/records.ts';
import { columnValues, makeTable, type Table } from '../../src-main/core/store/rx-storage/table.ts';
import { ridOfKey } from '../../src-main/core/store/search/entry-key.ts';
import type { Connection, Durability, SqlValue } from '../../src-main/core/store/sqlite/connection.ts';
import { openConnection } from '../../src-main/core/store/sqlite/connection.ts';
import { useWal } from '../../src-main/core/store/sqlite/use-wal.ts';
import { tableOf, tableSourceOf } from '../../src-main/core/store/open-store.ts';

/** The limit program: the driver with the same cipher, the same tables, indexes and statements, and nothing around it. */
export interface BareStore {
  readonly connection: Connection;
  readonly insertAll: (entity: Entity, records: readonly AnyRecord[], durability?: Durability) => void;
  readonly byId: (entity: Entity, id: string) => unknown;
  /** Runs a statement whose rows have a column `data` and parses each. */
  readonly parsed: (sql: string, ...values: readonly SqlValue[]) => unknown[];
  /** The first 50 records that an expression of the full-text index finds, in no order. */
  readonly search: (entity: Entity, match: string) => unknown[];
  readonly edit: (entity: Entity, record: AnyRecord) => void;
}

/** Opens (or makes) a file with the tables of every entity. */
export function openBareStore({ file, key }: { readonly file: string; readonly key: string }): BareStore {
  const connection = openConnection({ file, key });
  useWal(connection);
  return bareStoreOver(connection);
}

export function bareStoreOver(connection: Connection): BareStore {
  connection.transaction('durable', () => {
    for (const entity of ENTITIES) makeTable(connection, tableOf(entity), tableSourceOf(entity));
    connection.script('CREATE TABLE IF NOT EXISTS log(seq INTEGER PRIMARY KEY, record TEXT, entry TEXT)');
  });
  const tables = new Map<Entity, Table>();
  const table = (entity: Entity): Table => {
    const known = tables.get(entity) ?? tableOf(entity);
    tables.set(entity, known);
    return known;
  };
  const parsed: BareStore['parsed'] = (sql, ...values) =>
    connection.all<{ data: string }>(sql, ...values).map(({ data }) => JSON.parse(data) as unknown);
  return {
    connection,
    parsed,
    insertAll: (entity, records, durability = 'durable') =>
      connection.transaction(durability, () => insertAll(connection, table(entity), records)),
    byId: (entity, id) => parsed(`SELECT data FROM ${table(entity).name} WHERE id=?`, id)[0],
    search: (entity, match) => {
      const { name, search } = table(entity);
      const entries = search?.entries ?? '';
      return parsed(
        `SELECT t.data AS data FROM ${entries} s CROSS JOIN ${name} t ON t.rid=${ridOfKey('s.rowid')}
         WHERE ${entries} MATCH ? LIMIT 50`,
        match,
      );
    },
    edit: (entity, record) => edit(connection, table(entity), record),
  };
}

function insertAll(connection: Connection, table: Table, records: readonly AnyRecord[]): void {
  const names = table.columns.map(({ sql }) => `,${sql}`).join('');
  const marks = ',?'.repeat(table.columns.length);
  const insert = `INSERT INTO ${table.name}(id,deleted,rev,lwt,data${names}) VALUES(?,0,'1-a',1,?${marks})`;
  const changes = records.map((record) => {
    const values = columnValues(table, record);
    const { rowid } = connection.run(insert, record.id, JSON.stringify(record), ...values);
    return { rid: rowid, before: null, after: record };
  });
  table.search?.apply(connection, table.name, changes);
}

function edit(connection: Connection, table: Table, record: AnyRecord): void {
  const sets = table.columns.map(({ sql }) => `,${sql}=?`).join('');
  const values = columnValues(table, record);
  connection.transaction('durable', () => {
    connection.run(`UPDATE ${table.name} SET data=?${sets} WHERE id=?`, JSON.stringify(record), ...values, record.id);
    connection.run('INSERT INTO log(record,entry) VALUES(?,?)', record.id, JSON.stringify({ record: record.id }));
  });
}
