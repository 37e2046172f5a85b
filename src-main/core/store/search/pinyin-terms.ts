import { bigramMatch, bigramTerms } from './bigrams.ts';
import type { Reading } from './pinyin-readings.ts';
import { SYLLABLES } from './syllables.ts';

/** So many letters of what is typed are looked at: four long syllables, or the initials of a long name. */
export const LETTERS = 24;

/**
 * The terms by which a name is found that may be read in these ways. Initials are pairs of capitals, which no folded text
 * has. For the full pinyin each syllable is a term, and each syllable with what follows it (`bei1jingxingchen`), whose
 * beginning is what may be typed; the 1 ends the first syllable, so that asking for `xing` need not go through every name
 * that has `xing` in it.
 */
export function pinyinTerms(readings: readonly Reading[], isTitle: boolean): string[] {
  const initials = new Set(readings.map(initialsOf));
  const full = new Set(readings.flatMap((reading) => fullTerms(reading, isTitle)));
  return [...[...initials].flatMap((letters) => bigramTerms(letters, isTitle)), ...full];
}

function fullTerms(reading: Reading, isTitle: boolean): string[] {
  const letters = reading.join('');
  const terms: string[] = [];
  let at = 0;
  for (const [index, unit] of reading.entries()) {
    const following = letters.slice(at + unit.length, at + LETTERS);
    at += unit.length;
    for (const mark of isTitle && index === 0 ? [MARKS, TITLE_MARKS] : [MARKS]) {
      if (unit.length > 1) terms.push(mark.syllable + unit);
      if (following !== '') terms.push(`${mark.onwards}${unit}1${following}`);
    }
  }
  return terms;
}

/** Pairs of characters begin with digits and letters up to n, or with z. */
const MARKS = { syllable: 'y', onwards: 'p' } as const;
const TITLE_MARKS = { syllable: 'x', onwards: 'q' } as const;

/** The FTS5 expression for typed letters: initials, or full pinyin from the beginning of a syllable (or of the title). */
export function pinyinMatch(letters: string, kind: 'anywhere' | 'title-start'): string {
  const mark = kind === 'anywhere' ? MARKS : TITLE_MARKS;
  const within = [...SYLLABLES].filter((syllable) => syllable.length > 1 && syllable.startsWith(letters));
  const across = Array.from({ length: Math.min(MOST_OF_A_SYLLABLE, letters.length - 1) }, (_, index) => index + 1)
    .map((length) => [letters.slice(0, length), letters.slice(length)] as const)
    .filter(([unit]) => unit.length === 1 || SYLLABLES.has(unit));
  return [
    bigramMatch(letters.toUpperCase(), kind),
    // One letter is an initial already.
    ...(letters.length === 1 ? [] : within.map((syllable) => mark.syllable + syllable)),
    ...across.map(([unit, following]) => `${mark.onwards}${unit}1${following}*`),
  ].join(' OR ');
}

const MOST_OF_A_SYLLABLE = 6;

/** What the two above do, without an index: whether a reading has the letters at its start, or from some syllable on. */
export function isRead(reading: Reading, letters: string, kind: 'anywhere' | 'title-start'): boolean {
  const initials = initialsOf(reading).toLowerCase();
  if (kind === 'title-start') return initials.startsWith(letters) || reading.join('').startsWith(letters);
  return initials.includes(letters) || reading.some((_, index) => reading.slice(index).join('').startsWith(letters));
}

const initialsOf = (reading: Reading): string => reading.map(([first = '']) => first.toUpperCase()).join('');
