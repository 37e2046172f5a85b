import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import { columnValues, makeTable, tableLayout, type Table } from '../../src-main/core/store/rx-storage/table.ts';
import { openConnection, type Connection } from '../../src-main/core/store/sqlite/connection.ts';
import { useWal } from '../../src-main/core/store/sqlite/use-wal.ts';
import { tableSourceOf } from '../../src-main/core/store/open-store.ts';
import { TEST_KEY } from '../support/stores.ts';

/** The limit program: the driver with the same cipher, the same table, indexes and statements, and nothing around it. */
export interface BareStore {
  readonly connection: Connection;
  readonly table: Table;
  readonly insertAll: (records: readonly Customer[]) => void;
  readonly byId: (id: string) => unknown;
  readonly page: (after: { name: string; id: string } | null) => unknown[];
  readonly search: (match: string) => unknown[];
  readonly edit: (record: Customer) => void;
}

export function openBareStore(file: string): BareStore {
  const connection = openConnection({ file, key: TEST_KEY });
  useWal(connection);
  const source = tableSourceOf('customers');
  const table = tableLayout(source);
  connection.transaction('durable', () => {
    makeTable(connection, table, source);
    connection.script('CREATE TABLE IF NOT EXISTS log(seq INTEGER PRIMARY KEY, record TEXT, entry TEXT)');
  });
  const parsed = (rows: readonly { data: string }[]): unknown[] => rows.map(({ data }) => JSON.parse(data) as unknown);
  const names = table.columns.map(({ sql }) => `,${sql}`).join('');
  const marks = ',?'.repeat(table.columns.length);
  const insert = `INSERT INTO ${table.name}(id,deleted,rev,lwt,data${names}) VALUES(?,0,'1-a',1,?${marks})`;
  const alive = 'deleted=0 AND "f.deletedAt" IS NULL';
  const order = 'ORDER BY "f.name",id LIMIT 50';
  return {
    connection,
    table,
    insertAll: (records) =>
      connection.transaction('durable', () => {
        for (const record of records) {
          const values = columnValues(table, record);
          const { rowid } = connection.run(insert, record.id, JSON.stringify(record), ...values);
          table.search?.add(connection, rowid, record);
        }
      }),
    byId: (id) => parsed(connection.all<{ data: string }>(`SELECT data FROM ${table.name} WHERE id=?`, id))[0],
    page: (after) =>
      after === null
        ? parsed(connection.all(`SELECT data FROM ${table.name} WHERE ${alive} ${order}`))
        : parsed(
            connection.all(
              `SELECT data FROM ${table.name} WHERE ${alive} AND ("f.name",id)>(?,?) ${order}`,
              after.name,
              after.id,
            ),
          ),
    search: (match) => {
      const name = table.search?.name ?? '';
      return parsed(
        connection.all(
          `SELECT t.data AS data FROM ${name} s CROSS JOIN ${table.name} t ON t.rid=s.rowid
           WHERE s.pairs MATCH ? LIMIT 50`,
          match,
        ),
      );
    },
    edit: (record) =>
      connection.transaction('durable', () => {
        const sets = table.columns.map(({ sql }) => `,${sql}=?`).join('');
        const values = columnValues(table, record);
        connection.run(
          `UPDATE ${table.name} SET data=?${sets} WHERE id=?`,
          JSON.stringify(record),
          ...values,
          record.id,
        );
        connection.run('INSERT INTO log(record,entry) VALUES(?,?)', record.id, JSON.stringify({ record: record.id }));
      }),
  };
}
