import { expect, test } from 'vitest';
import { filterSchema, type Filter } from '../../../../src-shared/domain/views/filter.schema.ts';
import { ALL, isSelected, NONE, selectedCount, shownOf, targetOf, toggledRow, withRows } from './selection.ts';

const active: Filter = { field: 'status', op: 'eq', value: 'active' };
const shown = { filter: active, search: '苏州' };

test('rows are picked one by one and let go again', () => {
  const two = withRows(toggledRow(NONE, 'a'), ['b', 'c']);
  expect([isSelected(two, 'a'), isSelected(two, 'x'), selectedCount(two, 90)]).toEqual([true, false, 3]);
  expect(targetOf(toggledRow(two, 'b'), shown)).toEqual({ ids: ['a', 'c'] });
});

test('all means all that the list asks for, also what is not loaded, but not what was taken out', () => {
  expect(targetOf(ALL, shown)).toEqual(shown);
  expect(targetOf(ALL, { filter: null, search: '' })).toEqual({ filter: null, search: '' });
  const butOne = toggledRow(ALL, 'a');
  expect([isSelected(butOne, 'a'), isSelected(butOne, 'b'), selectedCount(butOne, 90)]).toEqual([false, true, 89]);
  expect(targetOf(butOne, shown)).toEqual({
    filter: { all: [active, { field: 'id', op: 'nin', value: ['a'] }] },
    search: '苏州',
  });
  expect(withRows(butOne, ['a'])).toEqual(ALL);
});

test('an export of thousands of picked records asks a question that the core takes', () => {
  const many = withRows(
    NONE,
    Array.from({ length: 4_321 }, (_, at) => `id ${at}`),
  );
  const { filter, search } = shownOf(many, shown);
  expect(filterSchema.safeParse(filter).success).toBe(true);
  expect(search).toBe('');
});
