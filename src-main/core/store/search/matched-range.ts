import { foldText } from './fold.ts';
import type { Reading, ReadingsOf } from './pinyin-readings.ts';
import type { SearchQuery } from './search-query.ts';
import { placeOf, READ, type Pattern } from './typed-pattern.ts';

/** From and to, as places in the text; the end is behind the last character. */
export type TextRange = readonly [from: number, to: number];

/** One folded character, or part of one that folds to several, and what it was in the text. */
interface Piece {
  readonly folded: string;
  readonly range: TextRange;
}

/**
 * The part of a text by which it is found: the typed text itself, else the characters whose initials or full pinyin were
 * typed. Null where nothing of it was.
 */
export function matchedRange(
  text: string,
  { text: typed, letters, patterns }: SearchQuery,
  readingsOf: ReadingsOf,
): TextRange | null {
  if (typed === '') return null;
  const pieces = piecesOf(text);
  const folded = pieces.map((piece) => piece.folded).join('');
  const at = folded.indexOf(typed);
  if (at !== -1) return rangeOf(pieces, at, typed.length);
  const read = letters === null ? null : readRange(pieces, letters, readingsOf(folded));
  return read ?? mixedRange(pieces, patterns, () => readingsOf(folded));
}

function piecesOf(text: string): Piece[] {
  let from = 0;
  return Array.from(text.toWellFormed()).map((char) => {
    const range = [from, from + char.length] as const;
    from += char.length;
    return { folded: foldText(char), range };
  });
}

/** A stretch of the folded text, in the text as it was written. */
function rangeOf(pieces: readonly Piece[], at: number, length: number): TextRange | null {
  let end = 0;
  const covered = pieces.filter(({ folded }) => {
    const start = end;
    end += folded.length;
    return end > at && start < at + length;
  });
  return spanOf(covered);
}

function spanOf(pieces: readonly Piece[]): TextRange | null {
  const [first] = pieces;
  const last = pieces.at(-1);
  return first && last ? [first.range[0], last.range[1]] : null;
}

function mixedRange(
  pieces: readonly Piece[],
  patterns: readonly Pattern[],
  readings: () => readonly Reading[],
): TextRange | null {
  const read = pieces.filter(({ folded }) => READ.test(folded));
  const chars = read.map(({ folded }) => folded);
  for (const pattern of patterns) {
    const place = placeOf(pattern, chars, readings);
    if (place !== -1) return spanOf(read.slice(place, place + pattern.length));
  }
  return null;
}

function readRange(pieces: readonly Piece[], letters: string, readings: readonly Reading[]): TextRange | null {
  const read = pieces.filter(({ folded }) => READ.test(folded));
  for (const reading of readings) {
    // A reading that leaves a character out cannot be laid beside the text.
    const found = reading.length === read.length ? unitsOf(reading, letters) : null;
    if (found) return spanOf(read.slice(...found));
  }
  return null;
}

/** Which units of a reading the letters are: their initials, or the units themselves, the last one perhaps begun only. */
function unitsOf(reading: Reading, letters: string): TextRange | null {
  const initials = reading.map(([first = '']) => first).join('');
  const at = initials.indexOf(letters);
  if (at !== -1) return [at, at + letters.length];
  for (const from of reading.keys()) {
    let spelled = '';
    for (const [index, unit] of reading.slice(from).entries()) {
      spelled += unit;
      if (spelled.startsWith(letters)) return [from, from + index + 1];
      if (!letters.startsWith(spelled)) break;
    }
  }
  return null;
}
