import { open } from 'node:fs/promises';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { readViewFile, viewFileText, type FiledView } from '../../../../src-shared/domain/views/view-file.ts';
import type { View } from '../../../../src-shared/domain/views/view.schema.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { writeFileWhole } from '../../csv/write-file.ts';
import type { Views } from './views.ts';

/** A file of views takes a few kilobytes; what is larger than this is none. */
const MOST_BYTES = 1_000_000;

/** Writes views into a file. Error: FILE_UNWRITABLE; a file that was there stays as it was. */
export const exportViews = (path: string, entity: ScreenEntity, views: readonly FiledView[]): Promise<number> =>
  writeFileWhole(path, onePiece(viewFileText(entity, views)));

export interface ImportedViews {
  readonly entity: ScreenEntity;
  readonly views: readonly View[];
  /** The names of what this version does not know and has left out. */
  readonly left: readonly string[];
}

/**
 * Takes the views of a file's text in as new ones. One whose name a tab has already, among the person's own or in `taken`,
 * gets a number. Error: VIEW_FILE_NOT_ONE, then nothing was changed.
 */
export async function importViews(
  views: Pick<Views, 'add'>,
  text: string,
  taken: readonly string[],
): Promise<ImportedViews> {
  const file = readViewFile(text);
  if (file === null) throw new SatchelError('VIEW_FILE_NOT_ONE');
  return { entity: file.entity, views: await views.add(file.entity, file.views, taken), left: file.left };
}

/** The text of a file that should be one of views. Errors: FILE_UNREADABLE, VIEW_FILE_NOT_ONE. */
export async function textOfViewFile(path: string): Promise<string> {
  const bytes = await bytesOf(path).catch((error: unknown) => {
    throw new SatchelError('FILE_UNREADABLE', {}, { cause: error });
  });
  if (bytes.length > MOST_BYTES) throw new SatchelError('VIEW_FILE_NOT_ONE');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SatchelError('VIEW_FILE_NOT_ONE', {}, { cause: error });
  }
}

/** What a file begins with, a little more than may be taken of it. */
async function bytesOf(path: string): Promise<Buffer> {
  await using file = await open(path, 'r');
  const bytes = Buffer.alloc(MOST_BYTES + 1);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
}

async function* onePiece(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text, 'utf8');
}
