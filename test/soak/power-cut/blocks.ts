import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Random } from '../../support/random.ts';
import { fileOf, FRAME, LOG_HEADER, PAGE } from '../damage/layout.ts';

/** A home as it lies on the disk for certain, and with all that was written to it since. */
export interface Moments {
  readonly synced: string;
  readonly written: string;
}

/** One write that the disk may have done or not when the power goes: a frame of a log, a page of a file. */
interface Block {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Every subset of so few blocks is tried; of more, some. */
const MOST_ENUMERATED = 6;

/** The blocks of some files in which the two moments differ, in the order in which they lie. */
export function blocksOf({ synced, written }: Moments, files: readonly string[]): readonly Block[] {
  return files.flatMap((file) => {
    const [before, now] = [bytesOf(synced, file), bytesOf(written, file)];
    const [start, size] = file.endsWith('-wal') ? [LOG_HEADER, FRAME] : [0, PAGE];
    const blocks: Block[] = [];
    for (let from = start; from < now.length; from += size) {
      const to = Math.min(from + size, now.length);
      if (!now.subarray(from, to).equals(before.subarray(from, to))) blocks.push({ file, from, to });
    }
    return blocks;
  });
}

/** Which blocks the disk did: each subset in turn where they are few; else many, half or few of them, or a part of the row. */
export function subset(blocks: readonly Block[], turn: number, random: Random): readonly Block[] {
  if (blocks.length <= MOST_ENUMERATED) return blocks.filter((_, index) => ((turn >> index) & 1) === 1);
  const share = random.pick([0.03, 0.5, 0.9, 0.99]);
  const [from, to] = [random.below(blocks.length), random.below(blocks.length)];
  return blocks.filter((_, index) => random.next() < share && (turn % 3 > 0 || index < from || index > to));
}

/** Makes a home as the disk has it: what was certain, and of what came later these blocks. */
export function makeCut({ synced, written }: Moments, done: readonly Block[], to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(synced, to, { recursive: true });
  for (const [file, blocks] of Map.groupBy(done, (block) => block.file)) {
    const now = bytesOf(written, file);
    const before = bytesOf(synced, file);
    const bytes = Buffer.alloc(Math.max(before.length, ...blocks.map((block) => block.to)));
    before.copy(bytes);
    // The head of a log is on the disk before its first frame is written.
    if (file.endsWith('-wal')) now.copy(bytes, 0, 0, LOG_HEADER);
    for (const { from, to: end } of blocks) now.copy(bytes, from, from, end);
    writeFileSync(fileOf(to, file), bytes);
  }
}

function bytesOf(dir: string, file: string): Buffer {
  const path = fileOf(dir, file);
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}
