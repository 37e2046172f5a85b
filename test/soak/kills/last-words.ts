import type { Random } from '../../support/random.ts';
import type { Moment } from './told-process.ts';

/** What a writer had said when it was gone. */
export interface LastWords {
  readonly isOpened: boolean;
  /** The last unit that it had begun and the last that the store had acknowledged; null = none. */
  readonly begun: number | null;
  readonly done: number | null;
  readonly isClosing: boolean;
  /** It came to its end before it was killed. */
  readonly isClosed: boolean;
}

/** Opening, a unit just begun, one of hundreds of records, right after an answer, closing: each gets its share. */
export function momentOf(random: Random): Moment {
  const chance = random.next();
  if (chance < 0.2) return { line: 'told', times: 1, delayMs: random.below(90) };
  if (chance < 0.3) return { line: /^begun/u, times: 1 + random.below(30), delayMs: random.below(4) };
  if (chance < 0.5) return { line: / (?:big|page)$/u, times: 1, delayMs: random.below(90) };
  if (chance < 0.85) return { line: /^done/u, times: 1 + random.below(40), delayMs: random.below(3) };
  return { line: CLOSING, times: 1, delayMs: random.below(12) };
}

/** A writer that is to die while it closes must be told to close. */
export const CLOSING = /^closing/u;

export function lastWords(lines: readonly string[]): LastWords {
  const numberOf = (word: string): number | null => {
    const line = lines.findLast((each) => each.startsWith(`${word} `));
    return line === undefined ? null : Number(line.split(' ')[1]);
  };
  return {
    isOpened: lines.includes('opened'),
    begun: numberOf('begun'),
    done: numberOf('done'),
    isClosing: lines.includes('closing'),
    isClosed: lines.includes('closed'),
  };
}
