import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { isLogDamaged } from './check-log.ts';
import { openConnection, type Connection } from './connection.ts';
import { useWal } from './use-wal.ts';

const FRAME = 24 + 4_096;
const HEADER = 32;

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let connection: Connection;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.dir, 'store.db');
  connection = open();
  connection.transaction('durable', () => connection.script('CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT)'));
});
afterEach(() => {
  connection.close();
  folder.remove();
});

const add = (count: number, length = 300): void =>
  connection.transaction('durable', () => {
    for (let index = 0; index < count; index += 1) {
      connection.run('INSERT INTO notes(text) VALUES(?)', 'x'.repeat(length));
    }
  });

const open = (): Connection => {
  const opened = openConnection({ file, key: TEST_KEY });
  useWal(opened);
  return opened;
};

/** The file and its log as they lie now: what a killed process leaves. */
function asKilled(name = 'killed.db'): string {
  const copy = join(folder.dir, name);
  copyFileSync(file, copy);
  copyFileSync(`${file}-wal`, `${copy}-wal`);
  return copy;
}

test('a log as a killed process leaves it is sound, wherever its last write was torn', () => {
  for (let round = 0; round < 3; round += 1) add(20);
  const copy = asKilled();
  expect(isLogDamaged(copy)).toBe(false);
  const bytes = readFileSync(`${copy}-wal`);
  for (let length = bytes.length - 1; length >= 0; length -= 509) {
    truncateSync(`${copy}-wal`, length);
    expect(isLogDamaged(copy), `cut after ${length} bytes`).toBe(false);
  }
});

test('a flipped bit anywhere in the log is damage, for SQLite would drop acknowledged commits from there on', () => {
  for (let round = 0; round < 3; round += 1) add(20);
  const copy = asKilled();
  const bytes = readFileSync(`${copy}-wal`);
  const frames = (bytes.length - HEADER) / FRAME;
  expect(Number.isInteger(frames)).toBe(true);
  const inFrames = Array.from({ length: frames }, (_, index) =>
    [0, 5, 9, 13, 17, 23, 24, 2_000, FRAME - 1].map((at) => HEADER + index * FRAME + at),
  ).flat();
  for (const at of [...Array(HEADER).keys(), ...inFrames]) {
    writeFileSync(`${copy}-wal`, bytes.with(at, (bytes[at] ?? 0) ^ 4));
    expect(isLogDamaged(copy), `byte ${at}`).toBe(true);
    expect(() => openConnection({ file: copy, key: TEST_KEY })).toThrow(
      expect.objectContaining({ code: 'STORE_DAMAGED' }),
    );
    expect(readFileSync(`${copy}-wal`)[at]).toBe((bytes[at] ?? 0) ^ 4);
  }
});

test('a stump of a file is damage and no new database', () => {
  for (const length of [1, 15, 511]) {
    const stump = join(folder.dir, `${length}.db`);
    writeFileSync(stump, Buffer.alloc(length, 1));
    expect(() => openConnection({ file: stump, key: TEST_KEY })).toThrow(
      expect.objectContaining({ code: 'STORE_DAMAGED' }),
    );
    expect(statSync(stump).size).toBe(length);
  }
});

test('what can be read of a damaged log is there for a rescue', () => {
  add(1);
  const length = statSync(`${file}-wal`).size;
  add(1);
  add(1);
  const copy = asKilled();
  const bytes = readFileSync(`${copy}-wal`);
  writeFileSync(`${copy}-wal`, bytes.with(length + 100, 7));
  const rescued = openConnection({ file: copy, key: TEST_KEY, takesDamagedLog: true });
  expect(rescued.get('SELECT count(*) AS n FROM notes')).toEqual({ n: 1 });
  rescued.close();
});

test('a log that begins anew over an older, longer one is sound', () => {
  add(40);
  // Every page goes to the file, but the log keeps its length: the next commit overwrites its beginning.
  connection.script('PRAGMA wal_checkpoint(PASSIVE)');
  const length = statSync(`${file}-wal`).size;
  add(1);
  expect(statSync(`${file}-wal`).size).toBe(length);
  expect(isLogDamaged(asKilled())).toBe(false);
});

/** A transaction too large for the cache writes to the log before it fails. */
function failLate(): void {
  connection.script('PRAGMA cache_size=10');
  const work = (): void => {
    for (let index = 0; index < 200; index += 1) connection.run('INSERT INTO notes(text) VALUES(?)', 'y'.repeat(1_000));
    throw new Error('the work broke off');
  };
  expect(() => connection.transaction('durable', work)).toThrow('the work broke off');
}

test('what a transaction that broke off left in the log is not taken for damage', () => {
  add(3);
  const before = statSync(`${file}-wal`).size;
  failLate();
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(before + 10 * FRAME);
  expect(isLogDamaged(asKilled('first.db'))).toBe(false);
  add(1);
  expect(isLogDamaged(asKilled('second.db'))).toBe(false);
});

test('what a process that was killed in a transaction left in the log is not taken for damage', () => {
  add(3);
  failLate();
  const [first, db] = [asKilled(), file];
  connection.close();
  file = first;
  connection = open();
  add(1);
  const second = asKilled('second.db');
  expect(isLogDamaged(second)).toBe(false);
  connection.close();
  file = second;
  connection = open();
  expect(connection.get('SELECT count(*) AS n FROM notes')).toEqual({ n: 4 });
  file = db;
});
