import { createReadStream } from 'node:fs';
import type { CsvEncoding, Delimiter } from '../../../src-shared/domain/csv/encodings.ts';
import { DELIMITERS } from '../../../src-shared/domain/csv/encodings.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { detectEncoding, type FoundEncoding } from './detect-encoding.ts';
import { parseRecords } from './parse-records.ts';

/** A file whose encoding and form are known. */
export interface CsvFile extends FoundEncoding {
  readonly path: string;
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r';
}

const SAMPLE = 1 << 16;
const CHUNK = 1 << 18;

/** Errors: those of `detectEncoding`. */
export async function openCsv(path: string, asked: CsvEncoding | 'auto'): Promise<CsvFile> {
  const found = await detectEncoding(path, asked);
  const sample = await sampleOf(path, found);
  if (sample.trim() === '') throw new SatchelError('CSV_EMPTY');
  return { ...found, path, newline: newlineOf(sample), delimiter: delimiterOf(sample) };
}

/**
 * The file as text, decoded as a stream so that no character is cut, without its byte order mark. A byte that is no text
 * reads U+FFFD. Error: FILE_UNREADABLE.
 */
export async function* textOf(file: Pick<CsvFile, 'path' | 'encoding'>): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding);
  let isFirst = true;
  const cleaned = (text: string): string => {
    const shown = isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text;
    if (text !== '') isFirst = false;
    return shown;
  };
  try {
    for await (const chunk of createReadStream(file.path, { highWaterMark: CHUNK })) {
      yield cleaned(decoder.decode(chunk as Buffer, { stream: true }));
    }
  } catch (error) {
    throw error instanceof SatchelError ? error : new SatchelError('FILE_UNREADABLE', {}, { cause: error });
  }
  yield cleaned(decoder.decode());
}

async function sampleOf(path: string, { encoding }: FoundEncoding): Promise<string> {
  let sample = '';
  for await (const text of textOf({ path, encoding })) {
    sample += text;
    if (sample.length >= SAMPLE) break;
  }
  return sample;
}

/** The first line end outside quotes. CRLF counts as a line feed: what is left of it is cut from the last cell. */
function newlineOf(sample: string): '\n' | '\r' {
  let isQuoted = false;
  for (let at = 0; at < sample.length; at += 1) {
    const char = sample[at];
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === '\n') return '\n';
    else if (!isQuoted && char === '\r') return sample[at + 1] === '\n' ? '\n' : '\r';
  }
  return sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
}

/** The delimiter that gives the header the most cells; among equals the one that the following rows agree with. */
function delimiterOf(sample: string): Delimiter {
  const newline = newlineOf(sample);
  const scores = DELIMITERS.map((delimiter) => {
    const { rows } = parseRecords(sample, { delimiter, newline, isLast: false });
    const all = rows.length > 0 ? rows : parseRecords(sample, { delimiter, newline, isLast: true }).rows;
    const width = all[0]?.cells.length ?? 1;
    const alike = all.slice(0, 50).filter(({ cells }) => cells.length === width).length / Math.min(50, all.length);
    return { delimiter, score: width > 1 ? width * alike : 0 };
  });
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}
