import type { MangoQuery, RxJsonSchema } from 'rxdb/plugins/core';

export interface Item {
  id: string;
  [field: string]: unknown;
}

export interface QueryCase {
  readonly title: string;
  readonly schema: RxJsonSchema<Item>;
  readonly items: readonly Item[];
  /** Each query with the ids that it must find, in order. */
  readonly queries: readonly (readonly [query: MangoQuery<Item>, ids: readonly string[]])[];
}

const text = { type: 'string', maxLength: 40 };
const whole = { type: 'integer', minimum: -1_000, maximum: 2_000_000_000_000, multipleOf: 1 };

function schemaOf(properties: Record<string, object>, indexes: (string | string[])[] = [], optional: string[] = []) {
  const schema: unknown = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: text, ...properties },
    required: ['id', ...Object.keys(properties).filter((name) => !optional.includes(name))],
    indexes,
  };
  return schema as RxJsonSchema<Item>;
}

/** An id that is longer than the others, because indexes are built of padded text in some storages. */
const LONG = 'cc-with-a-longer-id';
const ages: readonly Item[] = [
  { id: 'aa', age: 10, name: 'ann' },
  { id: 'bb', age: 20, name: 'bob' },
  { id: LONG, age: 30, name: 'cy' },
  { id: 'dd', age: 40, name: 'dan' },
  { id: 'ee', age: 50, name: 'eve' },
];
const agesSchema = schemaOf({ age: whole, name: text }, ['age', ['age', 'name'], 'name']);

const comparisons: QueryCase = {
  title: 'comparisons meet their bound exactly, over an index and over the id',
  schema: agesSchema,
  items: ages,
  queries: [
    [{ selector: { age: { $gt: 20 } }, sort: [{ age: 'asc' }] }, [LONG, 'dd', 'ee']],
    [{ selector: { age: { $gte: 20 } }, sort: [{ age: 'asc' }] }, ['bb', LONG, 'dd', 'ee']],
    [{ selector: { age: { $lt: 40 } }, sort: [{ age: 'desc' }] }, [LONG, 'bb', 'aa']],
    [{ selector: { age: { $lte: 40 } }, sort: [{ id: 'desc' }] }, ['dd', LONG, 'bb', 'aa']],
    [{ selector: { age: { $gt: 50 } } }, []],
    [{ selector: { age: { $lt: 10 } } }, []],
    [{ selector: { age: { $gte: 50, $lte: 50 } } }, ['ee']],
    [{ selector: { age: { $gt: 50, $lt: 50 } } }, []],
    [{ selector: { age: { $gte: 40, $gt: 19 } }, sort: [{ age: 'asc' }] }, ['dd', 'ee']],
    [{ selector: { id: { $gt: 'dd' } }, sort: [{ id: 'asc' }] }, ['ee']],
    [{ selector: { id: { $lt: 'bb' } }, sort: [{ id: 'asc' }] }, ['aa']],
    [{ selector: { name: { $gt: 'bob' } }, sort: [{ name: 'asc' }] }, [LONG, 'dd', 'ee']],
    [{ selector: { age: { $gt: 20 }, name: { $lt: 'd' } } }, [LONG]],
    [{ selector: {}, sort: [{ age: 'desc' }], skip: 1, limit: 2 }, ['dd', LONG]],
    [{ selector: {}, sort: [{ age: 'asc' }], skip: 9 }, []],
    [{ selector: { age: { $mod: [20, 10] } }, sort: [{ id: 'asc' }] }, ['aa', LONG, 'ee']],
  ],
};

const lists: QueryCase = {
  title: '$in and $nin over text, ids and arrays',
  schema: schemaOf({ name: text, skills: { type: 'array', items: { type: 'string' } } }),
  items: [
    { id: 'a', name: 'ann', skills: ['x', 'y'] },
    { id: 'b', name: 'bob', skills: ['y', 'z'] },
    { id: 'c', name: 'cy', skills: [] },
  ],
  queries: [
    [{ selector: { name: { $in: ['ann', 'nobody'] } } }, ['a']],
    [{ selector: { name: { $in: [] } } }, []],
    [{ selector: { name: { $nin: [] } } }, ['a', 'b', 'c']],
    [{ selector: { name: { $nin: ['ann', 'cy'] } } }, ['b']],
    [{ selector: { id: { $in: ['c', 'a', 'q'] } } }, ['a', 'c']],
    [{ selector: { id: { $nin: ['c', 'a'] } } }, ['b']],
    [{ selector: { skills: { $in: ['y'] } } }, ['a', 'b']],
    [{ selector: { skills: { $in: ['x', 'z'] } } }, ['a', 'b']],
    [{ selector: { skills: { $nin: ['x'] } } }, ['b', 'c']],
    [{ selector: { skills: 'z' } }, ['b']],
    [{ selector: { skills: { $size: 0 } } }, ['c']],
    [{ selector: { skills: { $elemMatch: { $gt: 'x', $lt: 'z' } } } }, ['a', 'b']],
  ],
};

