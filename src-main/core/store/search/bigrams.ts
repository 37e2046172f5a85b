import { assertNever } from '../../../../src-shared/lib/assert-never.ts';

/**
 * The index knows a text as its overlapping pairs of characters. A pair is written as digits (four per character, base 36),
 * because FTS5's tokenizer would drop punctuation and characters younger than its Unicode tables, and with them hits.
 * Pairs that follow one another are a phrase, and a phrase of pairs is exactly a substring.
 */
const code = (char: string): string => (char.codePointAt(0) ?? 0).toString(36).padStart(4, '0');

/** Stand before the first character of a field, so that beginnings and whole fields are phrases too. */
const START = 'zzzz';
const TITLE_START = 'zzzy';

/** The terms of one field's folded text; the title is the field whose beginning counts most. */
export function bigramTerms(folded: string, isTitle: boolean): string[] {
  if (folded === '') return [];
  const terms: string[] = [];
  let before = isTitle ? TITLE_START : START;
  for (const char of folded) {
    const now = code(char);
    terms.push(before + now);
    before = now;
  }
  // The last character stands alone: it ends the field, and keeps phrases from crossing into the next one.
  terms.push(before);
  return terms;
}

/**
 * `anywhere` in a field; `whole`: a field beside the title and nothing else; `title-start` and `whole-title`: the
 * beginning of the title, and all of it.
 */
export type MatchKind = 'anywhere' | 'whole' | 'title-start' | 'whole-title';

/** The FTS5 expression that finds exactly the records that contain a folded text so, or null for an empty one. */
export function bigramMatch(folded: string, kind: MatchKind): string | null {
  const codes = Array.from(folded, code);
  const [first] = codes;
  const last = codes.at(-1);
  if (first === undefined || last === undefined) return null;
  const pairs = codes.slice(1).map((now, index) => (codes[index] ?? '') + now);
  switch (kind) {
    case 'anywhere':
      return pairs.length === 0 ? `"${first}" *` : `"${pairs.join(' ')}"`;
    case 'title-start':
      return `"${[TITLE_START + first, ...pairs].join(' ')}"`;
    case 'whole-title':
      return `"${[TITLE_START + first, ...pairs, last].join(' ')}"`;
    case 'whole':
      return `"${[START + first, ...pairs, last].join(' ')}"`;
    default:
      return assertNever(kind);
  }
}
