import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { join } from 'node:path';
import { temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { openConnection, type Connection } from '../sqlite/connection.ts';
import { useWal } from '../sqlite/use-wal.ts';
import { ROWS_AT_ONCE, rowBatches } from './row-batches.ts';
import { createWriteGate, UnitRefused, type GatedWrite, type WriteGate } from './write-gate.ts';

let connection: Connection;
let gate: WriteGate;
let remove: () => void;
let told: number[];

beforeEach(() => {
  const folder = temporaryFolder();
  remove = folder.remove;
  connection = openConnection({ file: join(folder.dir, 'gate.db'), key: TEST_KEY });
  useWal(connection);
  connection.script('CREATE TABLE things(id INTEGER PRIMARY KEY CHECK(id < 10000))');
  gate = createWriteGate(connection);
  told = [];
});
afterEach(() => {
  connection.close();
  remove();
});

const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);
const stored = (): number => connection.get<{ n: number }>('SELECT count(*) AS n FROM things')?.n ?? 0;

/** Writes ids; negative ones are refused, those from 10,000 on fail. */
const writeOf = (ids: readonly number[]): GatedWrite<{ readonly count: number; readonly refused: number }> => ({
  parts: (rowsAtMost) =>
    rowBatches(ids, rowsAtMost, String).map((batch) => () => {
      const good = batch.filter((id) => id >= 0);
      for (const id of good) connection.run('INSERT INTO things(id) VALUES(?)', id);
      return { count: good.length, refused: batch.length - good.length };
    }),
  isRefused: ({ refused }) => refused > 0,
  announce: ({ count }) => told.push(count),
});

test('a write alone goes in parts, with a turn between them for everybody but other writers', async () => {
  const large = gate.submit(writeOf(numbers(0, 2.5 * ROWS_AT_ONCE)));
  const small = gate.submit(writeOf([5_000]));
  const seen: number[] = [];
  while (seen.at(-1) !== 2.5 * ROWS_AT_ONCE + 1) {
    seen.push(stored());
    await nextTurn();
  }
  expect([...new Set(seen)]).toEqual([0, 50, 100, 125, 126].filter((count) => seen.includes(count)));
  expect(seen).toContain(50);
  expect(await large).toHaveLength(3);
  await small;
  expect(told).toEqual([50, 50, 25, 1]);
});

test('a part that fails leaves those before it as they were told, and the next writer goes on', async () => {
  const failing = gate.submit(writeOf([...numbers(0, 225), 10_000]));
  const next = gate.submit(writeOf([9_000]));
  await expect(failing).rejects.toThrow(/CHECK/u);
  await next;
  expect([stored(), told]).toEqual([201, [50, 50, 50, 50, 1]]);
});

test('the writes of a unit are one transaction, however many rows they have', async () => {
  await gate.commitUnit({
    durability: 'durable',
    expected: 2,
    send: () => Promise.all([gate.submit(writeOf(numbers(0, 700))), gate.submit(writeOf(numbers(1_000, 300)))]),
    also: () => {
      expect([stored(), told]).toEqual([1_000, []]);
      connection.run('INSERT INTO things(id) VALUES(9999)');
    },
  });
  expect([stored(), told]).toEqual([1_001, [700, 300]]);
});

test.each([
  { name: 'a refused row', last: [-1], error: UnitRefused },
  { name: 'a failing row', last: [10_000], error: /CHECK/u },
])('$name in the last write of a unit leaves nothing of it, and nobody hears of it', async ({ last, error }) => {
  const unit = gate.commitUnit({
    durability: 'durable',
    expected: 2,
    send: () =>
      Promise.all([gate.submit(writeOf(numbers(0, 700))), gate.submit(writeOf([...numbers(1_000, 300), ...last]))]),
    also: () => undefined,
  });
  await expect(unit).rejects.toThrow(error);
  expect([stored(), told]).toEqual([0, []]);
});

test('a batch holds no id twice and keeps the order', () => {
  const rows = ['a', 'b', 'a', 'a', 'c', 'd', 'e'];
  expect(rowBatches(rows, 3, (row) => row)).toEqual([['a', 'b'], ['a'], ['a', 'c', 'd'], ['e']]);
  expect(rowBatches([], 3, String)).toEqual([]);
  expect(rowBatches(rows, Infinity, (row) => row)).toEqual([['a', 'b'], ['a'], ['a', 'c', 'd', 'e']]);
});
