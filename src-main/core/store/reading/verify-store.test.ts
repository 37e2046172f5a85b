import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordSchemas } from '../../../../src-shared/domain/records.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import { historyOf, openTestStore, storedCustomer, testId, type TestStore } from '../../../../test/support/stores.ts';
import { putOf } from '../put-of.ts';
import type { Internals } from '../rx-storage/sqlite-storage-instance.ts';
import type { Connection } from '../sqlite/connection.ts';

const { name: _name, ...bare } = storedCustomer(500, { name: '' });
const deal = recordSchemas.opportunities.parse({
  ...{ ...bare, name: '二期产线', customerId: testId(0), stage: 'proposal' },
  stageHistory: [
    { stage: 'prospecting', at: '2026-01-02T00:00:00.000Z' },
    { stage: 'closed_lost', at: '2026-02-02T00:00:00.000Z' },
    { stage: 'proposal', at: '2026-02-01T00:00:00.000Z' },
    { stage: 'prospecting', at: '2026-03-02T00:00:00.500Z' },
  ],
});
const { stageHistory: _way, ...wayless } = { ...deal, id: testId(501), stage: null };

let at: TestStore;
let connection: Connection;
beforeAll(async () => {
  at = await openTestStore('verify');
  const records = [...generateCustomers(4, 60)].map((fields, index) => storedCustomer(index, fields));
  const puts = [...records.map((one) => putOf('customers', one)), putOf('opportunities', deal)];
  const history = records.map(({ id }) => historyOf(id, 1));
  await at.store.write(async () => ({ plan: { puts, history, settings: { theme: 'dark' } }, result: null }));
  const changed = records.slice(0, 3).map((one) => putOf('customers', { ...one, name: `${one.name}新` }));
  await at.store.write(async () => ({
    plan: { puts: [...changed, putOf('opportunities', recordSchemas.opportunities.parse(wayless))] },
    result: null,
  }));
  ({ connection } = at.store.database.collections.customers.storageInstance.internals as Internals);
});
afterAll(() => at.dispose());

/** What a check finds while the file is changed so; it is as it was afterwards. */
async function problemsAfter(sql: string): Promise<readonly string[]> {
  connection.script('BEGIN');
  try {
    connection.script(sql);
    return (await at.store.verify()).problems;
  } finally {
    connection.script('ROLLBACK');
  }
}

const LAST_ENTRY = `(SELECT max(rowid) FROM "customers-0-search")`;

test('a store whose records wait for the index, were indexed and edited, and whose deals went any way, is sound', async () => {
  expect(await at.store.verify()).toMatchObject({ isSound: true, problems: [], counts: { opportunities: 2 } });
});

test.each([
  [
    'a stay that lasted otherwise',
    `UPDATE "opportunities-0-beside" SET ms=ms+1 WHERE step=0`,
    [`STAYS_WRONG opportunities ${deal.id}`],
  ],
  [
    'a stay that is missing',
    `DELETE FROM "opportunities-0-beside" WHERE step=3`,
    [`STAYS_WRONG opportunities ${deal.id}`],
  ],
  [
    'a deal without a way that has no stay',
    `DELETE FROM "opportunities-0-beside" WHERE deal=2`,
    [`STAYS_WRONG opportunities ${wayless.id}`],
  ],
  [
    'a stay of no deal',
    `INSERT INTO "opportunities-0-beside" VALUES(99,0,0,1,NULL,0,NULL,'2026-01-01T00:00:00.000Z')`,
    ['STAYS_WRONG opportunities #99'],
  ],
  [
    'a record that the search index lacks',
    `DELETE FROM "customers-0-search" WHERE rowid=${LAST_ENTRY}`,
    ['SEARCH_INCOMPLETE customers 1'],
  ],
  [
    'an entry of another text',
    `CREATE TEMP TABLE one AS SELECT ${LAST_ENTRY} AS at; DELETE FROM "customers-0-search" WHERE rowid=(SELECT at FROM one);
     INSERT INTO "customers-0-search"(rowid,terms) SELECT at,'y100000' FROM one`,
    ['SEARCH_WRONG customers 1'],
  ],
  [
    'an entry of another moment',
    `INSERT INTO "customers-0-search"(rowid,terms) VALUES((1<<22)|60,'zzzy')`,
    ['SEARCH_WRONG customers 1'],
  ],
  [
    'an entry of no record',
    `INSERT INTO "customers-0-search"(rowid,terms) VALUES((1<<22)|777,'zzzy')`,
    ['SEARCH_WRONG customers 1'],
  ],
  ['a count that differs', `UPDATE "customers-0-count" SET alive=alive+1`, ['COUNT_WRONG customers']],
  [
    'a column that differs',
    `UPDATE "customers-0" SET "f.region"='x' WHERE rid=7`,
    [`COLUMNS_WRONG customers ${testId(6)}`],
  ],
  [
    'a change told of another record',
    `DROP TRIGGER history_stays_unchanged; UPDATE history SET record='${testId(9)}' WHERE seq=3`,
    ['HISTORY_INVALID 3'],
  ],
  [
    'a change that cannot be read',
    `DROP TRIGGER history_stays_unchanged; UPDATE history SET entry='{}' WHERE seq=4`,
    ['HISTORY_INVALID 4'],
  ],
  ['a setting that cannot be read', `UPDATE settings SET value='{'`, ['VALUES_INVALID settings 1']],
])('%s is told', async (_what, sql, problems) => {
  expect(await problemsAfter(sql)).toEqual(problems);
});
