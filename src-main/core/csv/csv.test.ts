import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/stores.ts';
import type { CsvEncoding } from '../../../src-shared/domain/csv/encodings.ts';
import { cellText, parseCell, renderCell } from './cell-values.ts';
import { createTextEncoding } from './encode-text.ts';
import { guarded, unguarded } from './formula-guard.ts';
import { csvField, mapColumns } from './map-columns.ts';
import { openCsv } from './open-csv.ts';
import { parseRecords } from './parse-records.ts';
import { readRecords, type CsvRecord } from './read-records.ts';
import { csvLine } from './write-csv.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const fileOf = (content: string | Buffer): string => {
  const path = join(folder.dir, 'f.csv');
  writeFileSync(path, content);
  return path;
};
async function recordsOf(content: string | Buffer, asked: CsvEncoding | 'auto' = 'auto') {
  const file = await openCsv(fileOf(content), asked);
  const records: CsvRecord[] = [];
  for await (const some of readRecords(file)) records.push(...some);
  return { file, records, cells: records.map((record) => record.cells) };
}
const codeOf = (error: unknown): unknown => (error as { code?: string }).code;
const TABLE = '名称,电话\n北京星辰,"1,2"\n𠮷野家😀,"a\nb"\n';
const ROWS = [
  ['名称', '电话'],
  ['北京星辰', '1,2'],
  ['𠮷野家😀', 'a\nb'],
];
const encoded = (encoding: CsvEncoding, text = TABLE): Buffer => createTextEncoding(encoding).encode(text);

describe('finding the encoding', () => {
  it.each<[string, CsvEncoding, Buffer]>([
    ['UTF-8', 'utf-8', encoded('utf-8')],
    ['UTF-8 with a mark', 'utf-8', encoded('utf-8', `\uFEFF${TABLE}`)],
    ['UTF-16 LE with a mark', 'utf-16le', encoded('utf-16le', `\uFEFF${TABLE}`)],
    ['UTF-16 BE with a mark', 'utf-16be', encoded('utf-16be', `\uFEFF${TABLE}`)],
    ['UTF-16 LE without one', 'utf-16le', encoded('utf-16le')],
    ['UTF-16 BE without one', 'utf-16be', encoded('utf-16be')],
    ['GB18030 with characters of four bytes', 'gb18030', encoded('gb18030')],
  ])('reads %s to the same rows, the first header without a mark', async (_, encoding, bytes) => {
    const { file, cells } = await recordsOf(bytes);
    expect(file.encoding).toBe(encoding);
    expect(cells).toEqual(ROWS);
  });

  it('decides by the whole file: a first 64 KB of ASCII says nothing of the hanzi behind it', async () => {
    const text = `name\n${'abcdefg\n'.repeat(20_000)}北京星辰科技\n`;
    const { file, cells } = await recordsOf(encoded('gb18030', text));
    expect(file.encoding).toBe('gb18030');
    expect(cells.at(-1)).toEqual(['北京星辰科技']);
  });

  it('says that two hanzi alone could be either', async () => {
    expect((await recordsOf(Buffer.from('c4b3c4b30a', 'hex'))).file.isCertain).toBe(false);
  });

  it.each<[string, Buffer, string]>([
    ['an empty file', Buffer.alloc(0), 'CSV_EMPTY'],
    ['a mark and nothing else', Buffer.from('\uFEFF'), 'CSV_EMPTY'],
    ['white space', Buffer.from(' \r\n\n'), 'CSV_EMPTY'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'CSV_NOT_TEXT'],
    ['a workbook', Buffer.from('504b030414000600', 'hex'), 'CSV_NOT_TEXT'],
    ['bytes of no kind', Buffer.from(Array.from({ length: 400 }, (_unused, at) => at % 32)), 'CSV_NOT_TEXT'],
  ])('refuses %s plainly', async (_, bytes, code) => {
    expect(await recordsOf(bytes).catch(codeOf)).toBe(code);
  });

  it('says that a folder or a missing file cannot be read', async () => {
    expect(await openCsv(folder.dir, 'auto').catch(codeOf)).toBe('FILE_UNREADABLE');
    expect(await openCsv(join(folder.dir, 'none.csv'), 'auto').catch(codeOf)).toBe('FILE_UNREADABLE');
  });

  it.each<CsvEncoding>(['utf-8', 'gb18030'])('gives the same text wherever %s is cut', (encoding) => {
    const bytes = encoded(encoding);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const decoder = new TextDecoder(encoding);
      const text = decoder.decode(bytes.subarray(0, cut), { stream: true }) + decoder.decode(bytes.subarray(cut));
      expect(text).toBe(TABLE);
    }
  });

  it.each<CsvEncoding>(['utf-8', 'gb18030'])('reads the same rows wherever the pieces of %s end', async (encoding) => {
    // 256 KB are read at once; the table is pushed over that edge byte by byte.
    for (let shift = 0; shift < encoded(encoding).length; shift += 1) {
      const filler = 'x'.repeat(262_144 - encoded(encoding).length + shift - 1);
      const { cells } = await recordsOf(encoded(encoding, `${filler}\n${TABLE}`));
      expect(cells.slice(1)).toEqual(ROWS);
    }
  });
});

