import { bigramMatch, type MatchKind } from './bigrams.ts';
import { initialsOf, type Reading } from './pinyin-readings.ts';
import { SYLLABLES } from './syllables.ts';

/** What was typed for one character of a name: itself, its whole syllable, the beginning of it, or its first letter. */
type Token =
  | {
      readonly kind: 'char';
      readonly text: string;
      /** The first letters of its readings. */ readonly initials: readonly string[];
    }
  | { readonly kind: 'syllable'; readonly text: string }
  | { readonly kind: 'begun'; readonly text: string }
  | { readonly kind: 'initial'; readonly text: string };

/** One way to take what was typed apart, a token for each character of a name. */
export type Pattern = readonly Token[];

/** So many ways are followed, those of the fewest tokens first. */
const MOST_PATTERNS = 12;
/** Beyond so many characters nobody mixes. */
const LONGEST = 24;

const HAN = /^\p{Script=Han}$/u;
const MIXABLE = /^(?=.*[a-z])[\p{Script=Han}a-z0-9]+$/u;
/** Names are looked up by the first letters of their characters in at most so many ways. */
const MOST_WAYS_READ = 16;
/** No syllable begins with i, u or v. */
const INITIAL = /^[a-hj-tw-z0-9]$/u;
const LONGEST_SYLLABLE = 6;

/**
 * The ways in which folded text mixes characters, syllables and initials (`beijingxc`, `bj星辰`). None where it cannot, and
 * where it can be read as initials alone or as syllables alone: those have terms of their own in the index.
 */
export function patternsOf(typed: string): readonly Pattern[] {
  const chars = Array.from(typed);
  if (chars.length > LONGEST || !MIXABLE.test(typed)) return [];
  if (!chars.some((char) => HAN.test(char)) && isPure(typed)) return [];
  return waysFrom(chars)
    .filter((way) => new Set(way.map(({ kind }) => (kind === 'begun' ? 'syllable' : kind))).size > 1)
    .toSorted((left, right) => left.length - right.length)
    .slice(0, MOST_PATTERNS);
}

/** Whether letters can be read as syllables from end to end, the last one perhaps begun only. */
function isPure(letters: string): boolean {
  const reached = new Set([0]);
  for (const from of reached) {
    const rest = letters.slice(from);
    if (isBegun(rest)) return true;
    for (let length = 1; length <= LONGEST_SYLLABLE; length += 1) {
      if (SYLLABLES.has(rest.slice(0, length))) reached.add(from + length);
    }
  }
  return false;
}

const isBegun = (letters: string): boolean => [...SYLLABLES].some((syllable) => syllable.startsWith(letters));

/** Every way, each place reached once with the ways to it: those of the fewest tokens are kept. */
function waysFrom(chars: readonly string[]): readonly Pattern[] {
  const ways: Pattern[][] = [[[]], ...chars.map(() => [])];
  for (const [at, char] of chars.entries()) {
    const before = (ways[at] ?? []).toSorted((left, right) => left.length - right.length).slice(0, 4 * MOST_PATTERNS);
    for (const [token, length] of tokensAt(chars, at, char)) {
      ways[at + length]?.push(...before.map((way) => [...way, token]));
    }
  }
  return ways.at(-1) ?? [];
}

function tokensAt(chars: readonly string[], at: number, char: string): (readonly [Token, number])[] {
  if (HAN.test(char)) return [[{ kind: 'char', text: char, initials: initialsOf(char) }, 1]];
  const tokens: (readonly [Token, number])[] = [];
  if (INITIAL.test(char)) tokens.push([{ kind: 'initial', text: char }, 1]);
  for (let length = 2; length <= LONGEST_SYLLABLE && at + length <= chars.length; length += 1) {
    const text = chars.slice(at, at + length).join('');
    if (SYLLABLES.has(text)) tokens.push([{ kind: 'syllable', text }, length]);
    else if (at + length === chars.length && isBegun(text)) tokens.push([{ kind: 'begun', text }, length]);
  }
  return tokens;
}

