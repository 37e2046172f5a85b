import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer, CustomerFields } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import { openTestStore, storedCustomer, type TestStore } from '../../../../test/support/stores.ts';
import { createReadings } from './pinyin-readings.ts';
import { SYLLABLES } from './syllables.ts';

const NAMES: readonly (readonly [name: string, contactPerson: string])[] = [
  ['北京星辰科技', '曾伟'],
  ['北京 ABC 科技', '单雄信'],
  ['重庆银行', '吕布'],
  ['长乐商行', '欧阳娜娜'],
  ['西安饭店', '乐嘉'],
];

let at: TestStore;
beforeAll(async () => {
  at = await openTestStore('pinyin');
  await write(NAMES.map(([name, contactPerson]) => ({ name, contactPerson })));
});
afterAll(() => at.dispose());

let made = 0;
function write(some: readonly CustomerFields[]): Promise<unknown> {
  const puts = some.map((fields) => ({ entity: 'customers' as const, record: storedCustomer(made++, fields) }));
  return at.store.write(async () => ({ plan: { puts }, result: null }));
}
const found = async (typed: string): Promise<readonly Customer[]> => {
  const sort = { field: 'id', isDescending: false };
  const { rows, total } = await at.store.page('customers', { where: {}, sort, limit: 50, after: null, search: typed });
  expect(total).toBe(rows.length);
  const hits = await at.store.search(typed, { entities: ['customers'], limit: 50 });
  expect(hits.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id));
  return rows;
};
const named = async (typed: string): Promise<string[]> => (await found(typed)).map(({ name }) => name);

test('every reading of every common character is one of the syllables that typed letters are taken apart into', () => {
  const readingsOf = createReadings();
  const chars = Array.from({ length: 0xa000 - 0x4e00 }, (_, index) => String.fromCodePoint(0x4e00 + index));
  const units = new Set(chars.flatMap((char) => readingsOf(char).flat()));
  expect(units.size).toBeGreaterThan(400);
  expect([...units].filter((unit) => !SYLLABLES.has(unit))).toEqual([]);
});

describe.each(['waits for the index', 'is indexed'])('a name that %s is found by', (state) => {
  beforeAll(async () => {
    // Whatever waits is indexed together with a bulk of others.
    if (state === 'is indexed') await write([...generateCustomers(3, 40)].map(({ email }) => ({ name: email ?? 'x' })));
  });

  test.each([
    ['initials', 'bjxc', '北京星辰科技'],
    ['initials from the middle', 'XCKJ', '北京星辰科技'],
    ['full pinyin', 'beijingxingchen', '北京星辰科技'],
    ['full pinyin, half typed', 'beijingxingch', '北京星辰科技'],
    ['spaces and apostrophes', "bei'jing xing chen", '北京星辰科技'],
    ['from the second syllable on', 'jingxingchen', '北京星辰科技'],
    ['Latin letters among them', 'beijingabckeji', '北京 ABC 科技'],
    ['initials with Latin letters among them', 'bjabckj', '北京 ABC 科技'],
    ['characters read by their word', 'chongqingyinhang', '重庆银行'],
    ['and their initials', 'cqyh', '重庆银行'],
    ['a family name', 'zengwei', '北京星辰科技'],
    ['the same as it is read elsewhere', 'cengwei', '北京星辰科技'],
    ['another family name', 'shanxiongxin', '北京 ABC 科技'],
    ['ü as v', 'lvbu', '重庆银行'],
    ['ü', 'lübu', '重庆银行'],
    ['a short name in either reading', 'changle', '长乐商行'],
    ['a short name in the other reading', 'yuejia', '西安饭店'],
    ['a compound family name', 'ouyangnana', '长乐商行'],
    ['what could be another syllable', 'xian', '西安饭店'],
    ['syllables, then initials', 'beijing xc', '北京星辰科技'],
    ['the same without a space', 'beijingxc', '北京星辰科技'],
    ['initials, then characters', 'bj星辰', '北京星辰科技'],
    ['characters, then initials', '北京xc', '北京星辰科技'],
    ['initials, then syllables', 'bjxingchen', '北京星辰科技'],
    ['initials and a syllable in turn', 'bjingxchenk', '北京星辰科技'],
    ['characters, then a syllable that was begun', '北京xingch', '北京星辰科技'],
    ['characters in the midst of letters', 'x辰kj', '北京星辰科技'],
    ['another reading among characters', '单xx', '北京 ABC 科技'],
    ['Latin letters among characters and initials', '京abck', '北京 ABC 科技'],
  ])('%s: %s', async (_what, typed, name) => {
    expect(await named(typed)).toContain(name);
  });

  test('no letters from the middle of a syllable, and no pinyin of another name', async () => {
    const others = [
      'ingxingchen',
      'eijing',
      'beijingxiechen',
      'bxjc',
      '北京xz',
      '北京cx',
      'bj辰',
      '星辰bj',
      'bejingxc',
    ];
    for (const typed of others) expect(await named(typed)).toEqual([]);
  });

  test('the field that is read so, names that begin so before others', async () => {
    const [hit] = await at.store.search('zengwei', { entities: ['customers'], limit: 3 });
    expect(hit).toMatchObject({ entity: 'customers', title: '北京星辰科技', why: 'contactPerson' });
    await write([{ name: '老西安饭店' }]);
    const hits = await at.store.search('xianfan', { entities: ['customers'], limit: 2 });
    expect(hits).toMatchObject([
      { title: '西安饭店', why: 'name' },
      { title: '老西安饭店', why: 'name' },
    ]);
  });
});