const inside: QueryCase = {
  title: 'objects inside objects and arrays',
  schema: schemaOf(
    {
      place: { type: 'object', properties: { city: text, floor: whole }, required: ['city'] },
      items: { type: 'array', items: { type: 'object', properties: { name: text, points: whole } } },
    },
    ['place.city'],
  ),
  items: [
    {
      id: 'a',
      place: { city: '北京', floor: 4 },
      items: [
        { name: 'p', points: 5 },
        { name: 'q', points: 9 },
      ],
    },
    { id: 'b', place: { city: '上海' }, items: [{ name: 'p', points: 9 }] },
    { id: 'c', place: { city: '广州', floor: 1 }, items: [{ name: 'q', points: 5 }] },
  ],
  queries: [
    [{ selector: {}, sort: [{ 'place.city': 'asc' }] }, ['b', 'a', 'c']],
    [{ selector: { 'place.city': '北京' } }, ['a']],
    [{ selector: { 'place.floor': { $exists: false } } }, ['b']],
    [{ selector: { 'place.floor': { $gte: 1 } }, sort: [{ 'place.floor': 'desc' }] }, ['a', 'c']],
    [{ selector: {}, sort: [{ 'place.floor': 'asc' }] }, ['b', 'c', 'a']],
    [{ selector: { items: { $elemMatch: { name: 'p', points: { $gt: 5 } } } } }, ['b']],
    [{ selector: { 'items.points': 5 }, sort: [{ id: 'asc' }] }, ['a', 'c']],
    [{ selector: { items: { $size: 2 } } }, ['a']],
    [{ selector: { place: { city: '上海' } } }, ['b']],
  ],
};

const logic: QueryCase = {
  title: '$and, $or, $nor and $not, also over fields that are not there',
  schema: schemaOf({ note: text, size: whole }, [], ['note']),
  items: [
    { id: 'a', note: 'A', size: 1 },
    { id: 'b', note: 'B', size: 2 },
    { id: 'c', size: 3 },
  ],
  queries: [
    [{ selector: { $or: [{ id: 'a' }, { id: 'b' }] } }, ['a', 'b']],
    [{ selector: { id: 'c', $or: [{ note: { $ne: 'x' } }, { note: { $ne: 'y' } }] } }, ['c']],
    [{ selector: { id: 'none', $or: [{ note: { $ne: 'x' } }, { size: 1 }] } }, []],
    [{ selector: { $nor: [{ note: 'A' }, { size: 3 }] } }, ['b']],
    [{ selector: { note: { $not: { $eq: 'A' } } } }, ['b', 'c']],
    [{ selector: { note: { $not: { $gt: 'A' } } } }, ['a', 'c']],
    [{ selector: { $and: [{ size: { $gt: 1 } }, { $or: [{ note: 'B' }, { note: null }] }] } }, ['b', 'c']],
    [{ selector: { note: null } }, ['c']],
    [{ selector: { note: { $ne: null } } }, ['a', 'b']],
    [{ selector: { note: {} } }, []],
    [{ selector: { note: { $in: ['A', null] } } }, ['a', 'c']],
    [{ selector: { note: { $regex: '^[ab]$', $options: 'i' } } }, ['a', 'b']],
  ],
};

const kinds: QueryCase = {
  title: 'null, missing, false, zero and the empty text are five things',
  schema: schemaOf({ any: { oneOf: [text, whole, { type: 'boolean' }, { type: 'null' }] } }, [], ['any']),
  items: [
    { id: '1', any: null },
    { id: '2' },
    { id: '3', any: false },
    { id: '4', any: 0 },
    { id: '5', any: '' },
    { id: '6', any: '0' },
    { id: '7', any: -7 },
  ],
  queries: [
    [{ selector: { any: null } }, ['1', '2']],
    [{ selector: { any: { $exists: true } } }, ['1', '3', '4', '5', '6', '7']],
    [{ selector: { any: { $exists: false } } }, ['2']],
    [{ selector: { any: false } }, ['3']],
    [{ selector: { any: 0 } }, ['4']],
    [{ selector: { any: '' } }, ['5']],
    [{ selector: { any: { $gt: '' } } }, ['6']],
    [{ selector: { any: { $lt: 1 } } }, ['4', '7']],
    [{ selector: { any: { $type: 'string' } } }, ['5', '6']],
    [{ selector: { any: { $type: 'number' } } }, ['4', '7']],
    [{ selector: { any: { $type: 'null' } } }, ['1']],
    [{ selector: {}, sort: [{ any: 'asc' }] }, ['2', '1', '7', '4', '5', '6', '3']],
    [{ selector: {}, sort: [{ any: 'desc' }] }, ['3', '6', '5', '4', '7', '1', '2']],
  ],
};