describe('the grammar', () => {
  it.each<[string, string, string[][]]>([
    [
      'CRLF',
      'a,b\r\n1,"2"\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'bars',
      'a|b\n1|2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a NUL',
      'a,b\n1\0,2\n',
      [
        ['a', 'b'],
        ['1\0', '2'],
      ],
    ],
    [
      'a header that an object would lose',
      '__proto__,constructor\n1,2\n',
      [
        ['__proto__', 'constructor'],
        ['1', '2'],
      ],
    ],
    ['one column', 'name\n甲\n', [['name'], ['甲']]],
    [
      'quotes inside',
      'a,b\n"say ""hi""",5" pipe\n',
      [
        ['a', 'b'],
        ['say "hi"', '5" pipe'],
      ],
    ],
  ])('reads %s', async (_, text, rows) => {
    expect((await recordsOf(text)).cells).toEqual(rows);
  });

  it('counts empty lines in the numbers of rows but takes none for a record', async () => {
    const { records } = await recordsOf('a,b\n1,2\n\n3,4\n\n');
    expect(records.map(({ row }) => row)).toEqual([1, 2, 4]);
  });

  it('flags a quote that is never closed and one in the wrong place', () => {
    const problems = (text: string) =>
      parseRecords(text, { delimiter: ',', newline: '\n', isLast: true }).rows.map(({ problem }) => problem);
    expect(problems('a,b\n2,"open\n3,4\n')).toEqual([null, 'unclosed_quote']);
    expect(problems('a,b\n"x"y",1\n3,4')).toEqual([null, 'broken_quote', null]);
  });

  it('refuses a cell of more than 10 MB and more than 100,000 columns', async () => {
    expect(await recordsOf(`a,b\n"${'x'.repeat(10_600_000)}`).catch(codeOf)).toBe('CSV_TOO_LARGE');
    expect(await recordsOf(`${'a,'.repeat(100_001)}\n`).catch(codeOf)).toBe('CSV_TOO_LARGE');
    expect((await recordsOf(`${'a,'.repeat(99_999)}\n`)).records).toHaveLength(1);
  });
});

describe('formulas', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\r1',
    '＝1',
    '－1',
    '  =cmd',
    '\0=1',
    ';=1',
    "'=x",
    '=HYPERLINK("http://x")',
  ])('makes %j inert and gives it back', (text) => {
    expect(guarded(text)).toBe(`'${text}`);
    expect(unguarded(guarded(text))).toBe(text);
  });

  it('gives back any text whatever', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => unguarded(guarded(text)) === text));
  });

  it('leaves a phone number with its country and a negative amount as they are', () => {
    expect(renderCell(csvField('customers', 'phone'), '+8613800138000')).toBe('+8613800138000');
    expect(renderCell(csvField('customers', 'creditLimitCents'), -500)).toBe('-5.00');
    expect(renderCell(csvField('customers', 'remarks'), '-5')).toBe("'-5");
  });
});

describe('cells', () => {
  const money = csvField('customers', 'creditLimitCents')!;
  const phone = csvField('customers', 'phone')!;
  it.each([
    ['1,234.50', 123_450],
    ['¥1,234.5', 123_450],
    ['￥ 0.29', 29],
    ['１００元', 10_000],
    ['1.100', 110],
  ])('reads %s as fen', (text, value) => expect(parseCell(money, text)).toEqual({ value }));
  it.each([
    ['1,23', 'not_money'],
    ['1.234', 'not_money'],
    ['12万', 'not_money'],
    ['1E5', 'scientific'],
    ['****', 'masked'],
  ])('refuses %s as an amount', (text, problem) => expect(parseCell(money, text)).toEqual({ problem }));
  it.each([
    ['1.38E+10', { problem: 'scientific' }],
    ['9.1110108e17', { problem: 'scientific' }],
    ['013800138000', { value: '013800138000' }],
  ])('reads the number %s', (text, result) => expect(parseCell(phone, text)).toEqual(result));
  it('takes off what makes a spreadsheet keep a number as text', () => {
    expect(cellText(phone, '="013800138000"')).toBe('013800138000');
  });
  it.each(['2026-01-31', '2026/1/31', '2026.1.31', '2026年1月31日'])('reads %s as a day', (text) => {
    expect(parseCell(csvField('contacts', 'birthday')!, text)).toEqual({ value: '2026-01-31' });
  });
  it('reads words in both languages as codes, the person’s own first', () => {
    const status = csvField('customers', 'status')!;
    expect(parseCell(status, '停用')).toEqual({ value: 'inactive' });
    expect(parseCell(status, 'ACTIVE')).toEqual({ value: 'active' });
    expect(parseCell(status, '活跃', { 活跃: 'inactive' })).toEqual({ value: 'inactive' });
  });
});

describe('columns', () => {
  it('knows names in both languages, never likeness, and takes the first of two', () => {
    const header = ['客户名称', 'Phone ', '备住', '电话', '客户编号', '信用额度（元）'];
    expect(mapColumns('customers', header, new Map()).map(({ field, how }) => [field, how])).toEqual([
      ['name', 'alias'],
      ['phone', 'alias'],
      [null, 'none'],
      [null, 'duplicate'],
      [null, 'read_only'],
      ['creditLimitCents', 'alias'],
    ]);
  });
});

describe('writing', () => {
  it('writes GB18030 as it is read, every character but those of private use', () => {
    const { encode, missing } = createTextEncoding('gb18030');
    for (let start = 0x20; start < 0x2_ffff; start += 0x800) {
      const points = Array.from({ length: 0x800 }, (_unused, at) => start + at).filter(
        (point) => !/[\p{Co}\p{Cs}\uFFFD]/u.test(String.fromCodePoint(point)),
      );
      const text = String.fromCodePoint(...points);
      expect(new TextDecoder('gb18030').decode(encode(text))).toBe(text);
    }
    expect([...missing]).toEqual([]);
  });

  it('reads back what it wrote', () => {
    const cells = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(cells, (row) => {
        const { rows } = parseRecords(csvLine(row), { delimiter: ',', newline: '\n', isLast: false });
        // Stored texts are trimmed, so that the carriage return of a line end is never part of one.
        expect(rows[0]?.cells.map((cell) => cell.trim())).toEqual(row.map((cell) => cell.trim()));
      }),
    );
  });
});
