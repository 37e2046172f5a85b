import { expect, test } from 'vitest';
import { defaultViews } from './default-views.ts';
import type { Filter } from './filter.schema.ts';
import { readViewFile, viewFileText, type FiledView } from './view-file.ts';

const [all] = defaultViews('customers');
if (!all) throw new Error('no views');
const { id: _id, ...looks } = all;
const mine: FiledView = {
  ...looks,
  name: '北京客户',
  filter: { all: [{ field: 'region', op: 'eq', value: '北京' }, { not: { field: 'email', op: 'empty' } }] },
  search: '客户',
};
const fileWith = (changes: object): string =>
  JSON.stringify({ format: 'satchel-view', version: 1, entity: 'customers', views: [{ ...mine, ...changes }] });
const read = (changes: object) => {
  const file = readViewFile(fileWith(changes));
  return { view: file?.views[0], left: file?.left };
};

test('a view comes out of a file as it went in', () => {
  expect(readViewFile(viewFileText('customers', [mine]))).toEqual({ entity: 'customers', views: [mine], left: [] });
});

test('what a newer version knows of columns, sort, grouping is named and left out, the rest stays', () => {
  const [name, ...more] = mine.columns;
  const { view, left } = read({
    columns: [
      name,
      { field: 'grade', width: 90, isPinned: false },
      name,
      { ...more[0], width: 'wide' },
      ...more.slice(1),
    ],
    sort: { field: 'grade', isDescending: true },
    grouping: 'region',
    search: 7,
  });
  expect(view).toEqual({ ...mine, columns: [name, ...more.slice(1)], search: '' });
  expect(left).toEqual(['grouping', 'grade', 'name', 'sync.state']);
  expect(read({ columns: undefined }).view?.columns).toEqual(all.columns);
});

test('a filter loses the questions that cannot be asked here, and groups that have no question left', () => {
  const known: Filter = { field: 'status', op: 'eq', value: 'active' };
  const filter = {
    all: [
      known,
      { field: 'region', op: 'soundsLike', value: '北' },
      { any: [{ field: 'grade', op: 'empty' }] },
      { not: { field: 'status', op: 'eq', value: 'asleep' } },
      { any: [] },
    ],
  };
  expect(read({ filter })).toMatchObject({
    view: { filter: { all: [known, { any: [] }] } },
    left: ['region', 'grade', 'status'],
  });
  expect(read({ filter: { field: 'grade', op: 'empty' } })).toMatchObject({ view: { filter: null }, left: ['grade'] });
  const deep = { not: { not: { not: { not: known } } } };
  expect(read({ filter: deep })).toMatchObject({ view: { filter: null }, left: ['filter'] });
  const many = { any: Array.from({ length: 51 }, () => known) };
  expect(read({ filter: many })).toMatchObject({ view: { filter: null }, left: ['filter'] });
});

test('a name is trimmed and cut to what fits, and what is no file of views is none', () => {
  expect(read({ name: ` ${'视'.repeat(80)}` }).view?.name).toBe('视'.repeat(60));
  const others = ['', '[]', 'id,name', '{"format":"satchel-view","version":1,"entity":"customers","views":[]}'];
  others.push(fileWith({ name: ' ' }), fileWith({}).replace('satchel-view', 'geojson'));
  others.push(fileWith({}).replace('"customers"', '"spaceships"'));
  for (const text of others) expect(readViewFile(text), text).toBeNull();
});