/** Where in a name a pattern is looked for: from any character on, or in the title from its first one on. */
export type PatternKind = Extract<MatchKind, 'anywhere' | 'title-start'>;

/**
 * The FTS5 expression for the names that may be typed so: all of them, and seldom another one, since the first letters of what
 * was typed follow one another in a reading of the name.
 */
export function patternMatch(pattern: Pattern, kind: PatternKind): string {
  const initials = initialsOfPattern(pattern).map((letters) => bigramMatch(letters.toUpperCase(), kind));
  const runs = runsOf(pattern).flatMap(({ isHan, text }, index) =>
    isHan ? bigramMatch(text, index === 0 ? kind : 'anywhere') : [],
  );
  const syllables = pattern.filter((token) => token.kind === 'syllable').map(({ text }) => `y${text}`);
  const read = initials.length === 0 ? [] : `(${initials.join(' OR ')})`;
  return `(${[read, runs, syllables].flat().join(' AND ')})`;
}

/** The first letters of a pattern, in as many ways as its characters are read; none where those are too many. */
function initialsOfPattern(pattern: Pattern): readonly string[] {
  let ways: readonly string[] = [''];
  for (const token of pattern) {
    const letters = token.kind === 'char' ? token.initials : [token.text.charAt(0)];
    ways = ways.flatMap((way) => letters.map((letter) => way + letter));
    if (ways.length > MOST_WAYS_READ) return [];
  }
  return ways;
}

/**
 * Whether a folded text has the characters of a pattern as the index knows them: those that follow one another unbroken,
 * and for `title-start` the first of them at its beginning.
 */
export function hasRuns(pattern: Pattern, folded: string, kind: PatternKind): boolean {
  return runsOf(pattern).every(({ isHan, text }, index) => {
    if (!isHan) return true;
    return kind === 'title-start' && index === 0 ? folded.startsWith(text) : folded.includes(text);
  });
}

interface Run {
  readonly isHan: boolean;
  readonly text: string;
}

/** Stretches of characters, and stretches of what is known by its first letters. */
function runsOf(pattern: Pattern): readonly Run[] {
  const runs: Run[] = [];
  for (const { kind, text } of pattern) {
    const isHan = kind === 'char';
    const last = runs.at(-1);
    const first = Array.from(text)[0] ?? '';
    if (last?.isHan === isHan) runs[runs.length - 1] = { isHan, text: last.text + first };
    else runs.push({ isHan, text: first });
  }
  return runs;
}

/** What has a unit of its own in a reading. */
export const READ = /^(?:\p{Script=Han}|[a-z0-9])$/u;

/** The characters of a folded text that a reading has units for. */
export const readChars = (folded: string): readonly string[] => Array.from(folded).filter((char) => READ.test(char));

/**
 * Where in a name a pattern was typed: the place among its read characters, or -1. `readings` is asked for only where the
 * characters of the pattern stand as they should. A reading that leaves a character out is not followed.
 */
export function placeOf(pattern: Pattern, chars: readonly string[], readings: () => readonly Reading[]): number {
  const places = [...chars.keys()].filter((from) => {
    if (from + pattern.length > chars.length) return false;
    return pattern.every(({ kind, text }, index) => kind !== 'char' || chars[from + index] === text);
  });
  if (places.length === 0) return -1;
  const laid = readings().filter((reading) => reading.length === chars.length);
  const isTyped = (from: number): boolean =>
    laid.some((reading) => pattern.every((token, index) => fits(token, reading[from + index] ?? '')));
  return places.find(isTyped) ?? -1;
}

function fits(token: Token, unit: string): boolean {
  if (token.kind === 'char') return token.initials.includes(unit.charAt(0));
  return token.kind === 'syllable' ? unit === token.text : unit.startsWith(token.text);
}
