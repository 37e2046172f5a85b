import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { openConnection, type Connection } from '../sqlite/connection.ts';
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

/** Tables and indexes of more entries than are read at once, with nulls, equal keys and values longer than a page. */
function fill(connection: Connection): void {
  connection.script(`
    CREATE TABLE a(x, n, flag); CREATE INDEX ax ON a(x); CREATE INDEX anx ON a(n, flag, x); CREATE INDEX ap
      ON a(flag) WHERE flag IS NOT NULL;
    CREATE TABLE c(id INTEGER PRIMARY KEY, x); CREATE TABLE b(y, z PRIMARY KEY, blob) WITHOUT ROWID`);
  connection.run('INSERT INTO a VALUES(?,NULL,NULL)', '长'.repeat(9_000));
  connection.transaction('refetchable', () => {
    for (let number = 0; number < 2_000; number += 1) {
      const flag = number % 3 === 0 ? null : number % 3;
      connection.run(
        'INSERT INTO a VALUES(?,?,?)',
        `${number % 7}`.repeat(20),
        number % 900 === 1 ? null : number % 5,
        flag,
      );
    }
    for (let number = 0; number < 450; number += 1) {
      connection.run(
        `INSERT INTO c(id,x) VALUES(9007199254740993+CAST(? AS INTEGER),?)`,
        number,
        `${number}`.repeat(9),
      );
    }
    for (let number = 0; number < 700; number += 1) {
      const blob = number === 650 ? Buffer.alloc(9_000, 7) : null;
      connection.run('INSERT INTO b VALUES(?,?,?)', null, `${number}`.repeat(9), blob);
    }
  });
}

test('a byte that differs is found in every page of tables and indexes, also in the last one of a long value', async () => {
  const connection = openConnection({ file, key: TEST_KEY });
  fill(connection);
  connection.script('VACUUM');
  const pages = connection.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
  connection.close();
  expect(await isFileSound(file, TEST_KEY)).toBe(true);
  expect(pages).toBeGreaterThan(70);
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
