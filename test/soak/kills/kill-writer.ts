import type { Random } from '../../support/random.ts';
import type { Writer, WriterCommand } from './writer.ts';

/** When a writer dies: so many milliseconds after it has said so many lines that begin with a word. */
export interface Moment {
  readonly word: 'told' | 'begun' | 'big' | 'done' | 'closing';
  readonly times: number;
  readonly delayMs: number;
}

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
  if (chance < 0.2) return { word: 'told', times: 1, delayMs: random.below(60) };
  if (chance < 0.3) return { word: 'begun', times: 1 + random.below(30), delayMs: random.below(4) };
  if (chance < 0.5) return { word: 'big', times: 1, delayMs: random.below(90) };
  if (chance < 0.85) return { word: 'done', times: 1 + random.below(40), delayMs: random.below(3) };
  return { word: 'closing', times: 1, delayMs: random.below(12) };
}

/** Gives a loaded writer its command, kills it at the moment and says what it had said. */
export async function runAndKill(writer: Writer, command: WriterCommand, moment: Moment): Promise<LastWords> {
  let words: LastWords = { isOpened: false, begun: null, done: null, isClosing: false, isClosed: false };
  let times = 0;
  const strike = (): void => {
    times += 1;
    if (times !== moment.times) return;
    if (moment.delayMs === 0) writer.kill();
    else setTimeout(writer.kill, moment.delayMs);
  };
  writer.command(command);
  if (moment.word === 'told') strike();
  for (let line = await writer.line(); line !== null; line = await writer.line()) {
    words = heard(words, line);
    if (isWord(moment.word, line)) strike();
  }
  await writer.gone;
  return words;
}

const isWord = (word: Moment['word'], line: string): boolean =>
  word === 'big' ? / (?:big|page)$/u.test(line) : line.startsWith(word);

function heard(words: LastWords, line: string): LastWords {
  const [word = '', number = ''] = line.split(' ');
  switch (word) {
    case 'opened':
      return { ...words, isOpened: true };
    case 'begun':
      return { ...words, begun: Number(number) };
    case 'done':
      return { ...words, done: Number(number) };
    case 'closing':
      return { ...words, isClosing: true };
    case 'closed':
      return { ...words, isClosed: true };
    default:
      return words;
  }
}
