import { setImmediate as nextTurn } from 'node:timers/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import { storedCustomer, temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { openStore, type OpenedStore } from '../open-store.ts';
import { openConnection } from '../sqlite/connection.ts';

const RECORDS = [...generateCustomers(8, 700)].map((fields, index) => storedCustomer(index, fields));
const STATE = '"customers-0-search-state"';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const open = (): Promise<OpenedStore> =>
  openStore({ file: join(folder.dir, 'store.db'), key: TEST_KEY, name: 'building' });
const put = (store: OpenedStore, records: readonly Customer[]): Promise<unknown> =>
  store.write(async () => {
    const puts = records.map((record) => ({ entity: 'customers' as const, record }));
    return { plan: { puts }, result: null };
  });
const ask = async (store: OpenedStore): Promise<unknown> => {
  const sort = { field: 'name', isDescending: false };
  const answers: unknown[] = [];
  for (const search of ['科技', 'bj', 'beijing', '新名字']) {
    const { rows, total } = await store.page('customers', { where: {}, sort, limit: 2_000, after: null, search });
    answers.push(
      rows.map(({ id }) => id),
      total,
      await store.search(search, { entities: ['customers'], limit: 30 }),
    );
  }
  return answers;
};
/** Works on the closed file. */
function inFile<Result>(work: (connection: ReturnType<typeof openConnection>) => Result): Result {
  const connection = openConnection({ file: join(folder.dir, 'store.db'), key: TEST_KEY });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}
const builtTo = (): number | null | undefined =>
  inFile((connection) => connection.get<{ n: number | null }>(`SELECT built_to AS n FROM ${STATE}`)?.n);

test('an index of other contents is built anew, searches find everything meanwhile, and a stop loses nothing', async () => {
  let store = await open();
  await put(store, RECORDS);
  const changed = RECORDS.slice(0, 3).map((record) => ({ ...record, name: '新名字' }));
  const added = storedCustomer(9_000, { name: '新名字科技' });
  const last = RECORDS.at(-1) as Customer;
  const edit = async (): Promise<void> => {
    await put(store, changed);
    await put(store, [added, { ...last, name: '最后的新名字' }]);
  };
  const before = await ask(store);
  await edit();
  const after = await ask(store);
  await put(store, [...RECORDS.slice(0, 3), last]);
  await store.write(async () => ({
    plan: { puts: [], removes: [{ entity: 'customers', id: added.id }] },
    result: null,
  }));
  await store.close();
  expect(builtTo()).toBe(null);

  inFile((connection) => connection.run(`UPDATE ${STATE} SET content='as an earlier version had it'`));
  store = await open();
  expect(await ask(store)).toEqual(before);
  await edit();
  expect(await ask(store)).toEqual(after);
  await store.close();
  const reached = builtTo();
  expect(reached).not.toBe(null);

  for (let opening = 0; builtTo() !== null; opening += 1) {
    expect(opening, 'openings until the index is complete').toBeLessThan(50);
    store = await open();
    await nextTurn();
    expect(await ask(store)).toEqual(after);
    await store.close();
  }
  store = await open();
  expect(await ask(store)).toEqual(after);
  expect(await store.verify()).toMatchObject({ isSound: true });
  await store.close();
});
