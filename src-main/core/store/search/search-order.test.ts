import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import { randomFrom } from '../../../../test/support/random.ts';
import { openTestStore, storedCustomer, type TestStore } from '../../../../test/support/stores.ts';
import { customersCollection } from '../collections/customers.collection.ts';
import { judge, type SearchedFields } from './judge.ts';
import { createReadings } from './pinyin-readings.ts';
import { searchQuery } from './search-query.ts';

const LIMIT = 20;
const SEARCHED: SearchedFields = {
  fields: customersCollection.storage.search,
  pinyin: new Set(customersCollection.storage.pinyin),
  readingsOf: createReadings(),
};

let at: TestStore;
beforeAll(async () => {
  at = await openTestStore('order');
});
afterAll(() => at.dispose());

/** Judges every record and sorts them all. */
const plainly = (typed: string, records: readonly Customer[]): string[] =>
  records
    .flatMap((record) => {
      const found = record.deletedAt === null ? judge(record, searchQuery(typed), SEARCHED) : null;
      return found === null ? [] : [{ ...found, id: record.id, updatedAt: record.updatedAt }];
    })
    .sort((left, right) => left.rank - right.rank || (left.updatedAt < right.updatedAt ? 1 : -1))
    .slice(0, LIMIT)
    .map(({ id }) => id);

test('hits stand as a plain search sorts them, while records are edited, deleted and wait for the index', async () => {
  const chance = randomFrom(77);
  // Older than the one before as often as younger, and no two at the same moment.
  const first = [...generateCustomers(5, 500)].map((fields, index): Customer => {
    const updatedAt = toInstant(Date.UTC(2020, 0, 1) + ((index * 7_919) % 5_003) * 1_000);
    return { ...storedCustomer(index, fields), updatedAt };
  });
  const now = new Map(first.map((record) => [record.id, record]));
  const put = (some: readonly Customer[]): Promise<unknown> => {
    for (const record of some) now.set(record.id, record);
    const puts = some.map((record) => ({ entity: 'customers' as const, record }));
    return at.store.write(async () => ({ plan: { puts }, result: null }));
  };
  await put(first);
  for (let turn = 0; turn < 80; turn += 1) {
    const many = chance.below(10) === 0 ? 60 : 1 + chance.below(3);
    const ids = new Set(Array.from({ length: many }, () => chance.pick(first).id));
    const edited = [...ids].map((id, index): Customer => {
      const one = now.get(id) ?? chance.pick(first);
      const updatedAt = toInstant(Date.UTC(2021, 0, 1) + turn * 1_000 + index);
      const name = chance.below(2) === 0 ? one.name : `${one.name}新`.slice(-20);
      return { ...one, name, updatedAt, deletedAt: chance.below(4) === 0 ? updatedAt : null };
    });
    await put(edited);
    const name = [...(now.get(chance.pick(first).id)?.name ?? '')];
    const piece = name
      .slice(chance.below(name.length - 1))
      .slice(0, 1 + chance.below(3))
      .join('');
    const [reading = []] = SEARCHED.readingsOf(piece);
    const mixed = [...name].slice(0, 2).join('') + reading.map((unit) => unit.charAt(0)).join('');
    const typed = chance.pick([piece, piece, mixed, reading.join(''), reading.map((unit) => unit.charAt(0)).join('')]);
    const hits = await at.store.search(typed, { entities: ['customers'], limit: LIMIT });
    expect(
      hits.map(({ id }) => id),
      `${turn} ${typed}`,
    ).toEqual(plainly(typed, [...now.values()]));
  }
  expect(await at.store.verify()).toMatchObject({ isSound: true });
});
