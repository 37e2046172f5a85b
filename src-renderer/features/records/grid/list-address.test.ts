import { expect, test } from 'vitest';
import { addressOf, isSameView, placeOf } from './list-address.ts';

const plain = { viewId: 'all', search: '', changes: {}, cursor: null, cursorRow: null };
const id = '0199c2f4-7d1e-7a60-b1c8-000000000007';

test('a list is found again by its address: view, unsaved filter and order, search and row', () => {
  const columns = [{ field: 'name', width: 200, isPinned: true }];
  const filter = { any: [{ field: 'region', op: 'eq' as const, value: '苏州&上海' }] };
  const changes = {
    recent: { columns, filter, sort: { field: 'name', isDescending: false } },
    active: { filter: null },
  };
  for (const state of [
    plain,
    { viewId: 'recent', search: '精密 a=b', changes, cursor: id, cursorRow: 98_765 },
    { ...plain, viewId: 'active', changes },
  ]) {
    expect(placeOf(addressOf(state), state.changes)).toEqual({
      ...state,
      changes: { ...state.changes, [state.viewId]: state.changes[state.viewId as never] ?? {} },
    });
  }
});

test('a view without unsaved changes in its address has none any more, but keeps how its columns stand', () => {
  const columns = [{ field: 'name', width: 200, isPinned: true }];
  const changes = { all: { columns, filter: null } };
  expect(placeOf('view=all', changes)?.changes).toEqual({ all: { columns } });
});

test('what cannot be read of an address is left out', () => {
  expect(placeOf('', {})).toBeNull();
  const broken = placeOf('view=all&filter=%7B"field"&sort=1&row=x.y&q=a', {});
  expect(broken).toEqual({ ...plain, search: 'a', changes: { all: {} } });
});

test('another search is the same place in the history, another view is one more', () => {
  expect(isSameView('view=all&q=a', 'view=all')).toBe(true);
  expect(isSameView('view=all', 'view=recent')).toBe(false);
});
