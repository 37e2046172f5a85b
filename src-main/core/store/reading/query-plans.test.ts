import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import { storedCustomer, temporaryFolder, TEST_KEY, testId } from '../../../../test/support/stores.ts';
import { openStore, tableOf } from '../open-store.ts';
import { openConnection, type Connection, type SqlValue } from '../sqlite/connection.ts';
import type { ListQuery, PageQuery, StoreReader } from '../store.ts';
import { createRemembered } from './remembered.ts';
import { createReader } from './create-reader.ts';

let folder: ReturnType<typeof temporaryFolder>;
let connection: Connection;
let reader: StoreReader;
let plans: string[] = [];

beforeAll(async () => {
  folder = temporaryFolder();
  const file = join(folder.dir, 'store.db');
  const store = await openStore({ file, key: TEST_KEY, name: 'plans' });
  const puts = [...generateCustomers(5, 3_000)].map((fields, index) => ({
    entity: 'customers' as const,
    record: storedCustomer(index, fields),
  }));
  await store.write(async () => ({ plan: { puts, durability: 'refetchable' }, result: null }));
  await store.close();
  connection = openConnection({ file, key: TEST_KEY });
  const explain = (sql: string, values: readonly SqlValue[]): void => {
    const steps = connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
    plans.push(steps.map(({ detail }) => detail).join('\n'));
  };
  const explaining: Connection = {
    ...connection,
    all: (sql, ...values) => {
      explain(sql, values);
      return connection.all(sql, ...values);
    },
    each: (sql, ...values) => {
      explain(sql, values);
      return connection.each(sql, ...values);
    },
  };
  reader = createReader(explaining, () => ({
    connection: explaining,
    table: tableOf('customers'),
    totals: createRemembered(),
    marks: createRemembered(),
  }));
});
afterAll(() => {
  connection.close();
  folder.remove();
});

async function planOf(ask: () => Promise<unknown>): Promise<string> {
  plans = [];
  await ask();
  return plans.join('\n');
}

const page = (query: Partial<PageQuery>): Promise<string> =>
  planOf(async () => {
    const whole: PageQuery = {
      where: { deletedAt: { eq: null } },
      sort: { field: 'name', isDescending: false },
      limit: 50,
      after: null,
      search: '',
      ...query,
    };
    const first = await reader.page('customers', whole);
    if (first.next !== null) await reader.page('customers', { ...whole, after: first.next });
  });

test.each(['name', 'updatedAt', 'createdAt', 'industry', 'region'])(
  'a list sorted by %s walks an index in both directions and sorts nothing',
  async (field) => {
    for (const isDescending of [false, true]) {
      for (const states of [[], ['settled']]) {
        const where = { deletedAt: { eq: null }, ...(states.length === 0 ? {} : { 'sync.state': { in: states } }) };
        const plan = await page({ where, sort: { field, isDescending } });
        expect(plan).not.toMatch(/SCAN|TEMP B-TREE/u);
        expect(plan).toContain(`_deleted+deletedAt+${field}+id+sync.state`);
      }
    }
  },
);

test('what few records are is looked up by its own index, however the list is sorted', async () => {
  for (const [field, index] of [
    ['region', '_deleted+deletedAt+region+id+sync.state'],
    ['sync.state', 'sync.state+id'],
  ] as const) {
    const value = field === 'region' ? '北京' : 'pending';
    const plan = await page({ where: { deletedAt: { eq: null }, [field]: { in: [value] } } });
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN|deletedAt\+name/u);
  }
});

test.each([false, true])(
  'a page deep inside a stretch of the list is sought by its cursor (descending: %s)',
  async (isDescending) => {
    const bound = (value: string) => ({ value, isIncluded: true });
    const between = { is: 'between', low: bound(toInstant(0)), high: bound(toInstant(Date.UTC(2030, 0, 1))) } as const;
    const query: ListQuery = {
      filter: { field: 'createdAt', isNegated: false, test: between },
      ...{ search: '', limit: 50, from: 0, sort: { field: 'createdAt', isDescending } },
    };
    const { next } = await reader.list('customers', query);
    const plan = await planOf(() => reader.list('customers', { ...query, from: next! }));
    const [sign, other] = isDescending ? ['<', '>'] : ['>', '<'];
    expect(plan).toContain(`(f.createdAt,id)${sign}(?,?)`);
    expect(plan).toContain(`f.createdAt${other}?`);
  },
);

test('a rare word looks its hits up, a common one walks the list', async () => {
  expect(await page({ search: '第1' })).toContain('USING INTEGER PRIMARY KEY');
  const common = await page({ search: '公司' });
  expect(common).toContain('_deleted+deletedAt+name+id+sync.state');
  expect(common).not.toContain('TEMP B-TREE');
});

test('the outbox, ids and server ids have indexes of their own', async () => {
  expect(await planOf(() => reader.unsettled('customers'))).toContain('sync.state+id');
  expect(await planOf(() => reader.byServerId('customers', ['a', 'b']))).toContain('customers-0 serverId');
  expect(await planOf(() => reader.getMany('customers', [testId(1), testId(2)]))).toContain('autoindex');
  expect(await planOf(() => reader.history('customers', testId(1)))).toContain('history_of_record');
});
