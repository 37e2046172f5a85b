import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { instantSchema } from '../../../../src-shared/lib/time.ts';
import { syncFolder } from '../../node-ports/write-atomically.ts';
import { entrySchema } from '../workspace-rows.ts';
import type { BackupSecret } from './backup.ts';
import { newHeader, openHeader } from './backup-header.ts';
import { PIECE_BYTES, sealed, unsealed } from './sealed-stream.ts';

/** What a backup holds: each workspace with its key, and how long its file is. The files follow in this order. */
const contentsSchema = z.strictObject({
  at: instantSchema,
  workspaces: z
    .array(
      z.strictObject({
        entry: entrySchema,
        key: z.string().regex(/^[0-9a-f]{64}$/iu),
        bytes: z.int().positive(),
      }),
    )
    .max(1_000),
});
export type BackupContents = z.infer<typeof contentsSchema>;

const MOST_CONTENTS_BYTES = 1_048_576;

interface Writing {
  readonly file: string;
  readonly secret: BackupSecret;
  readonly contents: BackupContents;
  /** The closed database files, in the order of the contents. */
  readonly sources: readonly string[];
  readonly onBytes: (done: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Writes a backup under another name first, so that a file that was there stays whole until the new one is. Returns its
 * size. Errors: FILE_UNWRITABLE, PASSPHRASE_SHORT, CANCELLED.
 */
export async function writeBackup(writing: Writing): Promise<number> {
  const { file, secret, contents, sources, onBytes, signal } = writing;
  const header = await newHeader(secret);
  const half = `${file}.half`;
  let bytes = header.bytes.length;
  try {
    const target = await open(half, 'w', 0o600);
    try {
      await writeAll(target, header.bytes);
      for await (const piece of sealed(header.sealKey, plainOf(contents, sources))) {
        if (signal.aborted) throw new SatchelError('CANCELLED');
        await writeAll(target, piece);
        bytes += piece.length;
        onBytes(bytes);
      }
      await target.sync();
    } finally {
      await target.close();
    }
    await rename(half, file);
    syncFolder(dirname(file));
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw error instanceof SatchelError ? error : new SatchelError('FILE_UNWRITABLE', {}, { cause: error });
  }
  return bytes;
}

async function* plainOf(contents: BackupContents, sources: readonly string[]): AsyncIterableIterator<Buffer> {
  const json = Buffer.from(JSON.stringify(contents));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  yield Buffer.concat([length, json]);
  for (const source of sources) yield* bytesOf(source);
}

async function* bytesOf(file: string): AsyncIterableIterator<Buffer> {
  const handle = await open(file, 'r');
  try {
    for (;;) {
      const piece = await readUpTo(handle, PIECE_BYTES);
      if (piece.length === 0) return;
      yield piece;
    }
  } finally {
    await handle.close();
  }
}

interface Reading {
  readonly file: string;
  readonly secret: BackupSecret;
  /** An empty folder; the databases come to lie in it as `0.db`, `1.db`, … */
  readonly into: string;
  readonly onBytes: (done: number) => void;
}

/**
 * Unseals a backup into a folder. When this resolves, every byte of the file has proved to be as it was written. Errors:
 * FILE_UNREADABLE, STORE_UNWRITABLE, and what `openHeader` and `unsealed` say.
 */
export async function readBackup({ file, secret, into, onBytes }: Reading): Promise<BackupContents> {
  const source = await orUnreadable(open(file, 'r'));
  try {
    let done = 0;
    const read = async (bytes: number): Promise<Buffer> => {
      const piece = await orUnreadable(readUpTo(source, bytes));
      onBytes((done += piece.length));
      return piece;
    };
    const { sealKey } = await openHeader(read, secret);
    const plain = takingFrom(unsealed(sealKey, read));
    const contents = await readContents(plain);
    for (const [index, { bytes }] of contents.workspaces.entries()) {
      await writeFrom(plain, join(into, `${index}.db`), bytes);
    }
    if (!(await plain.isAtEnd())) throw new SatchelError('BACKUP_DAMAGED');
    return contents;
  } finally {
    await source.close();
  }
}

async function readContents(plain: Taking): Promise<BackupContents> {
  const length = (await plain.take(4)).readUInt32BE(0);
  if (length > MOST_CONTENTS_BYTES) throw new SatchelError('BACKUP_DAMAGED');
  const parsed = contentsSchema.safeParse(JSON.parse((await plain.take(length)).toString()));
  if (!parsed.success) throw new SatchelError('BACKUP_DAMAGED');
  return parsed.data;
}

async function writeFrom(plain: Taking, file: string, bytes: number): Promise<void> {
  try {
    const target = await open(file, 'wx', 0o600);
    try {
      for (let left = bytes; left > 0;) {
        const piece = await plain.take(Math.min(left, PIECE_BYTES));
        await writeAll(target, piece);
        left -= piece.length;
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } catch (error) {
    throw error instanceof SatchelError ? error : new SatchelError('STORE_UNWRITABLE', {}, { cause: error });
  }
}

interface Taking {
  /** Exactly so many bytes. Error: BACKUP_DAMAGED where there are fewer. */
  readonly take: (bytes: number) => Promise<Buffer>;
  readonly isAtEnd: () => Promise<boolean>;
}

function takingFrom(pieces: AsyncIterator<Buffer>): Taking {
  let held = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await pieces.next();
    if (next.done === true) return false;
    held = Buffer.concat([held, next.value]);
    return true;
  };
  return {
    take: async (bytes) => {
      while (held.length < bytes) if (!(await more())) throw new SatchelError('BACKUP_DAMAGED');
      const taken = held.subarray(0, bytes);
      held = held.subarray(bytes);
      return taken;
    },
    isAtEnd: async () => {
      while (held.length === 0) if (!(await more())) return true;
      return false;
    },
  };
}

/** The next so many bytes, fewer only at the end of the file. */
async function readUpTo(handle: FileHandle, bytes: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes);
  let length = 0;
  while (length < bytes) {
    const { bytesRead } = await handle.read(buffer, length, bytes - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten;
}

async function orUnreadable<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    throw new SatchelError('FILE_UNREADABLE', {}, { cause: error });
  }
}
