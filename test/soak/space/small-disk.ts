import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own in memory, small enough to be filled. */
export interface SmallDisk {
  readonly dir: string;
  /** Fills it until so many bytes are left, to the page. */
  readonly fill: (left: number) => void;
  /** Takes away what filled it. */
  readonly empty: () => void;
  /** Shows a folder of it at another place where nothing can be written, not even by root. */
  readonly readOnly: (folder: string) => string;
  readonly remove: () => void;
}

const mount = (...args: readonly string[]): boolean => spawnSync('mount', args, { stdio: 'ignore' }).status === 0;

/** Mounts a small disk, or gives null where that is not allowed (it takes root, on Linux). */
export function mountSmallDisk(parent: string, megabytes: number): SmallDisk | null {
  const dir = join(parent, 'disk');
  mkdirSync(dir);
  if (process.platform !== 'linux' || !mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir)) return null;
  const filler = join(dir, 'filler');
  const shown: string[] = [];
  const empty = (): void => rmSync(filler, { force: true });
  return {
    dir,
    fill: (left) => {
      empty();
      const { bavail, bsize } = statfsSync(dir);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    },
    empty,
    readOnly: (folder) => {
      const place = join(parent, `read-only-${shown.length}`);
      mkdirSync(place);
      if (!mount('--bind', folder, place) || !mount('-o', 'remount,ro,bind', place)) throw new Error('cannot mount');
      shown.push(place);
      return place;
    },
    remove: () => {
      for (const place of [...shown, dir]) spawnSync('umount', [place], { stdio: 'ignore' });
    },
  };
}
