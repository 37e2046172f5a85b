import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { maskPhone } from '../../../../src-shared/lib/mask.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import { openTestStore, storedCustomer, type TestStore } from '../../../../test/support/stores.ts';
import { foldText } from './fold.ts';
import { customersCollection } from '../collections/customers.collection.ts';
import { judge, type SearchedFields } from './judge.ts';
import { createReadings } from './pinyin-readings.ts';
import { LETTERS } from './pinyin-terms.ts';
import { searchQuery } from './search-query.ts';
import { patternsOf, readChars } from './typed-pattern.ts';

const FIELDS = ['name', 'contactPerson', 'phone', 'email', 'address', 'taxNo', 'no'] as const;
const readingsOf = createReadings();
const SEARCHED: SearchedFields = {
  fields: customersCollection.storage.search,
  pinyin: new Set(customersCollection.storage.pinyin),
  readingsOf,
};
const ODD: readonly Partial<Customer>[] = [
  { name: '𠮷野家（中国）有限公司', no: 'C-0001' },
  { name: 'ＡＢＣ Trading Co., Ltd.', email: 'Sales+CN@Abc-Trading.example' },
  { name: '㈱东京', contactPerson: 'ÉMILE Straße' },
  { name: 'ΑΣ', contactPerson: 'ｶﾞ' },
  { name: '+86 (10) 6552-9988', phone: '+86 138-0013-8000' },
  { name: '张', contactPerson: '张' },
  { name: '😀😀公司', address: '"引号" AND NOT *' },
  { name: 'a b  c', taxNo: null },
  { name: '海天（中国）有限公司' },
];

let at: TestStore;
let records: Customer[];
let folded: { readonly id: string; readonly texts: readonly string[]; readonly names: readonly string[][] }[];

beforeAll(async () => {
  at = await openTestStore();
  const fields = [...generateCustomers(41, 600), ...ODD.map((odd) => ({ ...odd, name: odd.name ?? '' }))];
  records = fields.map((one, index) => storedCustomer(index, one));
  folded = records.map((record) => ({
    id: record.id,
    texts: textsOf(record).map(foldText),
    names: [record.name, record.contactPerson ?? ''].map(formsOf),
  }));
  await write(records);
});
afterAll(() => at.dispose());

const write = (some: readonly Customer[]): Promise<unknown> =>
  at.store.write(async () => ({
    plan: { puts: some.map((record) => ({ entity: 'customers', record })), durability: 'refetchable' },
    result: null,
  }));
const textsOf = (record: Customer): string[] => FIELDS.flatMap((field) => record[field] ?? []);
const find = async (search: string): Promise<string[]> => {
  const sort = { field: 'id', isDescending: false };
  const page = await at.store.page('customers', { where: {}, sort, limit: 1_000, after: null, search });
  expect(page.total).toBe(page.rows.length);
  return page.rows.map(({ id }) => id);
};
/** What every record is by itself judged to be. */
const judged = (needle: string): string[] => {
  const query = searchQuery(needle);
  return records.filter((record) => judge(record, query, SEARCHED) !== null).map(({ id }) => id);
};
/** What a plain search finds at least: all that contain the text, and where it can be pinyin, all that are read so. */
const plainly = (needle: string): string[] => {
  const { letters } = searchQuery(needle);
  return folded
    .filter(({ texts, names }) => {
      if (texts.some((text) => text.includes(foldText(needle)))) return true;
      return letters !== null && names.some((forms) => forms.some((form) => form.startsWith(letters)));
    })
    .map(({ id }) => id);
};
/** Everything that finds a name by its pinyin: what begins with its letters, or with its initials, from each character on. */
const formsOf = (name: string): string[] =>
  readingsOf(foldText(name)).flatMap((reading) =>
    reading.flatMap((_, start) => {
      const rest = reading.slice(start);
      return [rest.join(''), rest.map((unit) => unit.charAt(0)).join('')];
    }),
  );

