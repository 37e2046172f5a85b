import { join } from 'node:path';
import { indexColumns } from '../../src-main/core/store/migrations/index-columns.ts';
import type { Migration } from '../../src-main/core/store/migrations/migration.ts';
import { storeMigrations } from '../../src-main/core/store/migrations/store-migrations.ts';
import { openUpdated } from '../../src-main/core/store/migrations/update-store.ts';
import { orderedText } from '../../src-main/core/store/sqlite/ordered-text.ts';
import { openConnection, type Connection } from '../../src-main/core/store/sqlite/connection.ts';
import { useWal } from '../../src-main/core/store/sqlite/use-wal.ts';
import { temporaryFolder } from '../support/stores.ts';
import type { HomeCopy } from './dataset.ts';
import { median, timed, type Bench } from './harness.ts';

/** What the next version newly indexes: two fields of every record there is. */
const CHANGES = [
  { table: 'customers-0', add: ['taxNo', 'email'] },
  { table: 'activities-0', add: ['outcome', 'location'] },
] as const;
const next: Migration = indexColumns({ number: storeMigrations.length + 1, tables: CHANGES });
const indexes = CHANGES.map(
  ({ table, add }) => `CREATE INDEX "${table} bench" ON "${table}"("f.${add[0]}","f.${add[1]}")`,
);

const ROUNDS = 5;
const ROWS_AT_ONCE = 5_000;

/** An update of a whole store against the least that could do it: the same rows written in place, in one transaction. */
export const migrationBench: Bench = async ({ rows, note, dataset }) => {
  const data = await dataset(rows);
  const times = { ours: [] as number[], limit: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.limit.push(await onCopy(data.copyTo, rewriteInPlace));
    times.ours.push(await onCopy(data.copyTo, update));
    note(`update ${round + 1} of ${ROUNDS}`);
  }
  const [ours, limit] = [median(times.ours), median(times.limit)];
  const count = data.customers + data.activities;
  return [
    { name: `update of ${count} records to the next version`, ours, limit, unit: 'ms', goal: { ratioAtMost: 2 } },
  ];
};

async function onCopy(copyTo: (dir: string) => HomeCopy, work: (copy: HomeCopy) => unknown): Promise<number> {
  const folder = temporaryFolder();
  try {
    const copy = copyTo(join(folder.dir, 'home'));
    return await timed(() => work(copy));
  } finally {
    folder.remove();
  }
}

async function update({ file, key }: HomeCopy): Promise<void> {
  const connection = await openUpdated({
    ...{ file, key, migrations: [...storeMigrations, next], tell: () => undefined },
    layOut: indexes.map((sql) => (copy: Connection) => copy.script(sql)),
  });
  connection.close();
}

function rewriteInPlace({ file, key }: HomeCopy): void {
  const connection = openConnection({ file, key });
  useWal(connection);
  connection.transaction('durable', () => {
    for (const { table, add } of CHANGES) rewrite(connection, table, add);
    for (const sql of indexes) connection.script(sql);
  });
  connection.close();
}

function rewrite(connection: Connection, table: string, [one, two]: readonly [string, string]): void {
  for (const path of [one, two]) connection.script(`ALTER TABLE "${table}" ADD COLUMN "f.${path}"`);
  const sql = `UPDATE "${table}" SET "f.${one}"=?,"f.${two}"=? WHERE rid=?`;
  let after = 0;
  for (;;) {
    const rows = connection.all<{ rid: number; data: string }>(
      `SELECT rid,data FROM "${table}" WHERE rid>? ORDER BY rid LIMIT ${ROWS_AT_ONCE}`,
      after,
    );
    for (const { rid, data } of rows) {
      const record = JSON.parse(data) as Readonly<Record<string, unknown>>;
      connection.run(sql, textOf(record[one]), textOf(record[two]), rid);
    }
    after = rows.at(-1)?.rid ?? after;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? orderedText(value) : null);
