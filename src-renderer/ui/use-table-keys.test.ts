import { expect, test } from 'vitest';
import { landing } from './use-table-keys.ts';

test('the cursor never leaves the list, and enters at its first row', () => {
  expect(landing(-1, 1, 5)).toBe(0);
  expect(landing(-1, -1, 5)).toBe(0);
  expect(landing(4, 1, 5)).toBe(4);
  expect(landing(0, -1, 5)).toBe(0);
  expect(landing(2, Infinity, 5)).toBe(4);
  expect(landing(2, -Infinity, 5)).toBe(0);
  expect(landing(0, 1, 0)).toBe(-1);
});
