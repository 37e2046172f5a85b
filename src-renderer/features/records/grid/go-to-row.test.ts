import { expect, test } from 'vitest';
import { rowTyped } from './go-to-row.tsx';

test('a number of a row is understood as people write it, and kept inside the list', () => {
  expect(rowTyped('1', 500)).toBe(0);
  expect(rowTyped('100,000', 1_000_000)).toBe(99_999);
  expect(rowTyped(' １２３ ', 500)).toBe(122);
  expect([rowTyped('0', 500), rowTyped('9000', 500)]).toEqual([0, 499]);
  expect([rowTyped('', 500), rowTyped('many', 500), rowTyped('-3', 500)]).toEqual([null, null, null]);
});
