import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { entityFields } from '../../../../src-shared/domain/fields.ts';
import { checkFilter, FILTER_OPS } from '../../../../src-shared/domain/views/check-filter.ts';
import { filterSchema, type Filter, type FilterLeaf } from '../../../../src-shared/domain/views/filter.schema.ts';
import { matches } from '../../../../src-shared/domain/views/matches.ts';
import { resolveFilter } from '../../../../src-shared/domain/views/resolve-filter.ts';
import { randomFrom } from '../../../../test/support/random.ts';
import { openTestStore, storedCustomer, testId, type TestStore } from '../../../../test/support/stores.ts';

const TEXTS = ['北京星辰', 'ABC 科技（中国）', 'abc', '😀Ａ', 'O\'Neil "x"', '%_', 'É', '', '2026-03-01'];
const CALENDAR = { today: '2026-03-01', zone: 'Asia/Shanghai' };
const HIDDEN = ['masked', 'not_loaded', 'stale'] as const;

let at: TestStore;
let records: Customer[];

beforeAll(async () => {
  at = await openTestStore('filters');
  const random = randomFrom(17);
  const maybe = <Value>(values: readonly Value[]): Value | null | undefined => {
    const chosen = random.below(values.length + 2);
    return chosen === values.length ? null : values[chosen];
  };
  records = Array.from({ length: 300 }, (_, index) => {
    const hidden = random.below(4) === 0 ? random.pick(HIDDEN) : null;
    const values = {
      phone: hidden === null || hidden === 'stale' ? maybe(TEXTS) : maybe([]),
      industry: maybe(TEXTS),
      region: maybe(TEXTS),
      remarks: maybe(TEXTS),
      status: maybe(['active', 'inactive'] as const),
      creditScore: maybe([0, 50, 100]),
      creditLimitCents: maybe([0, 1, 1_000_000_000_000_00]),
      primaryContactId: maybe([testId(1), testId(2)]),
    };
    const sync = {
      state: random.pick(['settled', 'pending', 'conflict'] as const),
      ...(hidden === null ? {} : { provenance: { phone: hidden }, display: { phone: 'ABC****5678' } }),
    };
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    const stored = { ...storedCustomer(index, { name: random.pick(TEXTS.slice(0, 4)) }, sync), ...given };
    const days = ['2026-02-28T15:59:59.999Z', '2026-02-28T16:00:00.000Z', '2026-03-01T16:00:00.000Z', stored.updatedAt];
    return { ...stored, updatedAt: random.pick(days) };
  });
  const puts = records.map((record) => ({ entity: 'customers' as const, record }));
  await at.store.write(async () => ({ plan: { puts, durability: 'refetchable' }, result: null }));
});
afterAll(() => at.dispose());

const ASKED = ['phone', 'industry', 'remarks', 'status', 'creditScore', 'creditLimitCents', 'updatedAt', 'sync.state'];
const VALUES = {
  text: fc.constantFrom(...TEXTS.filter((text) => text !== ''), '京', 'BC', 'a', '0'),
  number: fc.constantFrom(-1, 0, 50, 99.5, 100),
  cents: fc.constantFrom(0, 1, 2),
  day: fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-02'),
  moment: fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-02'),
  reference: fc.constantFrom(testId(1), testId(2), testId(3)),
};
const end = fc.option(fc.integer({ min: -2, max: 1 }), { nil: null });

const leaf: fc.Arbitrary<FilterLeaf> = fc.constantFrom(...ASKED, 'primaryContactId', 'name').chain((name) => {
  const field = entityFields.customers[name]!;
  const value: fc.Arbitrary<string | number> =
    field.kind === 'choice' ? fc.constantFrom(...field.choices) : VALUES[field.kind];
  return fc.constantFrom(...FILTER_OPS[field.kind]).chain((op): fc.Arbitrary<FilterLeaf> => {
    const asked = (what: fc.Arbitrary<unknown>) =>
      what.map((given) => ({ field: name, op, value: given }) as FilterLeaf);
    if (op === 'empty' || op === 'notEmpty') return fc.constant({ field: name, op });
    if (op === 'in' || op === 'nin') return asked(fc.array(value, { maxLength: 3 }));
    if (op === 'between') return asked(fc.tuple(value, value));
    if (op !== 'within') return asked(value);
    return asked(fc.record({ unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'), from: end, to: end }));
  });
});
const { filter } = fc.letrec<{ filter: Filter; group: Filter }>((tie) => ({
  group: fc.oneof(
    fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
  filter: fc.oneof({ maxDepth: 3, depthIdentifier: 'groups' }, leaf, tie('group')),
}));

test('the store finds exactly the records that the domain says a filter matches', async () => {
  const found = new Set<number>();
  await fc.assert(
    fc.asyncProperty(filter, async (asked) => {
      expect(filterSchema.parse(asked)).toEqual(asked);
      expect(checkFilter('customers', asked)).toEqual({});
      const resolved = resolveFilter('customers', asked, CALENDAR);
      const expected = records.filter((record) => matches(resolved, record)).map(({ id }) => id);
      const sort = { field: 'createdAt', isDescending: false };
      const page = await at.store.list('customers', { filter: resolved, search: '', sort, limit: 500, from: 0 });
      expect(page.rows.map(({ id }) => id)).toEqual(expected);
      found.add(expected.length);
    }),
    { numRuns: 300, seed: 5 },
  );
  // Not everything or nothing all the time, or equality would prove little.
  expect(found.size).toBeGreaterThan(60);
});

test('a masked value is found by nothing that is asked of its field, not even by “is empty”', async () => {
  const masked = records.filter(({ sync }) => sync.provenance['phone'] === 'masked').map(({ id }) => id);
  expect(masked.length).toBeGreaterThan(10);
  const questions: Filter[] = [
    { field: 'phone', op: 'contains', value: '5678' },
    { field: 'phone', op: 'empty' },
    { field: 'phone', op: 'notEmpty' },
    { field: 'phone', op: 'ne', value: 'abc' },
    { field: 'phone', op: 'nin', value: [] },
  ];
  for (const question of questions) {
    const asked = resolveFilter('customers', question, CALENDAR);
    const sort = { field: 'createdAt', isDescending: false };
    const { rows } = await at.store.list('customers', { filter: asked, search: '', sort, limit: 500, from: 0 });
    expect(rows.filter(({ id }) => masked.includes(id))).toEqual([]);
  }
});
