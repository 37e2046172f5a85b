import { open } from 'node:fs/promises';
import type { CsvEncoding } from '../../../src-shared/domain/csv/encodings.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';

export interface FoundEncoding {
  readonly encoding: CsvEncoding;
  /** False where the bytes could mean something else too; a person should look at the preview. */
  readonly isCertain: boolean;
  /** Every byte of the file is text in this encoding. */
  readonly isClean: boolean;
  readonly bytes: number;
}

const CHUNK = 1 << 20;
const LOOKED_AT = 1 << 16;
/** Fewer characters beyond ASCII than this can be valid UTF-8 by chance. */
const CERTAIN_FROM = 6;

/** How files begin that are often given a .csv ending: PNG, JPEG, GIF, PDF, ZIP (workbooks too), the old workbook, gzip. */
const OTHER_FORMATS = ['89504e47', 'ffd8ff', '47494638', '25504446', '504b0304', 'd0cf11e0', '1f8b08'];

/**
 * Finds the encoding from the whole file: a byte order mark, UTF-16 by its zeros, strict UTF-8, else GB18030. A character is
 * never cut. Errors: FILE_UNREADABLE, CSV_EMPTY, CSV_NOT_TEXT.
 */
export async function detectEncoding(path: string, asked: CsvEncoding | 'auto'): Promise<FoundEncoding> {
  const start = await firstBytes(path, LOOKED_AT);
  if (start.length === 0) throw new SatchelError('CSV_EMPTY');
  const marked = byMark(start);
  const wide = marked ?? byZeros(start);
  const chosen = asked === 'auto' ? wide : asked;
  if (!chosen?.startsWith('utf-16')) refuseOther(start);
  if (chosen !== null) {
    const checks = await checkFile(path, [chosen]);
    return {
      encoding: chosen,
      isCertain: asked !== 'auto' || marked !== null,
      isClean: checks.wrong[0] === 0,
      bytes: checks.bytes,
    };
  }
  return guess(path);
}

async function guess(path: string): Promise<FoundEncoding> {
  const { wrong, beyondAscii, bytes } = await checkFile(path, ['utf-8', 'gb18030']);
  const [utf8 = 0, gb = 0] = wrong;
  if (utf8 === 0) {
    const isCertain = beyondAscii === 0 || beyondAscii >= CERTAIN_FROM || gb > 0;
    return { encoding: 'utf-8', isCertain, isClean: true, bytes };
  }
  const isUtf8AtHeart = await isMostlyUtf8(path);
  if (gb === 0 && !isUtf8AtHeart) return { encoding: 'gb18030', isCertain: true, isClean: true, bytes };
  return { encoding: isUtf8AtHeart ? 'utf-8' : 'gb18030', isCertain: false, isClean: false, bytes };
}

/** Of two encodings in one file: where it is UTF-8 at heart, more of it reads well than does not. */
async function isMostlyUtf8(path: string): Promise<boolean> {
  const text = new TextDecoder('utf-8').decode(await firstBytes(path, CHUNK), { stream: true });
  const readable = [...text].filter((char) => char > '\u007F' && char !== '\uFFFD').length;
  return readable > 2 * replacementsIn(text);
}

async function firstBytes(path: string, most: number): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new SatchelError('FILE_UNREADABLE', {}, { cause: error });
  }
}

function byMark(start: Buffer): CsvEncoding | null {
  const hex = start.subarray(0, 4).toString('hex');
  if (hex.startsWith('efbbbf')) return 'utf-8';
  if (hex.startsWith('fffe')) return 'utf-16le';
  if (hex.startsWith('feff')) return 'utf-16be';
  return hex === '84319533' ? 'gb18030' : null;
}

/** UTF-16 without a mark: the delimiters and line ends of a table have a zero on one side only. */
function byZeros(start: Buffer): CsvEncoding | null {
  const even = start.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = start.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  // Letters without accents are every second byte; hanzi leave zeros to delimiters, and are no UTF-8.
  const isRare = even + odd < 2 || even + odd < start.length / (isUtf8(start) ? 2.5 : 40);
  if (start.length % 2 === 1 || isRare) return null;
  // A hanzi may end in a zero byte, so the other side is not always free of them.
  if (odd > 3 * even && hasWideBreak(start, 1)) return 'utf-16le';
  return even > 3 * odd && hasWideBreak(start, 0) ? 'utf-16be' : null;
}

function isUtf8(start: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Whether a line feed, carriage return, comma, semicolon or tab stands there with its zero at the given side. */
function hasWideBreak(start: Buffer, zeroAt: 0 | 1): boolean {
  let found = 0;
  const breaks = start.filter((byte) => [9, 10, 13, 44, 59].includes(byte)).length;
  for (let at = 0; at + 1 < start.length; at += 2) {
    const byte = start[at + 1 - zeroAt];
    if (start[at + zeroAt] === 0 && [9, 10, 13, 44, 59].includes(byte ?? 0)) found += 1;
  }
  return found >= 2 && found > breaks / 2;
}

function refuseOther(start: Buffer): void {
  const hex = start.subarray(0, 8).toString('hex');
  const controls = start.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length;
  const isBinary = controls >= 8 && controls > start.length / 50;
  if (isBinary || OTHER_FORMATS.some((mark) => hex.startsWith(mark))) throw new SatchelError('CSV_NOT_TEXT');
}

/** How many places of the file are no text in each encoding, and how many of its bytes are beyond ASCII. */
async function checkFile(path: string, encodings: readonly CsvEncoding[]) {
  const decoders = encodings.map((encoding) => new TextDecoder(encoding));
  const wrong = encodings.map(() => 0);
  let [beyondAscii, bytes] = [0, 0];
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK);
      const chunk = buffer.subarray(0, bytesRead);
      bytes += bytesRead;
      decoders.forEach((decoder, index) => {
        const text = decoder.decode(chunk, { stream: bytesRead > 0 });
        wrong[index] = (wrong[index] ?? 0) + replacementsIn(text);
      });
      if (beyondAscii < CERTAIN_FROM * 3) beyondAscii += chunk.filter((byte) => byte >= 0xc2).length;
      if (bytesRead === 0) return { wrong, beyondAscii, bytes };
    }
  } finally {
    await file.close();
  }
}

function replacementsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) count += 1;
  return count;
}
