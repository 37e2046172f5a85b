import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { createWriteGate } from '../rx-storage/write-gate.ts';
import { openConnection, type Connection } from './connection.ts';
import { useWal } from './use-wal.ts';

const LONG = 1_000;

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let connection: Connection;

beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.dir, 'log.db');
  connection = openConnection({ file, key: TEST_KEY });
  useWal(connection);
  connection.script('CREATE TABLE pieces(id INTEGER PRIMARY KEY, bytes BLOB)');
});
afterEach(() => {
  connection.close();
  folder.remove();
});

/** Commits about so many pages. */
const commit = (pages: number): void =>
  connection.transaction('refetchable', () => {
    connection.run('INSERT INTO pieces(bytes) VALUES(?)', Buffer.alloc(pages * 4_080));
  });

/** Pages of the log that are not in the file yet. */
function waiting(): number {
  const state = connection.get<{ log: number; checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)');
  return (state?.log ?? 0) - (state?.checkpointed ?? 0);
}

test('a commit leaves the log alone; trimming moves a long one into the file, and leaves a short one', async () => {
  commit(LONG / 2);
  await connection.trimLog();
  expect(waiting()).toBeGreaterThanOrEqual(LONG / 2);
  commit(LONG);
  expect(waiting()).toBeGreaterThan(LONG);
  const before = statSync(file).size;
  await connection.trimLog();
  expect(waiting()).toBe(0);
  expect(statSync(file).size).toBeGreaterThan(before);
});

test('nothing is taken out of the log while it is held for a copy of the file, not even if that began meanwhile', async () => {
  commit(LONG + 1);
  const trimming = connection.trimLog();
  connection.script('PRAGMA wal_autocheckpoint=0');
  await trimming;
  await connection.trimLog();
  expect(waiting()).toBeGreaterThan(LONG);
});

test('a connection may be closed while its log is trimmed', async () => {
  commit(LONG + 1);
  const trimming = connection.trimLog();
  connection.close();
  await trimming;
  connection = openConnection({ file, key: TEST_KEY });
  expect(connection.get('SELECT count(*) AS n FROM pieces')).toEqual({ n: 1 });
});

test('however much is written through the gate, the log stays short', async () => {
  const gate = createWriteGate(connection);
  for (let unit = 0; unit < 30; unit += 1) await gate.exclusively(async () => commit(200));
  await gate.exclusively(async () => undefined);
  expect(statSync(`${file}-wal`).size).toBeLessThan(2 * LONG * 4_120);
});
