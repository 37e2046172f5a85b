import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** The write-ahead log begins with 32 bytes; every frame is 24 bytes and a page (https://sqlite.org/fileformat2.html#the_write_ahead_log). */
const LOG_HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

/** No database file is shorter than the smallest page. */
const SMALLEST_PAGE = 512;

type Sum = readonly [number, number];

/** Whether a file is too short to be one of ours. SQLite takes a stump of a few bytes for a new, empty database. */
export function isStump(file: string): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return size > 0 && size < SMALLEST_PAGE;
}

/**
 * Whether the write-ahead log of a database file that nobody has open is damaged. SQLite takes the first frame that does not
 * fit its checksum for the end of the log, as after a crash, and drops every commit from there on without a word. But a crash
 * tears only what was written last: a frame of this log that does not fit and is not its last is damage, and so is a
 * last one that is there as a whole where nothing older lies behind it. Reads the log once and changes nothing. Errors: those of the file system.
 *
 * It holds for logs that `openConnection` writes: they never go on over what a broken transaction left. Not told from a crash
 * is damage to the very last frame of a log that began anew over an older, longer one.
 */
export function isLogDamaged(file: string): boolean {
  const path = `${file}-wal`;
  if (!existsSync(path)) return false;
  const descriptor = openSync(path, 'r');
  try {
    return isDamaged(descriptor, fstatSync(descriptor).size);
  } finally {
    closeSync(descriptor);
  }
}

function isDamaged(descriptor: number, size: number): boolean {
  // The header is on the disk before the first frame is written.
  if (size <= LOG_HEADER) return false;
  const header = readBytes(descriptor, 0, LOG_HEADER);
  const log = headerOf(header);
  if (log === null) return true;
  const frames = Math.floor((size - LOG_HEADER) / log.frameBytes);
  let sum: Sum | null = log.sum;
  let last: Frame = 'older';
  for (let index = 0; index < frames; index += 1) {
    const bytes = readBytes(descriptor, LOG_HEADER + index * log.frameBytes, log.frameBytes);
    const frame = frameOf(bytes, log);
    // Ours after one that was not: the log went on there, so what lies in between was whole once.
    if (frame === 'half ours' || (frame === 'ours' && sum === null)) return true;
    const next: Sum | null = sum === null || frame === 'older' ? null : sumOf(bytes, log, sum);
    sum = next !== null && fits(bytes, next) ? next : null;
    last = frame;
  }
  return sum === null && last === 'ours';
}

interface Log {
  readonly frameBytes: number;
  readonly salts: readonly [number, number];
  readonly sum: Sum;
  readonly isLittleEndian: boolean;
}

function headerOf(header: DataView): Log | null {
  const magic = header.getUint32(0);
  if ((magic & ~1) >>> 0 !== MAGIC) return null;
  const isLittleEndian = (magic & 1) === 0;
  const sum = checksum([0, 0], { bytes: header, from: 0, to: 24 }, isLittleEndian);
  if (sum[0] !== header.getUint32(24) || sum[1] !== header.getUint32(28)) return null;
  return {
    frameBytes: FRAME_HEADER + header.getUint32(8),
    salts: [header.getUint32(16), header.getUint32(20)],
    sum,
    isLittleEndian,
  };
}

type Frame = 'ours' | 'older' | 'half ours';

/** Both salts are new with every log, so that one that fits alone is a damaged pair. */
function frameOf(bytes: DataView, { salts }: Log): Frame {
  const fitting = [bytes.getUint32(8) === salts[0], bytes.getUint32(12) === salts[1]].filter(Boolean).length;
  if (fitting === 2) return 'ours';
  return fitting === 1 ? 'half ours' : 'older';
}

function sumOf(bytes: DataView, { isLittleEndian }: Log, before: Sum): Sum {
  const head = checksum(before, { bytes, from: 0, to: 8 }, isLittleEndian);
  return checksum(head, { bytes, from: FRAME_HEADER, to: bytes.byteLength }, isLittleEndian);
}

const fits = (bytes: DataView, [first, second]: Sum): boolean =>
  bytes.getUint32(16) === first && bytes.getUint32(20) === second;

interface Stretch {
  readonly bytes: DataView;
  readonly from: number;
  readonly to: number;
}

/** SQLite's checksum of the log: two running sums over pairs of 32-bit words. */
function checksum([first, second]: Sum, { bytes, from, to }: Stretch, isLittleEndian: boolean): Sum {
  let [low, high] = [first, second];
  for (let at = from; at < to; at += 8) {
    low = (low + bytes.getUint32(at, isLittleEndian) + high) >>> 0;
    high = (high + bytes.getUint32(at + 4, isLittleEndian) + low) >>> 0;
  }
  return [low, high];
}

function readBytes(descriptor: number, from: number, length: number): DataView {
  const buffer = Buffer.alloc(length);
  const read = readSync(descriptor, buffer, 0, length, from);
  return new DataView(buffer.buffer, buffer.byteOffset, read);
}
