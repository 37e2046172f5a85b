import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import { openStore } from '../../src-main/core/store/open-store.ts';
import type { Internals } from '../../src-main/core/store/rx-storage/sqlite-storage-instance.ts';
import type { Plan, Store } from '../../src-main/core/store/store.ts';
import { bytesOf } from '../support/folders.ts';
import { generateCustomers } from '../support/customer-generator.ts';
import { randomFrom } from '../support/random.ts';
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

/** Everything the store can be asked; throws where it notices damage. */
async function everything(): Promise<unknown> {
  const store = await open();
  try {
    const byName = { field: 'name', isDescending: false };
    return [
      await store.getMany(
        'customers',
        records.map(({ id }) => id),
      ),
      await store.page('customers', { where: {}, sort: byName, limit: 500, after: null, search: '科技' }),
      await store.search('北京', { entities: ['customers'], limit: 50 }),
      await store.count('customers', { region: { eq: '上海' } }),
      await Promise.all(records.map(({ id }) => store.history('customers', id))),
      await store.setting('token'),
      await store.verify(),
    ];
  } finally {
    await store.close().catch(() => undefined);
  }
}

const isSound = (answer: unknown): boolean => (answer as { isSound: boolean }[]).at(-1)?.isSound === true;

/** Whether damaged bytes were noticed: an error of ours, or a check that says so. Any other answer must be the true one. */
async function isNoticed(truth: unknown): Promise<boolean> {
  try {
    const answer = await everything();
    if (!isSound(answer)) return true;
    expect(answer).toEqual(truth);
    return false;
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    expect(['STORE_DAMAGED', 'STORE_KEY_WRONG']).toContain(error.code);
    return true;
  }
}

test('40 flipped bits: each is noticed or changes no answer, never a silently wrong one', async () => {
  const store = await open();
  await store.write(async () => ({ plan: planOf(records), result: null }));
  await store.close();
  const truth = await everything();
  expect(isSound(truth)).toBe(true);
  const good = readFileSync(file);
  const random = randomFrom(4040);
  let noticed = 0;
  for (let round = 0; round < 40; round += 1) {
    const bad = Buffer.from(good);
    const at = random.below(bad.length);
    bad[at] = (bad[at] ?? 0) ^ (1 << random.below(8));
    writeFileSync(file, bad);
    if (await isNoticed(truth)) noticed += 1;
  }
  expect(noticed).toBeGreaterThan(30);
});

test('a truncated or partly zeroed file is noticed', async () => {
  const store = await open();
  await store.write(async () => ({ plan: planOf(records), result: null }));
  await store.close();
  const truth = await everything();
  const good = readFileSync(file);
  const zeroed = Buffer.from(good).fill(0, 40_960, 49_152);
  for (const bad of [good.subarray(0, 65_536), good.subarray(0, 5_000), zeroed]) {
    writeFileSync(file, bad);
    expect(await isNoticed(truth)).toBe(true);
  }
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
