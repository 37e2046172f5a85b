import { expect, test } from 'vitest';
import { landing } from './use-grid-keys.ts';

const size = { rows: 1_000_000, columns: 4 };

test('the first move enters at the first row as a whole', () => {
  expect(landing(null, { row: 1 }, size)).toEqual({ row: 0, column: -1 });
  expect(landing(null, { row: 1 }, { rows: 0, columns: 4 })).toBeNull();
});

test('the cursor stays inside the list and keeps its column', () => {
  expect(landing({ row: 3, column: 2 }, { row: Infinity }, size)).toEqual({ row: 999_999, column: 2 });
  expect(landing({ row: 3, column: 2 }, { row: -20 }, size)).toEqual({ row: 0, column: 2 });
  expect(landing({ row: 3, column: 3 }, { column: 1 }, size)).toEqual({ row: 3, column: 3 });
});

test('left of the first column the cursor is the row as a whole again', () => {
  expect(landing({ row: 3, column: 0 }, { column: -1 }, size)).toEqual({ row: 3, column: -1 });
  expect(landing({ row: 3, column: -1 }, { column: -1 }, size)).toEqual({ row: 3, column: -1 });
});