describe('the search finds exactly what a search without an index finds', () => {
  test('200 pieces of stored texts, 1 to 6 characters, punctuation and spaces included', async () => {
    const someText = fc.constantFrom(...records.flatMap(textsOf).filter((text) => text !== ''));
    const piece = fc.tuple(someText, fc.nat(), fc.integer({ min: 1, max: 6 })).map(([text, start, length]) => {
      const chars = [...text];
      const from = start % chars.length;
      return chars.slice(from, from + length).join('');
    });
    await fc.assert(
      fc.asyncProperty(piece, async (needle) => {
        const found = await find(needle);
        expect(found).toEqual(judged(needle));
        expect(found).toEqual(expect.arrayContaining(plainly(needle)));
        const plain = records.filter((one) => textsOf(one).some((text) => text.includes(needle))).map(({ id }) => id);
        expect(found).toEqual(expect.arrayContaining(plain));
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  test('texts that are no piece of anything, and words of the query language, find nothing and break nothing', async () => {
    for (const needle of ['不存在的', 'zzzz', '"', 'AND', 'a*', '^a', 'NEAR(', "';--", 'name:x', '{', '\u0000']) {
      expect(await find(needle), needle).toEqual(judged(needle));
    }
    expect(await find('\uD83D'), 'half a character').toEqual([]);
  });

  test('width and case of letters do not matter', async () => {
    const id = records.find(({ name }) => name.startsWith('ＡＢＣ'))?.id;
    for (const needle of ['abc trading', 'ＡＢＣ Tr', 'Abc T', 'ｔｒａｄｉｎｇ'])
      expect(await find(needle)).toEqual([id]);
  });

  test('200 pieces of pinyin and of initials, with spaces, capitals and apostrophes put in', async () => {
    const someForm = fc.constantFrom(...folded.flatMap(({ names }) => names.flat()).filter((form) => form !== ''));
    const typed = fc.tuple(someForm, fc.integer({ min: 1, max: 30 }), fc.constantFrom('', ' ', "'", '’'), fc.nat(9));
    await fc.assert(
      fc.asyncProperty(typed, async ([form, length, mark, at]) => {
        const letters = form.slice(0, Math.min(length, LETTERS));
        const needle = letters.slice(0, at) + mark + letters.slice(at).toUpperCase();
        const found = await find(needle);
        expect(found).toEqual(judged(needle));
        expect(found).toEqual(expect.arrayContaining(plainly(needle)));
      }),
      { seed: 13, numRuns: 200 },
    );
  });

  test('120 mixtures of characters, syllables and initials find the name that they were made of, and what is judged so', async () => {
    const read = folded.flatMap(({ id, texts: [name = ''] }) => {
      const chars = readChars(name);
      const reading = readingsOf(name).find((units) => units.length === chars.length);
      return reading === undefined || chars.length < 5 ? [] : [{ id, chars, reading }];
    });
    const forms = fc.array(fc.constantFrom('char', 'syllable', 'initial'), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...read), fc.nat(), forms, async ({ id, chars, reading }, from, kinds) => {
        const start = from % (chars.length - kinds.length + 1);
        const needle = kinds
          .map((kind, index) => {
            const unit = reading[start + index] ?? '';
            return kind === 'char' ? chars[start + index] : kind === 'syllable' ? unit : unit.charAt(0);
          })
          .join('');
        const found = await find(needle);
        expect(found).toEqual(judged(needle));
        // Letters that can all be read as syllables are syllables (`henk`, not he, n, k).
        if (!/^[a-z0-9]+$/u.test(needle) || patternsOf(needle).length > 0) expect(found).toContain(id);
      }),
      { seed: 14, numRuns: 120 },
    );
  });

  test('characters on both sides of a bracket are no run, with letters behind them as without', async () => {
    const id = records.find(({ name }) => name.startsWith('海天'))?.id;
    for (const needle of ['天中', '天中g', '天中guo', '天中gyx']) {
      expect(await find(needle), needle).toEqual([]);
      expect(judged(needle), needle).toEqual([]);
    }
    for (const needle of ['海tz', '天z国', '天zgyx', '中gyxgs']) expect(await find(needle), needle).toContain(id);
  });
});

describe('the search box', () => {
  const search = async (text: string, limit = 10): Promise<string[]> =>
    (await at.store.search(text, { entities: ['customers'], limit })).map(({ title }) => title);

  test('names that begin with the text stand first, then whole fields, then the rest, newer ones first', async () => {
    const base = 5_000;
    const made = [
      storedCustomer(base, { name: '老罗盘集团' }),
      storedCustomer(base + 1, { name: '别的公司', contactPerson: '罗盘' }),
      storedCustomer(base + 2, { name: '罗盘' }),
      storedCustomer(base + 3, { name: '罗盘科技' }),
      storedCustomer(base + 4, { name: '罗盘贸易' }),
      storedCustomer(base + 5, { name: '小罗盘公司' }),
    ];
    await write(made);
    expect(await search('罗盘')).toEqual(['罗盘', '罗盘贸易', '罗盘科技', '别的公司', '小罗盘公司', '老罗盘集团']);
    expect(await search('罗盘', 2)).toEqual(['罗盘', '罗盘贸易']);
    await at.store.write(async () => ({
      plan: { puts: [], removes: made.map(({ id }) => ({ entity: 'customers', id })) },
      result: null,
    }));
    expect(await search('罗盘')).toEqual([]);
  });

  test('says which field matched', async () => {
    const [one] = records as [Customer];
    const [hit] = await at.store.search(one.phone ?? '', { entities: ['customers'], limit: 1 });
    expect(hit).toEqual({ entity: 'customers', id: one.id, title: one.name, why: 'phone' });
  });

  test('a common word gives a full page of the newest', async () => {
    const titles = await search('公司', 50);
    expect(titles).toHaveLength(50);
    expect(new Set(titles).size).toBe(50);
  });

  test('deleted records, changed texts and masked display values are not found', async () => {
    const shown = maskPhone('13900001111');
    const made = storedCustomer(6_000, { name: '改名前的公司', phone: '13900001111' }, { display: { phone: shown } });
    await write([made]);
    expect(await search(shown)).toEqual([]);
    expect(await search('改名前')).toEqual(['改名前的公司']);
    await write([{ ...made, name: '换了名字' }]);
    expect(await search('改名前')).toEqual([]);
    expect(await search('换了名')).toEqual(['换了名字']);
    await write([{ ...made, name: '换了名字', deletedAt: made.updatedAt }]);
    expect(await search('换了名')).toEqual([]);
    expect(await search('')).toEqual([]);
  });
});
