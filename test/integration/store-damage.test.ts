import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import { openStore } from '../../src-main/core/store/open-store.ts';
import type { Internals } from '../../src-main/core/store/rx-storage/sqlite-storage-instance.ts';
import type { Plan, Store } from '../../src-main/core/store/store.ts';
import { bytesOf } from '../support/folders.ts';
import { generateCustomers } from '../support/customer-generator.ts';
import { historyOf, storedCustomer, temporaryFolder, TEST_KEY } from '../support/stores.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.dir, 'store.db');
});
afterEach(() => folder.remove());

const open = (): Promise<Store> => openStore({ file, key: TEST_KEY, name: 'damage' });
const records = [...generateCustomers(77, 300)].map((fields, index) => storedCustomer(index, fields));
const planOf = (some: readonly Customer[]): Plan => ({
  puts: some.map((record) => ({ entity: 'customers', record })),
  history: some.map(({ id }) => historyOf(id, 1)),
  settings: { token: 'planted-token-8f3a1c' },
});

test('planted names, phones and tokens are in no file of the folder, while it is open and after', async () => {
  const store = await open();
  await store.write(async () => ({ plan: planOf(records), result: null }));
  const [one] = records as [Customer];
  const planted = [
    'planted-token-8f3a1c',
    one.name,
    one.phone ?? '',
    one.email ?? '',
    one.address ?? '',
    'customers',
    'SQLite',
  ];
  const search = (): string[] => {
    const found: string[] = [];
    for (const [name, base64] of bytesOf(folder.dir)) {
      const bytes = Buffer.from(base64, 'base64');
      for (const text of planted) {
        for (const encoding of ['utf8', 'utf16le'] as const) {
          if (bytes.includes(Buffer.from(text, encoding))) found.push(`${name}: ${text}`);
        }
      }
    }
    return found;
  };
  expect([...bytesOf(folder.dir).keys()].toSorted()).toEqual(['store.db', 'store.db-wal']);
  expect(search()).toEqual([]);
  await store.close();
  expect(search()).toEqual([]);
});

test('a full disk refuses the change as a whole, keeps what was acknowledged, and goes on when there is room', async () => {
  const store = await openStore({ file, key: TEST_KEY, name: 'damage' });
  const first = records.slice(0, 50);
  await store.write(async () => ({ plan: planOf(first), result: null }));
  const { connection } = store.database.collections.customers.storageInstance.internals as Internals;
  const pages = connection.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  // SQLite then answers SQLITE_FULL exactly as it does when the disk has no more room.
  connection.script(`PRAGMA max_page_count=${pages + 2}`);
  const heard: unknown[] = [];
  store.onChange((changes) => heard.push(changes));
  const rest = records.slice(50);
  await expect(store.write(async () => ({ plan: planOf(rest), result: null }))).rejects.toMatchObject({
    code: 'STORE_UNWRITABLE',
  });
  expect(heard).toEqual([]);
  expect(await store.count('customers', {})).toBe(50);
  expect((await store.verify()).problems).toEqual([]);
  connection.script('PRAGMA max_page_count=1000000');
  await store.write(async () => ({ plan: planOf(rest), result: null }));
  expect(await store.count('customers', {})).toBe(records.length);
  await store.close();
});
