import { createRxDatabase } from 'rxdb/plugins/core';
import type { RxCollection, RxJsonSchema, RxStorage } from 'rxdb/plugins/core';
import type { StorageOptions } from '../../src-main/core/store/rx-storage/table.ts';
import { randomFrom, type Random } from './random.ts';

/** A small record with every kind of value that a query can meet. */
export interface Person {
  id: string;
  name: string;
  age: number;
  isActive: boolean;
  city?: string;
  place: { country: string; floor?: number };
  labels: string[];
}

const schema: RxJsonSchema<Person> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 20 },
    name: { type: 'string', maxLength: 20 },
    age: { type: 'integer', minimum: -10, maximum: 1_000, multipleOf: 1 },
    isActive: { type: 'boolean' },
    city: { type: 'string' },
    place: { type: 'object', properties: { country: { type: 'string' }, floor: { type: 'number' } } },
    labels: { type: 'array', items: { type: 'string' } },
  },
  required: ['id', 'name', 'age', 'isActive', 'place', 'labels'],
  indexes: ['name', 'age', ['isActive', 'age']],
};

const NAMES = ['', 'A', 'a', 'b', 'Ａ', '（中）', '中国', '中', '𠮷野家', '😀', 'é', "o'x", '"q"', 'a%b', 'a_b'];
const CITIES = ['北京', '上海', '', 'Ｘ市', '𠮷'];
const LABELS = ['vip', '新', 'old'];

export function makePeople(seed: number, count: number): Person[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => ({
    id: `p${String(index).padStart(5, '0')}`,
    name: random.pick(NAMES) + random.pick(NAMES),
    age: random.below(12),
    isActive: random.below(2) === 0,
    ...(random.below(3) === 0 ? {} : { city: random.pick(CITIES) }),
    place: { country: random.pick(['CN', 'DE']), ...(random.below(2) === 0 ? {} : { floor: random.below(4) }) },
    labels: LABELS.filter(() => random.below(2) === 0),
  }));
}

/** A database of its own with one collection of people; the options are those of our storage. */
export async function openPeople(
  name: string,
  storage: RxStorage<unknown, unknown>,
  { hasAttachments = false, ...instanceCreationOptions }: { hasAttachments?: boolean } & StorageOptions = {},
): Promise<{ readonly people: RxCollection<Person>; readonly close: () => Promise<unknown> }> {
  const database = await createRxDatabase({ name, storage, multiInstance: false, allowSlowCount: true });
  const { people } = await database.addCollections({
    people: { schema: hasAttachments ? { ...schema, attachments: {} } : schema, instanceCreationOptions },
  });
  return { people: people as RxCollection<Person>, close: () => database.close() };
}

const conditionsOf = (random: Random): Record<string, () => object> => ({
  name: () => ({ [random.pick(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'])]: random.pick(NAMES) }),
  age: () => ({ [random.pick(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'])]: random.below(12) }),
  isActive: () => ({ $eq: random.below(2) === 0 }),
  city: () =>
    random.pick([
      { $in: [random.pick(CITIES), random.pick(CITIES)] },
      { $nin: [random.pick(CITIES)] },
      { $exists: random.below(2) === 0 },
      { $gt: random.pick(CITIES) },
      { $eq: null },
      { $not: { $eq: random.pick(CITIES) } },
    ]),
  'place.country': () => ({ $eq: random.pick(['CN', 'DE', 'FR']) }),
  'place.floor': () => random.pick([{ $gte: random.below(4) }, { $exists: true }, { $eq: 2 }, { $ne: 1 }]),
  labels: () => random.pick([{ $size: random.below(3) }, { $elemMatch: { $eq: random.pick(LABELS) } }]),
  id: () => ({ $gt: `p${String(random.below(300)).padStart(5, '0')}` }),
});

/** A query of random shape; the id ends every sort, as RxDB adds it itself. */
export function randomQuery(random: Random): object {
  const conditions = Object.entries(conditionsOf(random));
  const some = (): object =>
    Object.fromEntries(
      Array.from({ length: 1 + random.below(2) }, () => random.pick(conditions)).map(([field, make]) => [
        field,
        make(),
      ]),
    );
  const selector = random.pick([
    () => some(),
    () => ({ $and: [some(), some()] }),
    () => ({ $or: [some(), some()] }),
    () => ({ $nor: [some(), some()] }),
    () => ({ ...some(), $or: [some(), some()] }),
    () => ({}),
  ])();
  const field = random.pick(['name', 'age', 'isActive', 'city', 'place.country', 'id']);
  const sort = [
    { [field]: random.pick(['asc', 'desc']) },
    ...(field === 'id' ? [] : [{ id: random.pick(['asc', 'desc']) }]),
  ];
  return {
    selector,
    sort,
    ...(random.below(2) === 0 ? {} : { limit: 1 + random.below(40) }),
    ...(random.below(3) === 0 ? { skip: random.below(20) } : {}),
  };
}
