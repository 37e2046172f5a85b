import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { ENTITIES } from '../../../../src-shared/domain/entities.ts';
import { SORT_FIELDS } from '../../../../src-shared/domain/fields.ts';
import type { Filter } from '../../../../src-shared/domain/views/filter.schema.ts';
import { matches } from '../../../../src-shared/domain/views/matches.ts';
import { resolveFilter, type ResolvedFilter } from '../../../../src-shared/domain/views/resolve-filter.ts';
import { fillStore } from '../../../../test/bench/fill-store.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import { storedCustomer, temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { openStore, tableOf, type OpenedStore } from '../open-store.ts';
import type { ListQuery } from '../store.ts';

/** Enough of them that a fifth are more than are looked up one by one. */
const RECORDS = 5_500;

let folder: ReturnType<typeof temporaryFolder>;
let store: OpenedStore;
let records: readonly Customer[];

beforeAll(async () => {
  folder = temporaryFolder();
  const opening = { file: join(folder.dir, 'store.db'), key: TEST_KEY, name: 'narrowed' };
  await (await openStore(opening)).close();
  // As companies are called: those of a region stand together in a list by name, far from its beginning or from its end.
  records = [...generateCustomers(6, RECORDS)].map((fields, index) => {
    const region = `区${index % 5}`;
    const industry = index % 3 === 0 ? null : `业${index % 7}`;
    const deletedAt = index % 11 === 0 ? '2026-03-01T00:00:00.000Z' : null;
    const owner = { ownerId: `u${index % 5}`, employeeCount: index };
    return { ...storedCustomer(index, fields), ...owner, region, industry, deletedAt, name: `${region}${fields.name}` };
  });
  fillStore(
    opening,
    records.map((record) => ({ entity: 'customers', record })),
  );
  store = await openStore(opening);
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

const resolved = (filter: Filter): ResolvedFilter =>
  resolveFilter('customers', filter, { today: '2026-01-04', zone: 'UTC' });
const inactive: Filter = { field: 'status', op: 'ne', value: 'active' };
const far: Filter = { field: 'region', op: 'eq', value: '区4' };
const FILTERS: Readonly<Record<string, Filter>> = {
  'of a region': far,
  'of a region, and another condition': { all: [far, inactive] },
  'of a person, and of a stretch of numbers': {
    all: [
      { field: 'ownerId', op: 'eq', value: 'u2' },
      { field: 'employeeCount', op: 'gte', value: 4_400 },
    ],
  },
  'of a region, a rare one among them': { all: [far, { field: 'name', op: 'contains', value: '99' }] },
};

function expectedOf({ filter, sort }: Pick<ListQuery, 'filter' | 'sort'>): string[] {
  const valueOf = (record: Customer): string | null =>
    (record as unknown as Readonly<Record<string, string | null>>)[sort.field] ?? null;
  const compare = (left: string | null, right: string | null): number =>
    left === right ? 0 : left === null ? -1 : right === null || left > right ? 1 : -1;
  const order = (left: Customer, right: Customer): number =>
    compare(valueOf(left), valueOf(right)) || compare(left.id, right.id);
  return records
    .filter((record) => record.deletedAt === null && (filter === null || matches(filter, record)))
    .toSorted((left, right) => (sort.isDescending ? -order(left, right) : order(left, right)))
    .map(({ id }) => id);
}

describe.each(Object.entries(FILTERS))('a list %s, most of which lies far from where it begins', (_, filter) => {
  const orders = ['name', 'industry'].flatMap((field) =>
    [false, true].map((isDescending) => ({ field, isDescending })),
  );
  test.each(orders)('sorted by $field, descending $isDescending: whole, in order, begun anywhere', async (sort) => {
    const question = { filter: resolved(filter), sort, search: '', limit: 400 };
    const expected = expectedOf(question);
    const ids: string[] = [];
    for (let from: string | number | null = 0; from !== null;) {
      const page: Awaited<ReturnType<typeof store.list>> = await store.list('customers', { ...question, from });
      ids.push(...page.rows.map(({ id }) => id));
      from = page.next;
    }
    expect(ids).toEqual(expected);
    for (const from of [expected.length - 3, Math.floor(expected.length / 2), expected.length + 1]) {
      const { rows } = await store.list('customers', { ...question, limit: 5, from });
      expect(rows.map(({ id }) => id)).toEqual(expected.slice(from, from + 5));
    }
    expect(await store.countList('customers', question)).toBe(expected.length);
  });
});

test('a word of a thousand names, and no other, is counted together with a filter', async () => {
  const question = { filter: resolved(inactive), sort: { field: 'name', isDescending: false } };
  const names = new Map(records.map(({ id, name }) => [id, name]));
  const found = expectedOf(question).filter((id) => names.get(id)?.startsWith('区3'));
  expect(found.length).toBeGreaterThan(50);
  expect(await store.countList('customers', { ...question, search: '区3' })).toBe(found.length);
});

test('whatever lists are sorted by, their records are found by as well', () => {
  for (const entity of ENTITIES) {
    const { findable } = tableOf(entity);
    expect(SORT_FIELDS[entity].filter((field) => !findable.has(field))).toEqual([]);
  }
});
