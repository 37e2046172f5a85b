import { fillWithDefaultSettings, type RxDocumentData, type RxJsonSchema } from 'rxdb/plugins/core';
import type { StorageOptions } from '../../../src-main/core/store/rx-storage/table.ts';
import type { Random } from '../random.ts';

/** A record with every kind of value that a query can meet. */
export interface Shape {
  id: string;
  [field: string]: unknown;
}

const text = { type: 'string', maxLength: 20 };
const number = { type: 'number', minimum: -1e12, maximum: 1e12, multipleOf: 0.01 };
const integer = { ...number, type: 'integer', multipleOf: 1 };

const properties = {
  id: text,
  name: text,
  score: number,
  rank: integer,
  isOn: { type: 'boolean' },
  note: text,
  nick: { type: ['string', 'null'], maxLength: 20 },
  size: { ...number, type: ['number', 'null'] },
  mixed: {},
  any: {},
  tags: { type: 'array', items: text },
  items: { type: 'array', items: { type: 'object', properties: { name: text, points: number } } },
  place: {
    type: 'object',
    properties: { city: text, floor: number, inner: { type: 'object', properties: { flag: { type: 'boolean' } } } },
  },
  other: { type: ['object', 'null'], properties: { x: number } },
};

/** One way to keep the shape: what RxDB's schema indexes, and what our storage does beyond it. */
export interface Layout {
  readonly name: string;
  readonly indexes: readonly (string | readonly string[])[];
  readonly options: StorageOptions;
}

/** A plain one, one with an index on whatever is always there, one on what may be missing, one with our own indexes. */
export const layouts: readonly Layout[] = [
  { name: 'plain', indexes: [], options: {} },
  {
    name: 'indexed',
    indexes: ['name', 'score', 'rank', 'isOn', ['isOn', 'rank', 'name'], ['name', 'score'], ['rank', 'id']],
    options: {},
  },
  {
    name: 'optional',
    indexes: ['note', 'nick', 'size', 'place.city', 'place.floor', 'place.inner.flag', ['nick', 'place.city', 'score']],
    options: {},
  },
  {
    name: 'own',
    indexes: ['rank'],
    options: {
      indexes: [
        { fields: ['name', 'id'] },
        { fields: ['_deleted', 'note', 'rank', 'id', 'isOn'] },
        { fields: ['nick'], where: '"f.nick" IS NOT NULL' },
        { fields: ['score', '_meta.lwt'] },
      ],
      search: ['name', 'note'],
      aliveWhileEmpty: 'nick',
    },
  },
];

export function schemaOf(indexes: Layout['indexes']): RxJsonSchema<RxDocumentData<Shape>> {
  const schema: unknown = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties,
    required: ['id', 'name', 'score', 'rank', 'isOn'],
    indexes,
  };
  return fillWithDefaultSettings(schema as RxJsonSchema<Shape>);
}

export const TEXTS = [
  ...[
    '',
    ' ',
    'a',
    'A',
    'aa',
    'b',
    'Ａ',
    'ａ',
    '（中）',
    '中',
    '中国',
    '𠮷野家',
    '😀',
    '😀x',
    'é',
    'e\u0301',
    "o'x",
    '"q"',
    '\\',
  ],
  ...['a%b', 'a_b', 'a\u0000', '\u0000', 'a\u0001', '\ud800', '\ud83d', 'a\ud83d', '\ud83da', '\udc00', '\ud83d\uffff'],
  ...['\uffff', '\ue000', '\ufffd', '\u{10ffff}', '\u{1f400}', '0', '1', '10', '9', '-1', 'null', 'true', '$gt', 'a.b'],
] as const;
export const NUMBERS = [
  ...[0, -0, 1, -1, 2, 3, 10, 0.1, 0.2, 0.1 + 0.2, -0.5, 1.5, -1.9, 1e21, -1e21, 1e308, 5e-324, 1e-7],
  ...[
    2 ** 31,
    -(2 ** 31),
    2 ** 53,
    2 ** 53 - 1,
    -(2 ** 53),
    2 ** 63,
    2 ** 64,
    1_600_000_000_000,
    123_456_789.123_456_79,
  ],
] as const;
export const INTEGERS = [0, -0, 1, -1, 2, 3, 5, 1_000_000, -7, 2 ** 40] as const;

const ID_STARTS = ['n', 'n', 'n', 'Ａ', '😀', '中', '\ud800'] as const;

/** The ids that records have, most of them plain. */
export const IDS = Array.from({ length: 120 }, (_, index) => {
  return `${ID_STARTS[index % ID_STARTS.length]!}${String(index).padStart(3, '0')}`;
});

const some = <Value>(random: Random, values: readonly Value[], atMost: number): Value[] =>
  Array.from({ length: random.below(atMost + 1) }, () => random.pick(values));

const perhaps = (random: Random, field: string, make: () => unknown): object =>
  random.below(3) === 0 ? {} : { [field]: make() };

const mixedValue = (random: Random): unknown => random.pick([...TEXTS, ...NUMBERS, true, false, null]);

/** A value of any kind. */
export const anyValue = (random: Random): unknown =>
  random.pick<() => unknown>([
    () => random.pick(TEXTS),
    () => random.pick(NUMBERS),
    () => random.below(2) === 0,
    () => null,
    () => some(random, TEXTS, 2),
    () => ({ x: random.pick(INTEGERS) }),
  ])();

const placeOf = (random: Random): object => ({
  ...perhaps(random, 'city', () => random.pick(TEXTS)),
  ...perhaps(random, 'floor', () => random.pick(NUMBERS)),
  ...perhaps(random, 'inner', () => perhaps(random, 'flag', () => random.below(2) === 0)),
});

/** The fields of a random record, without its id. */
export const randomFields = (random: Random): Omit<Shape, 'id'> => ({
  name: random.pick(TEXTS),
  score: random.pick(NUMBERS),
  rank: random.pick(INTEGERS),
  isOn: random.below(2) === 0,
  ...perhaps(random, 'note', () => random.pick(TEXTS) + random.pick(TEXTS)),
  ...perhaps(random, 'nick', () => (random.below(3) === 0 ? null : random.pick(TEXTS))),
  ...perhaps(random, 'size', () => (random.below(3) === 0 ? null : random.pick(NUMBERS))),
  ...perhaps(random, 'mixed', () => mixedValue(random)),
  ...perhaps(random, 'any', () => anyValue(random)),
  ...perhaps(random, 'tags', () => some(random, TEXTS, 3)),
  ...perhaps(random, 'items', () =>
    Array.from({ length: random.below(3) }, () => ({ name: random.pick(TEXTS), points: random.pick(INTEGERS) })),
  ),
  ...perhaps(random, 'place', () => placeOf(random)),
  ...perhaps(random, 'other', () => (random.below(3) === 0 ? null : { x: random.pick(NUMBERS) })),
});
