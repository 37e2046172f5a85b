import { close, fsync, open, read, write } from 'node:fs';
import { promisify } from 'node:util';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';

const io = {
  open: promisify(open),
  read: promisify(read),
  write: promisify(write),
  fsync: promisify(fsync),
  close: promisify(close),
};

const CHUNK_BYTES = 1_048_576;
/** SQLite keeps this page of the file for its locks and never stores anything in it; Windows refuses to read it then. */
const LOCK_BYTE = 0x4000_0000;
const PAGE_BYTES = 4_096;

/** The stretches of a database file that hold data, in pieces of at most `CHUNK_BYTES`. */
export function* piecesOf(bytes: number): IterableIterator<{ readonly at: number; readonly length: number }> {
  for (let at = 0; at < bytes;) {
    if (at === LOCK_BYTE) at += PAGE_BYTES;
    const end = at < LOCK_BYTE ? Math.min(bytes, LOCK_BYTE) : bytes;
    const length = Math.min(CHUNK_BYTES, end - at);
    if (length > 0) yield { at, length };
    at += length;
  }
}

interface Copying {
  /** An open file; it stays open. */
  readonly source: number;
  /** A file that is not there yet. */
  readonly target: string;
  readonly bytes: number;
  readonly signal: AbortSignal;
}

/**
 * Copies the bytes of a database file to a new file, which is on the disk when this resolves. Works off the event loop, a
 * piece at a time. Errors: CANCELLED and those of the file system; the target is then incomplete.
 */
export async function copyBytes({ source, target, bytes, signal }: Copying): Promise<void> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  const handle = await io.open(target, 'wx', 0o600);
  try {
    for (const { at, length } of piecesOf(bytes)) {
      if (signal.aborted) throw new SatchelError('CANCELLED');
      const { bytesRead } = await io.read(source, buffer, 0, length, at);
      if (bytesRead !== length) throw new SatchelError('STORE_DAMAGED');
      for (let done = 0; done < length;) {
        done += (await io.write(handle, buffer, done, length - done, at + done)).bytesWritten;
      }
    }
    await io.fsync(handle);
  } finally {
    await io.close(handle);
  }
}
