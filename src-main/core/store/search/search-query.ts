import { bigramMatch, type MatchKind } from './bigrams.ts';
import { foldText } from './fold.ts';
import { LETTERS, pinyinMatch } from './pinyin-terms.ts';
import { patternsOf, type Pattern } from './typed-pattern.ts';

/** What somebody typed into the search box. */
export interface SearchQuery {
  readonly text: string;
  /** The same as letters of pinyin, without spaces and apostrophes; null where it cannot be pinyin. */
  readonly letters: string | null;
  /** The ways to read it as characters, syllables and initials in turn. */
  readonly patterns: readonly Pattern[];
}

export function searchQuery(typed: string): SearchQuery {
  const text = foldText(typed);
  const joined = text.replace(/[\s'’]/gu, '').replaceAll('ü', 'v');
  const letters = joined.slice(0, LETTERS);
  return {
    text,
    letters: /^[a-z0-9]*[a-z][a-z0-9]*$/u.test(letters) ? letters : null,
    patterns: patternsOf(joined),
  };
}

/** The FTS5 expression for a kind of match, or null where nothing was typed. */
export function matchOf({ text, letters }: SearchQuery, kind: MatchKind): string | null {
  const match = bigramMatch(text, kind);
  if (match === null || letters === null || kind === 'whole' || kind === 'whole-title') return match;
  return `${match} OR ${pinyinMatch(letters, kind)}`;
}
