import { foldText } from './fold.ts';
import type { ReadingsOf } from './pinyin-readings.ts';
import { isRead } from './pinyin-terms.ts';
import type { SearchQuery } from './search-query.ts';
import { hasRuns, placeOf, readChars, type PatternKind } from './typed-pattern.ts';

/** 0 the title is the text, 1 it begins with it (its pinyin counts), 2 another field is the text, 3 it is somewhere in one. */
export type Rank = 0 | 1 | 2 | 3;

export interface Judgement {
  readonly rank: Rank;
  /** The field that matched. */
  readonly why: string;
}

/** What is searched of a record. The first field is the title. */
export interface SearchedFields {
  readonly fields: readonly string[];
  /** Those of them that are found by their pinyin too. */
  readonly pinyin: ReadonlySet<string>;
  readonly readingsOf: ReadingsOf;
}

/** Whether and how a record matches, by its own text: what the index has to find, and nothing else. Null = it does not. */
export function judge(record: object, query: SearchQuery, searched: SearchedFields): Judgement | null {
  const { text, letters } = query;
  if (text === '') return null;
  const texts = foldedTexts(record, searched.fields);
  const [title] = texts;
  const [titleField = ''] = searched.fields;
  if (title === text) return { rank: 0, why: titleField };
  const reads = (index: number, kind: PatternKind): boolean => {
    if (!searched.pinyin.has(searched.fields[index] ?? '')) return false;
    const folded = texts[index] ?? '';
    if (letters !== null && searched.readingsOf(folded).some((reading) => isRead(reading, letters, kind))) return true;
    return isMixed(query, folded, { kind, readingsOf: searched.readingsOf });
  };
  if (title?.startsWith(text) === true || reads(0, 'title-start')) return { rank: 1, why: titleField };
  const whole = texts.indexOf(text);
  if (whole > 0) return { rank: 2, why: searched.fields[whole] ?? '' };
  let found = texts.findIndex((one) => one.includes(text));
  if (found === -1) found = texts.findIndex((_, index) => reads(index, 'anywhere'));
  return found === -1 ? null : { rank: 3, why: searched.fields[found] ?? '' };
}

/** Whether a name was typed as characters, syllables and initials in turn. */
function isMixed(
  { patterns }: SearchQuery,
  folded: string,
  { kind, readingsOf }: { readonly kind: PatternKind; readonly readingsOf: ReadingsOf },
): boolean {
  if (patterns.length === 0) return false;
  const chars = readChars(folded);
  return patterns.some((pattern) => {
    if (!hasRuns(pattern, folded, kind)) return false;
    const place = placeOf(pattern, chars, () => readingsOf(folded));
    return kind === 'title-start' ? place === 0 : place !== -1;
  });
}

/** The folded texts of a record's fields, in their order; empty where there is none. */
export function foldedTexts(record: object, fields: readonly string[]): string[] {
  return fields.map((field) => {
    const value: unknown = (record as Readonly<Record<string, unknown>>)[field];
    return typeof value === 'string' ? foldText(value) : '';
  });
}
