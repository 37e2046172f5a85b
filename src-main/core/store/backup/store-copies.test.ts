import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestStore, storedCustomer, testId, TEST_KEY, type TestStore } from '../../../../test/support/stores.ts';
import { openStore } from '../open-store.ts';
import { isFileSound } from './check-file.ts';
import { piecesOf } from './copy-bytes.ts';

let at: TestStore;
let copy: string;
beforeEach(async () => {
  at = await openTestStore('copies');
  copy = join(at.file, '../copy.db');
});
afterEach(() => at.dispose());

const put = (from: number, count: number, employeeCount: number): Promise<null> =>
  at.store.write(async () => ({
    plan: {
      puts: Array.from({ length: count }, (_, index) => ({
        entity: 'customers' as const,
        record: storedCustomer(from + index, { name: `甲${from + index}`, employeeCount }),
      })),
    },
    result: null,
  }));

test('a copy holds the moment it was begun, whatever is written meanwhile, and the store keeps what was written', async () => {
  await put(0, 1_000, 1);
  const copying = at.store.copies.copyTo(copy);
  for (let round = 0; round < 5; round += 1) await put(0, 300, 2);
  await put(2_000, 1_000, 2);
  await copying;
  expect(await isFileSound(copy, TEST_KEY)).toBe(true);
  await at.store.close();
  const copied = await openStore({ file: copy, key: TEST_KEY, name: 'copy' });
  expect([await copied.count('customers', {}), (await copied.get('customers', testId(5)))?.employeeCount]).toEqual([
    1_000, 1,
  ]);
  expect((await copied.verify()).problems).toEqual([]);
  await copied.close();
  const store = await openStore({ file: at.file, key: TEST_KEY, name: 'copies' });
  expect([await store.count('customers', {}), (await store.get('customers', testId(5)))?.employeeCount]).toEqual([
    2_000, 2,
  ]);
  await store.close();
});

test('the store stays locked against other processes during a copy and after it', async () => {
  const script = `
    import { openConnection } from ${JSON.stringify(join(import.meta.dirname, '../sqlite/connection.ts'))};
    try { openConnection({ file: process.argv[1], key: ${JSON.stringify(TEST_KEY)} }); console.log('opened'); }
    catch (error) { console.log(error.code); }`;
  const others = (): string =>
    spawnSync(process.execPath, ['--input-type=module', '-e', script, at.file], { encoding: 'utf8' }).stdout.trim();
  await put(0, 10, 1);
  await at.store.copies.copyTo(copy);
  expect(others()).toBe('STORE_LOCKED');
});

test('a copy under way ends when the store is about to be closed', async () => {
  const copying = at.store.copies.copyTo(copy);
  await Promise.all([expect(copying).rejects.toMatchObject({ code: 'CANCELLED' }), at.store.copies.stop()]);
});

describe('the pieces of a file', () => {
  test('leave out the page that SQLite locks and cover all the rest', () => {
    const gigabyte = 0x4000_0000;
    for (const bytes of [1, 4_096, 3_000_000, gigabyte, gigabyte + 4_096, gigabyte + 9_000]) {
      const pieces = [...piecesOf(bytes)];
      const lockPage = Math.max(0, Math.min(4_096, bytes - gigabyte));
      expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBe(bytes - lockPage);
      expect(pieces.every(({ at: from, length }) => from + length <= gigabyte || from >= gigabyte + 4_096)).toBe(true);
    }
  });
});

test('a copy is as large as the store', async () => {
  await put(0, 500, 1);
  await at.store.copies.copyTo(copy);
  expect(statSync(copy).size).toBe(statSync(at.file).size);
});