const decimals: QueryCase = {
  title: 'negative and fractional numbers in an index, and flags',
  schema: schemaOf(
    { degrees: { type: 'number', minimum: -100, maximum: 100, multipleOf: 0.01 }, isOn: { type: 'boolean' } },
    ['degrees', ['isOn', 'degrees']],
  ),
  items: [
    { id: 'a', degrees: -1.9, isOn: true },
    { id: 'b', degrees: -1.5, isOn: false },
    { id: 'c', degrees: -1, isOn: true },
    { id: 'd', degrees: 0, isOn: false },
    { id: 'e', degrees: 1.1, isOn: true },
  ],
  queries: [
    [{ selector: { degrees: { $gte: -2 } }, sort: [{ degrees: 'asc' }] }, ['a', 'b', 'c', 'd', 'e']],
    [{ selector: { degrees: { $gt: -1.5 } }, sort: [{ degrees: 'asc' }] }, ['c', 'd', 'e']],
    [{ selector: { degrees: { $gte: -1.5, $lte: -1 } }, sort: [{ degrees: 'desc' }] }, ['c', 'b']],
    [{ selector: { isOn: true }, sort: [{ degrees: 'desc' }] }, ['e', 'c', 'a']],
    [{ selector: { isOn: { $ne: true } }, sort: [{ degrees: 'asc' }] }, ['b', 'd']],
    [{ selector: { isOn: false, degrees: { $gt: -1 } } }, ['d']],
    [{ selector: {}, sort: [{ isOn: 'asc' }, { degrees: 'desc' }] }, ['d', 'b', 'e', 'c', 'a']],
  ],
};

const ranges: QueryCase = {
  title: 'ranges over a part of an index of several fields, with the index named or not',
  schema: schemaOf({ kind: { ...text, enum: ['f', 'm', 'x'] }, age: whole, name: text }, [
    ['name', 'kind', 'age'],
    ['kind', 'age', 'name'],
    ['age', 'name', 'kind'],
  ]),
  items: [
    { id: 'p', name: 'cjb', kind: 'f', age: 18 },
    { id: 'q', name: 'rpj', kind: 'm', age: 3 },
    { id: 'r', name: 'ckj', kind: 'f', age: 20 },
    { id: 's', name: 'thf', kind: 'm', age: 12 },
  ],
  queries: [
    [
      {
        selector: { kind: { $gt: 'x' }, name: { $lt: 'hq' } },
        sort: [{ kind: 'asc' }, { age: 'asc' }],
        index: ['name', 'kind', 'age'],
      },
      [],
    ],
    [
      { selector: { kind: { $lt: 'x', $lte: 'm' } }, sort: [{ age: 'asc' }], index: ['kind', 'age', 'name'] },
      ['q', 's', 'p', 'r'],
    ],
    [
      {
        selector: { age: { $gte: 4, $lte: 20 }, kind: { $lt: 'm' } },
        sort: [{ name: 'asc' }],
        index: ['age', 'name', 'kind'],
      },
      ['p', 'r'],
    ],
    [{ selector: { age: { $lte: 12 }, kind: { $lt: 'x', $eq: 'm' } }, sort: [{ id: 'desc' }] }, ['s', 'q']],
    [{ selector: { kind: 'f', name: { $gt: 'cjc', $lte: 'm' } }, skip: 1, limit: 5, sort: [{ kind: 'asc' }] }, []],
    [{ selector: { kind: { $in: ['f', 'm'] }, age: { $gt: 3 } }, skip: 1, limit: 1, sort: [{ age: 'asc' }] }, ['p']],
  ],
};

const slices: QueryCase = {
  title: 'skip and limit count what matches, also where no index gives the filter or the order',
  schema: schemaOf({ age: whole, name: text, note: text }, ['age']),
  items: ages.map((item, index) => ({ ...item, note: ['d', 'b', 'e', 'a', 'c'][index] })),
  queries: [
    [{ selector: { name: { $regex: 'n' } }, sort: [{ age: 'asc' }], limit: 1 }, ['aa']],
    [{ selector: { name: { $regex: 'n' } }, sort: [{ age: 'desc' }], skip: 1, limit: 5 }, ['aa']],
    [{ selector: { name: { $regex: 'n' } }, sort: [{ note: 'asc' }], skip: 1 }, ['aa']],
    [{ selector: { age: { $mod: [20, 10] } }, sort: [{ note: 'desc' }], limit: 2 }, [LONG, 'aa']],
    [{ selector: { age: { $mod: [20, 10] } }, sort: [{ note: 'desc' }], skip: 2, limit: 2 }, ['ee']],
    [{ selector: { age: { $gt: 10 } }, sort: [{ note: 'asc' }], skip: 1, limit: 2 }, ['bb', 'ee']],
    [{ selector: {}, sort: [{ note: 'desc' }], skip: 4, limit: 4 }, ['dd']],
    [{ selector: {}, sort: [{ age: 'asc' }], limit: 0 }, []],
  ],
};

/** Hand-made queries with their answers: every operator of RxDB's query language, and what storages have got wrong before. */
export const queryCases: readonly QueryCase[] = [comparisons, lists, inside, logic, kinds, decimals, ranges, slices];
