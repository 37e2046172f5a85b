import { createCipheriv, createDecipheriv } from 'node:crypto';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';

/**
 * Bytes sealed in pieces with AES-256-GCM, after the STREAM construction: the nonce of a piece is its number and whether it
 * is the last one, so that pieces cannot be changed, left out, repeated, put in another order or cut off at the end. The
 * key is used for one stream only.
 */
export const PIECE_BYTES = 1_048_576;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 4);
  nonce.writeUInt32BE(isLast ? 1 : 0, 8);
  return nonce;
}

/** Seals what it is given; all but the last piece have the same length. */
export async function* sealed(key: Buffer, plain: AsyncIterable<Buffer>): AsyncIterableIterator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  let number = 0;
  const seal = (piece: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv(CIPHER, key, nonceOf(number, isLast));
    number += 1;
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  };
  for await (const bytes of plain) {
    waiting.push(bytes);
    length += bytes.length;
    // One byte more than a piece must be there: only then is it known not to be the last.
    while (length > PIECE_BYTES) {
      const all = Buffer.concat(waiting);
      yield seal(all.subarray(0, PIECE_BYTES), false);
      waiting = [all.subarray(PIECE_BYTES)];
      length -= PIECE_BYTES;
    }
  }
  yield seal(Buffer.concat(waiting), true);
}

/**
 * Opens what `sealed` made. `read` gives the next so many bytes, fewer only at the end of the file. Error: BACKUP_DAMAGED,
 * also when something follows the last piece or it is missing.
 */
export async function* unsealed(key: Buffer, read: (bytes: number) => Promise<Buffer>): AsyncIterableIterator<Buffer> {
  let piece = await read(PIECE_BYTES + TAG_BYTES);
  for (let number = 0; ; number += 1) {
    const next = piece.length < PIECE_BYTES + TAG_BYTES ? Buffer.alloc(0) : await read(PIECE_BYTES + TAG_BYTES);
    yield open(key, piece, nonceOf(number, next.length === 0));
    if (next.length === 0) return;
    piece = next;
  }
}

function open(key: Buffer, piece: Buffer, nonce: Buffer): Buffer {
  if (piece.length < TAG_BYTES) throw new SatchelError('BACKUP_DAMAGED');
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(piece.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new SatchelError('BACKUP_DAMAGED', {}, { cause: error });
  }
}
