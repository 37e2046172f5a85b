import type { CsvField } from '../../../src-shared/domain/csv/csv-fields.ts';
import type { CsvProblem } from '../../../src-shared/domain/csv/problems.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import { isMasked } from '../../../src-shared/lib/mask.ts';
import { storedText } from '../../../src-shared/lib/text.ts';
import { guarded, unguarded } from './formula-guard.ts';

export type CellValue = { readonly value: Json } | { readonly problem: CsvProblem };

/** What a spreadsheet makes of a long number: 1.38E+10. */
const SCIENTIFIC = /^[+-]?\d+(?:\.\d*)?E\+?\d+$/iu;
/** A phone number with its country: a plus that begins no formula. */
const PLUS_NUMBER = /^\+\d[\d\s()-]*$/u;

/** The text of a cell as a person meant it: our own guard against formulas taken off, `="0138"` unwrapped. */
export function cellText(field: CsvField | null, cell: string): string {
  const text = unguarded(cell);
  const wrapped = field?.kind === 'number_text' && text === cell ? /^="(.*)"$/su.exec(text)?.[1] : undefined;
  return storedText(wrapped ?? text);
}

/** The value of a filled cell. `words` are the person's own words for our codes, in the file's spelling. */
export function parseCell(field: CsvField, text: string, words: Readonly<Record<string, string>> = {}): CellValue {
  if (Object.hasOwn(words, text)) return { value: words[text] ?? null };
  switch (field.kind) {
    case 'text':
    case 'customer':
      return { value: text };
    case 'number_text':
      return SCIENTIFIC.test(text) ? { problem: 'scientific' } : { value: text };
    case 'choice':
      return { value: codeOf(field, text) };
    case 'day':
      return { value: dayOf(text) };
    case 'integer':
      return integerOf(text);
    case 'money':
      return moneyOf(text);
  }
}

/** A value as a file shows it. Texts are guarded against formulas, except numbers with their country's plus. */
export function renderCell(field: CsvField | null, value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'number') return field?.kind === 'money' ? yuan(value) : String(value);
  const text = String(value);
  return field?.kind === 'number_text' && PLUS_NUMBER.test(text) ? text : guarded(text);
}

function codeOf(field: CsvField, text: string): string {
  const said = text.normalize('NFKC').toLowerCase();
  const isMeant = ([code, words]: [string, readonly string[]]): boolean => code === said || words.includes(said);
  return Object.entries(field.words ?? {}).find(isMeant)?.[0] ?? text;
}

/** 2026/1/31, 2026.1.31 and 2026年1月31日 as 2026-01-31; whether it is a day at all is the schema's question. */
function dayOf(text: string): string {
  const plain = text.normalize('NFKC').replace(/[T ]0{1,2}:00(?::00)?(?:\.0+)?Z?$/u, '');
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u.exec(plain);
  if (!parts) return plain;
  const [, year, month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const GROUPED = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u;

function integerOf(text: string): CellValue {
  if (isMasked(text)) return { problem: 'masked' };
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  if (SCIENTIFIC.test(plain)) return { problem: 'scientific' };
  if (!GROUPED.test(plain) || !/^[^.]+(?:\.0+)?$/u.test(plain)) return { problem: 'not_an_integer' };
  return safe(Number(plain.replaceAll(',', '')));
}

/** Yuan to fen by digits, never by fractions. */
function moneyOf(text: string): CellValue {
  if (isMasked(text)) return { problem: 'masked' };
  const plain = text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^(-?)(?:[¥￥]|CNY|RMB)/iu, '$1')
    .replace(/元$/u, '');
  if (SCIENTIFIC.test(plain)) return { problem: 'scientific' };
  if (!GROUPED.test(plain)) return { problem: 'not_money' };
  const [whole = '', fraction = ''] = plain.replaceAll(',', '').split('.');
  const fen = fraction.replace(/0+$/u, '');
  return fen.length > 2 ? { problem: 'not_money' } : safe(Number(`${whole}${fen.padEnd(2, '0')}`));
}

const safe = (value: number): CellValue =>
  Number.isSafeInteger(value) ? { value: value + 0 } : { problem: 'too_large' };

function yuan(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
