import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import type { RecordSyncState } from '../../../../src-shared/domain/sync-state.schema.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import { randomFrom } from '../../../../test/support/random.ts';
import { openTestStore, storedCustomer, type TestStore } from '../../../../test/support/stores.ts';
import { foldText } from '../search/fold.ts';
import type { Condition, PageQuery, Where } from '../store.ts';

let at: TestStore;
let records: Customer[];
const random = randomFrom(31);
const STATES: readonly RecordSyncState[] = ['settled', 'settled', 'settled', 'pending', 'conflict'];

beforeAll(async () => {
  at = await openTestStore();
  records = [...generateCustomers(3, 700)].map((fields, index) => ({
    ...storedCustomer(index, fields, { state: random.pick(STATES) }),
    // Few different moments and many empty fields: ties and gaps are where paging goes wrong.
    updatedAt: `2026-01-0${1 + random.below(5)}T00:00:00.000Z`,
    deletedAt: random.below(10) === 0 ? '2026-03-01T00:00:00.000Z' : null,
    ...(random.below(4) === 0 ? { industry: random.pick([null, '', '😀业', 'Ａ业']) } : {}),
  }));
  for (const record of records) if (random.below(5) === 0) delete (record as { region?: unknown }).region;
  await at.store.write(async () => ({
    plan: { puts: records.map((record) => ({ entity: 'customers', record })), durability: 'refetchable' },
    result: null,
  }));
});
afterAll(() => at.dispose());

async function allPages(query: Omit<PageQuery, 'after'>): Promise<{ rows: Customer[]; totals: Set<number> }> {
  const rows: Customer[] = [];
  const totals = new Set<number>();
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof at.store.page<'customers'>>> = await at.store.page('customers', {
      ...query,
      after,
    });
    expect(page.rows.length).toBeLessThanOrEqual(query.limit);
    rows.push(...page.rows);
    totals.add(page.total);
    after = page.next;
  } while (after !== null);
  return { rows, totals };
}

const valueOf = (record: Customer, field: string): string | number | null =>
  (record as unknown as Record<string, string | number | null | undefined>)[field] ?? null;

/** Empty first when ascending; the id, in the same direction, breaks ties. */
function sorted(rows: readonly Customer[], { field, isDescending }: PageQuery['sort']): Customer[] {
  const compare = (left: string | number | null, right: string | number | null): number => {
    if (left === right) return 0;
    if (left === null || right === null) return left === null ? -1 : 1;
    return left < right ? -1 : 1;
  };
  return rows.toSorted((left, right) => {
    const order = compare(valueOf(left, field), valueOf(right, field)) || compare(left.id, right.id);
    return isDescending ? -order : order;
  });
}

const alive = { deletedAt: { eq: null } } satisfies Where;

describe('walking through all pages gives every record once, in order', () => {
  for (const field of ['name', 'updatedAt', 'createdAt', 'industry', 'region', 'creditScore', 'id']) {
    for (const isDescending of [false, true]) {
      test(`${field} ${isDescending ? 'descending' : 'ascending'}`, async () => {
        const sort = { field, isDescending };
        const { rows, totals } = await allPages({ where: alive, sort, limit: 37, search: '' });
        const expected = sorted(
          records.filter(({ deletedAt }) => deletedAt === null),
          sort,
        );
        expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        expect(totals).toEqual(new Set([expected.length]));
      });
    }
  }

  test('with a search and a state, and a record added on the page before does not shift the next', async () => {
    const query = {
      where: { ...alive, 'sync.state': { in: ['pending', 'conflict'] } },
      sort: { field: 'name', isDescending: false },
      limit: 5,
      search: '科技',
    };
    const { rows } = await allPages(query);
    const needle = foldText('科技');
    const fields = ['name', 'contactPerson', 'phone', 'email', 'address', 'taxNo', 'no'];
    const expected = records.filter(
      (record) =>
        record.deletedAt === null &&
        record.sync.state !== 'settled' &&
        fields.some((field) => foldText(String(valueOf(record, field) ?? '')).includes(needle)),
    );
    expect(rows.map(({ id }) => id)).toEqual(sorted(expected, query.sort).map(({ id }) => id));
  });
});

