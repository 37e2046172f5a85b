import { expect, test } from 'vitest';
import type { ViewColumn } from '../../../../src-shared/domain/views/view.schema.ts';
import { moved, pinned, resized, shifted, toggled } from './layout.ts';

const columns: readonly ViewColumn[] = [
  { field: 'name', width: 260, isPinned: true },
  { field: 'phone', width: 120, isPinned: false },
  { field: 'email', width: 120, isPinned: false },
];
const names = (all: readonly ViewColumn[]): string[] => all.map(({ field }) => field);

test('a width is kept whole and within what a view can keep', () => {
  expect(resized(columns, 'phone', 181.6)[1]?.width).toBe(182);
  expect(resized(columns, 'phone', -20)[1]?.width).toBe(40);
  expect(resized(columns, 'phone', 9_999)[1]?.width).toBe(1_200);
});

test('a column takes the place of another one, and is pinned there as that was', () => {
  expect(names(moved(columns, 'email', 'phone'))).toEqual(['name', 'email', 'phone']);
  expect(moved(columns, 'email', 'name')[0]).toEqual({ field: 'email', width: 120, isPinned: true });
  expect(names(moved(columns, 'email', 'nothing'))).toEqual(names(columns));
});

test('one step over the end changes nothing', () => {
  expect(names(shifted(columns, 'phone', 1))).toEqual(['name', 'email', 'phone']);
  expect(names(shifted(columns, 'email', 1))).toEqual(names(columns));
});

test('pinned columns come first', () => {
  expect(names(pinned(columns, 'email', true))).toEqual(['name', 'email', 'phone']);
  expect(names(pinned(columns, 'name', false))).toEqual(['name', 'phone', 'email']);
});

test('a field is shown behind the others and hidden again, but never the last one', () => {
  expect(names(toggled(columns, 'region'))).toEqual(['name', 'phone', 'email', 'region']);
  expect(names(toggled(columns, 'phone'))).toEqual(['name', 'email']);
  const only = columns.slice(0, 1);
  expect(toggled(only, 'name')).toEqual(only);
});
