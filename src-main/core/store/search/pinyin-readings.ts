import { pinyin, polyphonic } from 'pinyin-pro';

/** How a name is read: a syllable for each Chinese character, each Latin letter and digit for itself, the rest left out. */
export type Reading = readonly string[];

/** All readings under which a folded text is to be found; none where it has no Chinese character. */
export type ReadingsOf = (folded: string) => readonly Reading[];

/** Longer names are read as the dictionary has them; for shorter ones, which give no context, every reading counts. */
const SHORT = 4;
const MOST_READINGS = 6;
const MOST_REMEMBERED = 5_000;

const HAN = /\p{Script=Han}/u;
const UNIT = /^[a-z0-9]+$/u;
const OPTIONS = { toneType: 'none', type: 'array', v: true } as const;

/**
 * Reads names: in the context of the words of pinyin-pro's dictionary (重庆 chongqing, 银行 yinhang), and beside it with
 * the first characters as a family name (曾 zeng); names of up to four characters also with each other reading of each
 * character in turn (乐 le, yue).
 */
export function createReadings(): ReadingsOf {
  const asSurname = remembered((head) => pinyin(head, { ...OPTIONS, surname: 'head' }));
  const alternatives = remembered((char) => polyphonic(char, OPTIONS)[0] ?? []);
  return remembered((folded) => {
    if (!HAN.test(folded)) return [];
    const chars = Array.from(folded);
    const read = pinyin(folded, OPTIONS);
    if (read.length !== chars.length) return [typed(read)];
    const head = asSurname(chars.slice(0, 2).join(''));
    const readings = [read, [...head, ...read.slice(head.length)]];
    if (chars.length <= SHORT) {
      for (const [at, char] of chars.entries()) {
        for (const other of alternatives(char)) readings.push(read.with(at, other));
      }
    }
    return distinct(readings.map(typed)).slice(0, MOST_READINGS);
  });
}

/** The first letters of all readings of a character; none where it has no reading. */
export function initialsOf(char: string): readonly string[] {
  const readings = [
    ...(polyphonic(char, OPTIONS)[0] ?? []),
    ...pinyin(char, OPTIONS),
    ...pinyin(char, { ...OPTIONS, surname: 'head' }),
  ];
  return [...new Set(readings.filter((unit) => UNIT.test(unit)).map((unit) => unit.charAt(0)))];
}

const typed = (reading: readonly string[]): Reading => reading.filter((unit) => UNIT.test(unit));

function distinct(readings: readonly Reading[]): Reading[] {
  return [...new Map(readings.map((reading) => [reading.join(' '), reading])).values()];
}

/** Names begin alike and consist of the same characters, and a search reads the same few again with every letter typed. */
function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const now = read(text);
    known.set(text, now);
    return now;
  };
}
