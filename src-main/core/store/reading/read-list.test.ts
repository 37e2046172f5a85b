import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { SORT_FIELDS } from '../../../../src-shared/domain/fields.ts';
import type { Filter } from '../../../../src-shared/domain/views/filter.schema.ts';
import { matches } from '../../../../src-shared/domain/views/matches.ts';
import { resolveFilter, type ResolvedFilter } from '../../../../src-shared/domain/views/resolve-filter.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import { randomFrom } from '../../../../test/support/random.ts';
import { openTestStore, storedCustomer, testId, type TestStore } from '../../../../test/support/stores.ts';
import { foldText } from '../search/fold.ts';
import type { ListQuery } from '../store.ts';

let at: TestStore;
let records: Customer[];
const random = randomFrom(8);

beforeAll(async () => {
  at = await openTestStore('lists');
  // More than a list looks at before it pauses, with few different values and many empty ones in what it is sorted by.
  records = [...generateCustomers(4, 1_300)].map((fields, index) => ({
    ...storedCustomer(index, fields, { state: random.pick(['settled', 'settled', 'pending'] as const) }),
    updatedAt: `2026-01-0${1 + random.below(5)}T00:00:00.000Z`,
    deletedAt: random.below(10) === 0 ? '2026-03-01T00:00:00.000Z' : null,
    industry: random.pick([null, '科技', 'Ａ业', '贸易']),
  }));
  await at.store.write(async () => ({
    plan: { puts: records.map((record) => ({ entity: 'customers', record })), durability: 'refetchable' },
    result: null,
  }));
});
afterAll(() => at.dispose());

const resolved = (filter: Filter): ResolvedFilter =>
  resolveFilter('customers', filter, { today: '2026-01-04', zone: 'UTC' });
const inactive: Filter = { field: 'status', op: 'ne', value: 'active' };
const FILTERS: Readonly<Record<string, Filter | null>> = {
  none: null,
  'a field without an index': inactive,
  'the field of the order': { field: 'industry', op: 'eq', value: '科技' },
  'days and another': {
    all: [{ field: 'updatedAt', op: 'within', value: { unit: 'day', from: -1, to: 0 } }, inactive],
  },
  'few by an index': { all: [{ field: 'id', op: 'in', value: [1, 2, 3, 700, 701].map(testId) }, { not: inactive }] },
  unsettled: { field: 'sync.state', op: 'ne', value: 'settled' },
  either: {
    any: [
      { field: 'industry', op: 'empty' },
      { field: 'region', op: 'contains', value: '北' },
    ],
  },
  nothing: { field: 'remarks', op: 'contains', value: 'nowhere to be found' },
};

const valueOf = (record: Customer, field: string): string | null =>
  (record as unknown as Readonly<Record<string, string | null | undefined>>)[field] ?? null;

function expectedOf({ filter, search, sort }: Pick<ListQuery, 'filter' | 'search' | 'sort'>): string[] {
  const compare = (left: string | null, right: string | null): number =>
    left === right ? 0 : left === null ? -1 : right === null || left > right ? 1 : -1;
  const order = (left: Customer, right: Customer): number =>
    compare(valueOf(left, sort.field), valueOf(right, sort.field)) || compare(left.id, right.id);
  return records
    .filter((record) => record.deletedAt === null && (filter === null || matches(filter, record)))
    .filter(({ name }) => foldText(name).includes(search))
    .toSorted((left, right) => (sort.isDescending ? -order(left, right) : order(left, right)))
    .map(({ id }) => id);
}

async function allPages(query: Omit<ListQuery, 'from'>): Promise<string[]> {
  const ids: string[] = [];
  let from: string | number | null = 0;
  while (from !== null) {
    const page: Awaited<ReturnType<typeof at.store.list>> = await at.store.list('customers', { ...query, from });
    ids.push(...page.rows.map(({ id }) => id));
    from = page.next;
  }
  return ids;
}