describe('conditions', () => {
  const cases: readonly (readonly [string, Condition, (record: Customer) => boolean])[] = [
    ['status', { eq: 'active' }, ({ status }) => status === 'active'],
    ['status', { ne: 'active' }, ({ status }) => status !== 'active'],
    ['region', { eq: null }, ({ region }) => (region ?? null) === null],
    ['region', { exists: true }, ({ region }) => typeof region === 'string'],
    ['industry', { ne: '科技' }, ({ industry }) => industry !== '科技'],
    ['industry', { in: ['科技', null] }, ({ industry }) => (industry ?? null) === null || industry === '科技'],
    ['industry', { gt: '😀' }, ({ industry }) => typeof industry === 'string' && industry > '😀'],
    ['name', { contains: '（中国）' }, ({ name }) => name.includes('（中国）')],
    ['remarks', { contains: '回访' }, ({ remarks }) => remarks?.includes('回访') ?? false],
    ['creditScore', { gte: 50 }, ({ creditScore }) => (creditScore ?? -1) >= 50],
    ['creditScore', { lt: 3 }, ({ creditScore }) => (creditScore ?? 99) < 3],
    ['employeeCount', { lte: 100 }, ({ employeeCount }) => (employeeCount ?? 999) <= 100],
    ['sync.state', { eq: 'conflict' }, ({ sync }) => sync.state === 'conflict'],
    ['sync.seen.absentSweeps', { eq: 0 }, () => true],
    ['id', { in: [] }, () => false],
  ];
  for (const [field, condition, matches] of cases) {
    test(`${field} ${JSON.stringify(condition)}`, async () => {
      const where = { [field]: condition };
      const sort = { field: 'id', isDescending: false };
      const { rows, totals } = await allPages({ where, sort, limit: 100, search: '' });
      const expected = records.filter(matches).map(({ id }) => id);
      expect(rows.map(({ id }) => id)).toEqual(expected);
      expect(totals).toEqual(new Set([expected.length]));
      expect(await at.store.count('customers', where)).toBe(expected.length);
    });
  }

  test('what is no field’s name never reaches the database', async () => {
    for (const field of ["a' OR 1=1 --", '_rev', 'deleted"', '', 'a..b', 'data)']) {
      await expect(at.store.count('customers', { [field]: { eq: 1 } })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
    await expect(at.store.count('customers', { name: { like: 'x' } as never })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

test('the total is counted anew after a write', async () => {
  const before = await at.store.count('customers', { remarks: { eq: '只有这一条' } });
  const [one] = records as [Customer];
  await at.store.write(async () => ({
    plan: { puts: [{ entity: 'customers', record: { ...one, remarks: '只有这一条' } }] },
    result: null,
  }));
  expect([before, await at.store.count('customers', { remarks: { eq: '只有这一条' } })]).toEqual([0, 1]);
  await at.store.write(async () => ({ plan: { puts: [{ entity: 'customers', record: one }] }, result: null }));
});

test('a cursor that is garbage, forged or of another sort is INVALID_INPUT', async () => {
  const query: PageQuery = {
    where: alive,
    sort: { field: 'name', isDescending: false },
    limit: 5,
    after: null,
    search: '',
  };
  const { next } = await at.store.page('customers', query);
  const forged = Buffer.from(JSON.stringify({ field: 'name', isDescending: false, value: {}, id: 1 })).toString(
    'base64url',
  );
  const bad: PageQuery[] = [
    { ...query, after: 'garbage' },
    { ...query, after: '' },
    { ...query, after: forged },
    { ...query, after: next, sort: { field: 'name', isDescending: true } },
    { ...query, after: next, sort: { field: 'region', isDescending: false } },
  ];
  for (const one of bad) await expect(at.store.page('customers', one)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
