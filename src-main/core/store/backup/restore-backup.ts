import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { syncFolder } from '../../node-ports/write-atomically.ts';
import type { Clock } from '../../ports.ts';
import type { WorkspaceEntry } from '../home-store.ts';
import { storeError } from '../sqlite/sqlite-errors.ts';
import type { WorkspaceRows } from '../workspace-rows.ts';
import type { RestoredWorkspace } from './backup.ts';
import type { BackupContents } from './backup-file.ts';
import { changeKey } from './change-key.ts';
import { isFileSound } from './check-file.ts';
import { STORE_FILE, finishExchange } from './exchange-file.ts';
import { isWhole, openPresent } from './present-file.ts';
import { makeScratch, rebuildStore } from './rebuild-store.ts';
import { chooseBase, chooseLater, chooseUnsent } from './recovery.rules.ts';
import { stampOf } from './snapshot.rules.ts';
import { snapshotsIn } from './snapshots.ts';

type Unpacked = BackupContents['workspaces'][number];

interface Restoring {
  readonly dir: string;
  readonly rows: WorkspaceRows;
  readonly clock: Clock;
  readonly unpacked: Unpacked;
  /** Its unpacked file, closed. */
  readonly file: string;
}

/** Whether two entries are the same person's data on the same server. */
const isSame = (left: WorkspaceEntry, right: WorkspaceEntry): boolean =>
  left.kind === right.kind &&
  left.address === right.address &&
  left.tenant === right.tenant &&
  left.user === right.user;

/**
 * Puts one workspace of a backup into the home. Where the home has the same (server, tenant, user) already, what was there
 * becomes a snapshot, and unsent changes that the backup lacks are kept. Errors: BACKUP_DAMAGED, STORE_UNWRITABLE,
 * STORE_NEWER; the workspace is as it was then.
 */
export async function restoreWorkspace(restoring: Restoring): Promise<RestoredWorkspace> {
  const { rows, unpacked, file } = restoring;
  if (!(await isFileSound(file, unpacked.key))) throw new SatchelError('BACKUP_DAMAGED');
  const present = rows.list().find((entry) => isSame(entry, unpacked.entry));
  return present === undefined ? addWorkspace(restoring) : replaceWorkspace(restoring, present);
}

async function addWorkspace({ dir, rows, unpacked, file }: Restoring): Promise<RestoredWorkspace> {
  const { entry, key } = unpacked;
  const folder = join(dir, 'workspaces', entry.id);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(file, join(folder, STORE_FILE));
    syncFolder(folder);
  } catch (error) {
    throw storeError(error);
  }
  rows.insert(entry, key, { isMade: true });
  return { workspace: entry, before: null, unsent: 0 };
}

async function replaceWorkspace(restoring: Restoring, present: WorkspaceEntry): Promise<RestoredWorkspace> {
  const { dir, rows, clock, unpacked, file } = restoring;
  const folder = join(dir, 'workspaces', present.id);
  const { key, mark } = rows.secret(present.id);
  if (unpacked.key !== key) changeKey(file, unpacked.key, key);
  finishExchange(folder);
  const scratch = await makeScratch(folder);
  const base = join(scratch, 'base.db');
  try {
    await rename(file, base);
  } catch (error) {
    throw storeError(error);
  }
  const stamp = stampOf(toInstant(clock.now()));
  const found = openPresent({ folder, scratch, key, snapshot: base });
  // What a damaged file still tells is worth more than the moment of the backup alone.
  const isSound = found !== null && (await isWhole(found));
  const choose = present.kind === 'local' ? chooseBase : chooseUnsent;
  const { newer } = await rebuildStore({
    ...{ folder, key, name: present.id, base, stamp },
    found: found?.connection ?? null,
    choose: isSound ? choose : chooseLater,
    generation: mark?.generation ?? 0,
    kind: isSound ? 'restore' : 'damaged',
  });
  const snapshots = snapshotsIn({ folder: join(folder, 'snapshots'), key });
  const before = snapshots.list().find(({ id }) => id === `${stamp}-restore`) ?? null;
  return { workspace: present, before, unsent: newer.unsent };
}