describe.each(Object.entries(FILTERS))('a list with the filter: %s', (_, filter) => {
  const questions = SORT_FIELDS.customers.flatMap((field) =>
    [false, true].map((isDescending) => ({
      ...{ filter: filter && resolved(filter), search: '', sort: { field, isDescending } },
    })),
  );
  test('gives every record once, in order, page by page', async () => {
    for (const question of questions) expect(await allPages({ ...question, limit: 170 })).toEqual(expectedOf(question));
  });
  test('begins anywhere', async () => {
    for (const question of questions) {
      const expected = expectedOf(question);
      const offsets = [random.below(expected.length + 1), random.below(expected.length + 1), expected.length - 1, 1];
      for (const from of offsets.map((offset) => Math.max(0, offset))) {
        const { rows } = await at.store.list('customers', { ...question, limit: 7, from });
        expect(rows.map(({ id }) => id)).toEqual(expected.slice(from, from + 7));
      }
      expect((await at.store.list('customers', { ...question, limit: 7, from: expected.length + 3 })).rows).toEqual([]);
    }
  });
  test('is counted', async () => {
    const [question] = questions;
    const total = expectedOf(question!).length;
    expect(await at.store.countList('customers', question!)).toBe(total);
    expect((await at.store.list('customers', { ...question!, limit: 7, from: 0 })).total).toBe(total);
  });
});

test('a search is filtered, ordered and begun anywhere too', async () => {
  for (const search of ['科技', '第1', '公司']) {
    const sort = { field: 'updatedAt', isDescending: true };
    const question = { filter: resolved(inactive), search, sort };
    const expected = expectedOf(question);
    expect(await allPages({ ...question, limit: 40 })).toEqual(expected);
    const { rows } = await at.store.list('customers', { ...question, limit: 5, from: 9 });
    expect(rows.map(({ id }) => id)).toEqual(expected.slice(9, 14));
    expect(await at.store.countList('customers', question)).toBe(expected.length);
  }
});

test('places and totals are found anew after a write that moves records', async () => {
  const question = { filter: null, search: '', sort: { field: 'name', isDescending: false } };
  const ask = async () =>
    (await at.store.list('customers', { ...question, limit: 3, from: 900 })).rows.map(({ id }) => id);
  expect(await ask()).toEqual(expectedOf(question).slice(900, 903));
  const moved = records.filter(({ deletedAt }) => deletedAt === null).slice(0, 20);
  const renamed = moved.map((record) => ({ ...record, name: `\u0001${record.name}` }));
  const put = (rows: readonly Customer[]) =>
    at.store.write(async () => ({
      plan: { puts: rows.map((record) => ({ entity: 'customers' as const, record })) },
      result: null,
    }));
  await put(renamed);
  records = records.map((record) => renamed.find(({ id }) => id === record.id) ?? record);
  expect(await ask()).toEqual(expectedOf(question).slice(900, 903));
});

test('counting gives way to others and can be ended', async () => {
  const filter = resolved({ field: 'remarks', op: 'notEmpty' });
  const stop = new AbortController();
  const counting = at.store.countList('customers', { filter, search: '' }, stop.signal);
  const order: string[] = [];
  const done = counting.catch((error: { code: string }) => order.push(error.code));
  await at.store.get('customers', testId(1)).then(() => order.push('read'));
  stop.abort();
  await done;
  expect(order).toEqual(['read', 'CANCELLED']);
});

test('what is no field of the entity, or a cursor of another order, is INVALID_INPUT', async () => {
  const question = { filter: null, search: '', sort: { field: 'name', isDescending: false }, limit: 3 };
  const { next } = await at.store.list('customers', { ...question, from: 0 });
  const wrong: ListQuery[] = [
    { ...question, from: 'garbage' },
    { ...question, from: next!, sort: { field: 'region', isDescending: false } },
    { ...question, from: 0, filter: { field: 'x") OR 1=1', isNegated: false, test: { is: 'filled' } } },
  ];
  for (const query of wrong) {
    await expect(at.store.list('customers', query)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  }
});
