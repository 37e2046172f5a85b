import { mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { syncFolder } from '../../node-ports/write-atomically.ts';
import { guarded } from '../sqlite/sqlite-errors.ts';
import type { CheckedSnapshot, Snapshot, SnapshotReason } from './backup.ts';
import { isFileSound } from './check-file.ts';
import { hasRoomFor, outdatedSnapshots, parseSnapshotId, snapshotId } from './snapshot.rules.ts';

const ENDING = '.db';
const HALF = '.half';

/** The snapshots of one store, in a folder of their own. */
export interface Snapshots {
  /** Newest first. */
  readonly list: () => readonly Snapshot[];
  readonly fileOf: (snapshot: Pick<Snapshot, 'id'>) => string;
  /** Reads each from end to end, newest first. */
  readonly check: () => Promise<readonly CheckedSnapshot[]>;
  /** The newest one that is sound, or null. */
  readonly newestSound: () => Promise<Snapshot | null>;
  /**
   * Makes one by `write`, which fills the file that it is given, and proves it; old ones go then. Until it is proved it has
   * another name, so that a kill leaves nothing that looks like a snapshot. Null where the disk has too little room.
   * Errors: STORE_DAMAGED (the copy does not prove to be what was written), STORE_UNWRITABLE.
   */
  readonly make: (source: {
    nowMs: number;
    bytes: number;
    write: (file: string) => Promise<void>;
  }) => Promise<Snapshot | null>;
  /** The name under which the store itself becomes a snapshot when something else takes its place. */
  readonly fileFor: (at: string, reason: SnapshotReason) => string;
  /** Takes away what a killed process left half-written. */
  readonly tidy: () => void;
}

export function snapshotsIn({ folder, key }: { folder: string; key: string }): Snapshots {
  const fileOf = ({ id }: Pick<Snapshot, 'id'>): string => join(folder, `${id}${ENDING}`);
  const list = (): readonly Snapshot[] => guarded(() => snapshotsOf(folder));
  const makeFolder = (): void => void mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    list,
    fileOf,
    check: async () => {
      const checked: CheckedSnapshot[] = [];
      for (const one of list()) checked.push({ ...one, isSound: await isFileSound(fileOf(one), key) });
      return checked;
    },
    newestSound: async () => {
      for (const one of list()) if (await isFileSound(fileOf(one), key)) return one;
      return null;
    },
    make: async ({ nowMs, bytes, write }) => {
      guarded(makeFolder);
      const { bavail, bsize } = guarded(() => statfsSync(folder));
      if (!hasRoomFor(bytes, bavail * bsize)) return null;
      const id = snapshotId(toInstant(nowMs), 'automatic');
      const half = join(folder, `${id}${HALF}`);
      try {
        await write(half);
        if (!(await isFileSound(half, key))) throw new SatchelError('STORE_DAMAGED');
        guarded(() => renameSync(half, fileOf({ id })));
      } finally {
        rmSync(half, { force: true });
      }
      guarded(() => syncFolder(folder));
      for (const old of outdatedSnapshots(list(), nowMs)) guarded(() => rmSync(fileOf(old), { force: true }));
      return list().find((one) => one.id === id) ?? null;
    },
    fileFor: (at, reason) => {
      guarded(makeFolder);
      return fileOf({ id: snapshotId(at, reason) });
    },
    tidy: () =>
      guarded(() => {
        for (const name of namesIn(folder)) if (!name.endsWith(ENDING)) rmSync(join(folder, name), { force: true });
      }),
  };
}

const namesIn = (folder: string): readonly string[] =>
  statSync(folder, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(folder);

function snapshotsOf(folder: string): readonly Snapshot[] {
  const found = namesIn(folder).flatMap((name) => {
    const known = name.endsWith(ENDING) ? parseSnapshotId(name.slice(0, -ENDING.length)) : null;
    return known === null ? [] : [{ ...known, bytes: statSync(join(folder, name)).size }];
  });
  return found.toSorted((left, right) => right.id.localeCompare(left.id));
}
