import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { openConnection } from '../sqlite/connection.ts';
import { isFileSound } from './check-file.ts';

const PAGE_BYTES = 4_096;

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.dir, 'c.db');
});
afterEach(() => folder.remove());

/** Changes a byte and gives the way back. */
function flip(at: number): () => void {
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  const write = (value: number): void => void writeSync(handle, Buffer.from([value]), 0, 1, at);
  write((byte[0] ?? 0) ^ 4);
  return () => {
    write(byte[0] ?? 0);
    closeSync(handle);
  };
}

test('a byte that differs is found in every page, also in the last one of a record that is longer than a page', async () => {
  const connection = openConnection({ file, key: TEST_KEY });
  connection.script('CREATE TABLE a(x); CREATE TABLE b(y PRIMARY KEY) WITHOUT ROWID; CREATE INDEX i ON a(x)');
  connection.run('INSERT INTO a VALUES(?)', '长'.repeat(9_000));
  for (let number = 0; number < 50; number += 1) connection.run('INSERT INTO b VALUES(?)', `${number}`.repeat(90));
  connection.script('DROP INDEX i; VACUUM');
  const pages = connection.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  connection.close();
  expect(await isFileSound(file, TEST_KEY)).toBe(true);
  expect(pages).toBeGreaterThan(8);
  for (let page = 0; page < pages; page += 1) {
    const mend = flip(page * PAGE_BYTES + 2_000);
    expect(await isFileSound(file, TEST_KEY), `page ${page + 1}`).toBe(false);
    mend();
  }
});

test('an empty file, other bytes and another key are not sound', async () => {
  writeFileSync(file, '');
  expect(await isFileSound(file, TEST_KEY)).toBe(false);
  writeFileSync(file, Buffer.alloc(10_000, 3));
  expect(await isFileSound(file, TEST_KEY)).toBe(false);
});
