import type { CsvEncoding } from '../../../src-shared/domain/csv/encodings.ts';

export interface TextEncoding {
  readonly encode: (text: string) => Buffer;
  /** Characters met that the encoding has not, as U+XXXX; they were written as `?`. */
  readonly missing: ReadonlySet<string>;
}

type Code = readonly number[];

/** Writes text in an encoding: exactly the inverse of how it is read, because it is made from the decoder. */
export function createTextEncoding(encoding: CsvEncoding): TextEncoding {
  const missing = new Set<string>();
  const note = (point: number): void => void missing.add(`U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
  const table = encoding.startsWith('utf') ? null : tableOf(encoding);
  const encode = (text: string): Buffer => {
    for (const [lone] of text.isWellFormed() ? [] : text.matchAll(/\p{Surrogate}/gu)) note(lone.charCodeAt(0));
    const whole = text.toWellFormed().replaceAll(/\uFFFD/gu, (mark) => (text.includes(mark) ? mark : '?'));
    if (encoding === 'utf-8') return Buffer.from(whole);
    if (encoding === 'utf-16le') return Buffer.from(whole, 'utf16le');
    if (encoding === 'utf-16be') return Buffer.from(whole, 'utf16le').swap16();
    return Buffer.from(
      [...whole].flatMap((char): Code => {
        const point = char.codePointAt(0) ?? 0;
        const code = point < 0x80 ? [point] : (table?.get(char) ?? (encoding === 'big5' ? null : beyondTable(point)));
        if (code) return code;
        note(point);
        return [0x3f];
      }),
    );
  };
  return { encode, missing };
}

/** Every character of two bytes, and of GB18030 those of four bytes up to U+FFFF. */
function tableOf(encoding: CsvEncoding): Map<string, Code> {
  const decoder = new TextDecoder(encoding === 'big5' ? 'big5' : 'gb18030');
  const table = new Map<string, Code>();
  const add = (code: Code): void => {
    const char = decoder.decode(Uint8Array.from(code));
    if ([...char].length === 1 && char !== '\uFFFD' && !table.has(char)) table.set(char, code);
  };
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) add([first, second]);
  }
  if (encoding !== 'big5') for (let linear = 0; linear < 39_420; linear += 1) add(fourBytes(linear));
  return table;
}

/** Beyond U+FFFF the four-byte codes of GB18030 follow one another. */
const beyondTable = (point: number): Code | null => (point > 0xffff ? fourBytes(point - 0x1_0000 + 189_000) : null);

const fourBytes = (linear: number): Code => [
  0x81 + Math.floor(linear / 12_600),
  0x30 + (Math.floor(linear / 1_260) % 10),
  0x81 + (Math.floor(linear / 10) % 126),
  0x30 + (linear % 10),
];
