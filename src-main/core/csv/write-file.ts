import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';

/**
 * Writes a file as a whole: the pieces go into a temporary file beside it, which takes its name at the end. Until then a file
 * of that name stays as it was. Gives the number of bytes. Errors: FILE_UNWRITABLE, whatever the pieces throw.
 */
export async function writeFileWhole(path: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  const temporary = `${path}.${process.pid}.new`;
  let file: FileHandle | null = null;
  let bytes = 0;
  try {
    await mkdir(dirname(path), { recursive: true }).catch(unwritable);
    file = await open(temporary, 'w', 0o600).catch(unwritable);
    for await (const piece of pieces) {
      await file.writeFile(piece).catch(unwritable);
      bytes += piece.length;
    }
    await file.sync().catch(unwritable);
    await file.close();
    file = null;
    await rename(temporary, path).catch(unwritable);
    return bytes;
  } catch (error) {
    await file?.close();
    await rm(temporary, { force: true });
    throw error;
  }
}

function unwritable(error: unknown): never {
  throw new SatchelError('FILE_UNWRITABLE', {}, { cause: error });
}
