import { assertNever } from '../../../../src-shared/lib/assert-never.ts';
import { foldText } from './fold.ts';

/**
 * The index knows a text as its overlapping pairs of characters. A pair is written as digits (four per character, base 36),
 * because FTS5's tokenizer would drop punctuation and characters younger than its Unicode tables, and with them hits.
 * Pairs that follow one another are a phrase, and a phrase of pairs is exactly a substring.
 */
const code = (char: string): string => (char.codePointAt(0) ?? 0).toString(36).padStart(4, '0');

/** Stands before the first character of every field, so that beginnings and whole fields are phrases too. */
const START = 'zzzz';

/** The indexed form of some texts (absent ones are skipped). The first one stands at the beginning of the column. */
export function bigramText(texts: readonly (string | null)[]): string {
  const tokens: string[] = [];
  for (const text of texts) {
    if (text === null || text === '') continue;
    let before = START;
    for (const char of foldText(text)) {
      const now = code(char);
      tokens.push(before + now);
      before = now;
    }
    // The last character stands alone: it ends the field, and keeps phrases from crossing into the next one.
    tokens.push(before);
  }
  return tokens.join(' ');
}

/**
 * `anywhere` in a field; `whole`: a field and nothing else; `title-start` and `whole-title`: the beginning of the first
 * field, and all of it.
 */
export type MatchKind = 'anywhere' | 'whole' | 'title-start' | 'whole-title';

/** The FTS5 expression that finds exactly the records that contain `text` so, or null for an empty text. */
export function bigramMatch(text: string, kind: MatchKind): string | null {
  const codes = [...foldText(text)].map(code);
  const [first] = codes;
  const last = codes.at(-1);
  if (first === undefined || last === undefined) return null;
  const pairs = codes.slice(1).map((now, index) => (codes[index] ?? '') + now);
  switch (kind) {
    case 'anywhere':
      return pairs.length === 0 ? `"${first}" *` : `"${pairs.join(' ')}"`;
    case 'title-start':
      return `^ "${[START + first, ...pairs].join(' ')}"`;
    case 'whole-title':
      return `^ "${[START + first, ...pairs, last].join(' ')}"`;
    case 'whole':
      return `"${[START + first, ...pairs, last].join(' ')}"`;
    default:
      return assertNever(kind);
  }
}
