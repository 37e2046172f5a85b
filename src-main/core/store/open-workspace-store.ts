import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { StoreMark } from './backup/backup.ts';
import { finishExchange, STORE_FILE } from './backup/exchange-file.ts';
import { openPresent } from './backup/present-file.ts';
import { makeScratch } from './backup/rebuild-store.ts';
import { isOlder } from './backup/recovery.rules.ts';
import { snapshotsIn } from './backup/snapshots.ts';
import { markOf } from './backup/store-mark.ts';
import type { TellProgress } from './migrations/migration.ts';
import { openStore, type OpenedStore } from './open-store.ts';
import { isLogDamaged } from './sqlite/check-log.ts';
import { guarded } from './sqlite/sqlite-errors.ts';
import type { WorkspaceRows } from './workspace-rows.ts';

interface Opening {
  readonly folder: string;
  readonly rows: WorkspaceRows;
  readonly id: string;
  /** Hears how far the update of a file from an earlier version is. */
  readonly onProgress?: TellProgress | undefined;
}

/**
 * Opens the store of a workspace and proves that it is the one that was there last: not gone, not damaged, not an older
 * copy. From then on the home hears of every durable commit, after it, so that its mark may lag but never lead.
 * Errors: STORE_DAMAGED, STORE_OLDER, and what `openStore` says.
 */
export async function openWorkspaceStore({ folder, rows, id, onProgress }: Opening): Promise<OpenedStore> {
  finishExchange(folder);
  const { key, isMade, mark } = rows.secret(id);
  const file = join(folder, STORE_FILE);
  // Its data was there once: an empty store in its place would look as if everything had been deleted.
  if (isMade && !guarded(() => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0)) {
    throw new SatchelError('STORE_DAMAGED');
  }
  const isTorn = guarded(() => isLogDamaged(file));
  if (isTorn && !(await isWholeWithoutTail({ folder, key, known: mark }))) throw new SatchelError('STORE_DAMAGED');
  snapshotsIn({ folder: join(folder, 'snapshots'), key }).tidy();
  const store = await orDamaged(openStore({ file, key, name: id, takesDamagedLog: isTorn, onProgress }));
  try {
    if (mark !== null && isOlder(store.copies.mark(), mark)) throw new SatchelError('STORE_OLDER');
    const durability = isMade ? 'refetchable' : 'durable';
    const reached = store.copies.raiseGeneration(mark?.generation ?? 0, durability);
    // Later openings wait for no disk: the first durable commit takes the generation along, and the home hears of both.
    if (!isMade) rows.setMark(id, reached, 'durable');
  } catch (error) {
    // A store that stays open could neither be opened again nor rebuilt.
    await store.close();
    throw error;
  }
  return tellingMark(store, (reached) => rows.setMark(id, reached, 'refetchable'));
}

/** The key came from the home and is right: a file that it does not open is not the file it was. */
async function orDamaged(opening: Promise<OpenedStore>): Promise<OpenedStore> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof SatchelError && error.code === 'STORE_KEY_WRONG') {
      throw new SatchelError('STORE_DAMAGED', {}, { cause: error });
    }
    throw error;
  }
}

/**
 * Whether a log that ends in torn frames lost nothing but what was never promised to be on the disk, as after a power cut:
 * then a copy of the file has come as far as the home knows. The file itself is not touched.
 */
async function isWholeWithoutTail(at: { folder: string; key: string; known: StoreMark | null }): Promise<boolean> {
  const { folder, key, known } = at;
  if (known === null) return false;
  const scratch = await makeScratch(folder);
  try {
    const copy = openPresent({ folder, scratch, key, snapshot: null });
    if (copy === null) return false;
    try {
      return !isOlder(markOf(copy.connection), known);
    } finally {
      copy.connection.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The write is done: that the home could not hear of it (a full disk) must not look as if it were not. It hears of the next. */
function orLater(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
  }
}

/** The store, telling how far it has come after every write that was durable. */
function tellingMark(store: OpenedStore, tell: (mark: StoreMark) => void): OpenedStore {
  let told = store.copies.mark();
  return {
    ...store,
    write: async (work) => {
      const result = await store.write(work);
      const mark = store.copies.mark();
      if (mark.commits !== told.commits) orLater(() => tell(mark));
      told = mark;
      return result;
    },
  };
}
