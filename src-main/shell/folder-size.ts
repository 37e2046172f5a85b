import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

interface FolderSize {
  /** Bytes of every file but those of `apart`. */
  readonly rest: number;
  /** Bytes of the files below folders of that name. */
  readonly apart: number;
}

/** How much a folder holds. Files that go while it is counted count as nothing; the folder itself may be missing. */
export async function folderSize(folder: string, apart: string): Promise<FolderSize> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ name, parentPath }) => {
        const bytes = await stat(join(parentPath, name)).then(
          ({ size }) => size,
          () => 0,
        );
        return { bytes, isApart: parentPath.slice(folder.length).split(sep).includes(apart) };
      }),
  );
  const sum = (isApart: boolean): number =>
    sizes.reduce((total, size) => (size.isApart === isApart ? total + size.bytes : total), 0);
  return { rest: sum(false), apart: sum(true) };
}
