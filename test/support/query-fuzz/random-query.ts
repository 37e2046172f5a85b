import type { MangoQuery } from 'rxdb/plugins/core';
import type { Random } from '../random.ts';
import { anyValue, IDS, INTEGERS, NUMBERS, TEXTS, type Shape } from './shape.ts';

type Condition = Readonly<Record<string, unknown>>;

/** Fields with the values that they are usually asked for. */
const FIELDS: Readonly<Record<string, readonly unknown[]>> = {
  id: IDS,
  name: TEXTS,
  score: NUMBERS,
  rank: INTEGERS,
  isOn: [true, false],
  note: TEXTS,
  nick: [...TEXTS, null],
  size: [...NUMBERS, null],
  mixed: [...TEXTS, ...NUMBERS, true, false, null],
  any: [...TEXTS, ...NUMBERS, true, false, null],
  tags: TEXTS,
  'items.points': INTEGERS,
  'items.name': TEXTS,
  'place.city': TEXTS,
  'place.floor': NUMBERS,
  'place.inner.flag': [true, false],
  'other.x': NUMBERS,
  place: [{}, { city: 'a' }],
  unknown: [1, 'a'],
};
const NAMES = Object.keys(FIELDS);
/** RxDB's comparator leaves two arrays or objects in the order in which it meets them, without asking the next field. */
const SORTED_NAMES = NAMES.filter((name) => !['any', 'tags', 'place'].includes(name) && !name.startsWith('items.'));

const TYPES = ['string', 'number', 'boolean', 'null', 'object', 'array', 'undefined', 2, 16] as const;
const PATTERNS = ['^a', '中', '.', 'x$', '^$', '[a-z]', '\\u0000', '^\\ud83d'] as const;

const listOf = (random: Random, value: () => unknown): unknown[] => Array.from({ length: random.below(4) }, value);

/** One operator with its operand; `value` gives what the field is asked for, now and then something of another kind. */
function operator(random: Random, value: () => unknown, depth: number): Condition {
  return random.pick<() => Condition>([
    () => ({ $eq: value() }),
    () => ({ $ne: value() }),
    () => ({ [random.pick(['$gt', '$gte', '$lt', '$lte'])]: value() }),
    () => ({ [random.pick(['$gt', '$gte'])]: value(), [random.pick(['$lt', '$lte'])]: value() }),
    () => ({ $in: listOf(random, value) }),
    () => ({ $nin: listOf(random, value) }),
    () => ({ $exists: random.pick([true, false, 1, 0]) }),
    () => ({ $type: random.pick(TYPES) }),
    () => ({ $regex: random.pick(PATTERNS), ...(random.below(2) === 0 ? { $options: 'i' } : {}) }),
    () => ({ $mod: [random.pick([2, 3, -2]), random.pick([0, 1])] }),
    () => ({ $size: random.below(4) }),
    () => ({ $elemMatch: random.below(2) === 0 ? { $gte: value() } : { name: value() } }),
    () => (depth > 0 ? { $not: operator(random, value, depth - 1) } : { $eq: value() }),
    () => ({ ...operator(random, value, 0), ...operator(random, value, 0) }),
  ])();
}

function condition(random: Random, depth: number): Condition {
  const field = random.pick(NAMES);
  const usual = FIELDS[field] ?? [];
  const value = (): unknown =>
    random.pick<() => unknown>([
      ...Array.from({ length: 20 }, () => () => random.pick(usual)),
      () => anyValue(random),
      () => anyValue(random),
      () => undefined,
    ])();
  if (random.below(5) === 0) return { [field]: value() };
  return { [field]: operator(random, value, depth) };
}

function selector(random: Random, depth: number): Condition {
  if (depth === 0) return condition(random, 1);
  const part = (): Condition => selector(random, depth - 1);
  const parts = (): Condition[] => Array.from({ length: 1 + random.below(3) }, part);
  return random.pick<() => Condition>([
    () => condition(random, 1),
    () => ({ ...condition(random, 1), ...condition(random, 1) }),
    () => ({ ...condition(random, 1), ...condition(random, 1), ...condition(random, 1) }),
    () => ({ $and: parts() }),
    () => ({ $or: parts() }),
    () => ({ $nor: parts() }),
    () => ({ ...part(), $or: parts() }),
    () => ({ ...part(), _deleted: random.below(4) === 0 }),
    () => ({}),
  ])();
}

function sortOf(random: Random): Readonly<Record<string, 'asc' | 'desc'>>[] {
  const names = new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(SORTED_NAMES)));
  return [...names].map((name) => ({ [name]: random.pick(['asc', 'desc']) }));
}

/** A query of random shape over every operator of RxDB's query language. */
export function randomQuery(random: Random): MangoQuery<Shape> {
  const query: unknown = {
    selector: selector(random, random.below(3)),
    ...(random.below(5) === 0 ? {} : { sort: sortOf(random) }),
    ...(random.below(3) === 0 ? { skip: random.below(12) } : {}),
    ...(random.below(3) === 0 ? { limit: random.below(30) } : {}),
  };
  return query as MangoQuery<Shape>;
}
