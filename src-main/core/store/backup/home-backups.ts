import { statfsSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { Clock } from '../../ports.ts';
import type { OpenedStore } from '../open-store.ts';
import { guarded, storeError } from '../sqlite/sqlite-errors.ts';
import type { WorkspaceRows } from '../workspace-rows.ts';
import type {
  BackupSecret,
  BackupSummary,
  CheckedSnapshot,
  RecoveryOffer,
  RecoveryReport,
  RestoredWorkspace,
  Snapshot,
  StoreMark,
} from './backup.ts';
import { readBackup, writeBackup, type BackupContents } from './backup-file.ts';
import { copyClosedStore } from './copy-closed-store.ts';
import { STORE_FILE } from './exchange-file.ts';
import { lookAtRemains, recoverWorkspace, startAnew, type Recovering } from './recover-workspace.ts';
import { restoreWorkspace } from './restore-backup.ts';
import { hasRoomFor, isSnapshotDue, stampOf } from './snapshot.rules.ts';
import { snapshotsIn, type Snapshots } from './snapshots.ts';

/** Bytes done of a backup or a restore, for progress; `total` null where it is not known yet. */
export type TellBytes = (done: number, total: number | null) => void;

export interface HomeBackups {
  /** The snapshots of a workspace, newest first. Error: WORKSPACE_UNKNOWN. */
  readonly snapshots: (id: string) => readonly Snapshot[];
  /** The same, each read from end to end. */
  readonly checkSnapshots: (id: string) => Promise<readonly CheckedSnapshot[]>;
  /**
   * Makes a snapshot of the open workspace if one is due, while work goes on. Null where none is due, nothing is open, or
   * the disk has too little room. Errors: STORE_DAMAGED (a page of the store itself does not read well), STORE_UNWRITABLE,
   * CANCELLED (the store is being closed).
   */
  readonly keepSnapshot: () => Promise<Snapshot | null>;
  /**
   * Writes workspaces (all, or those named by id) with their keys into one sealed file. Errors: FILE_UNWRITABLE,
   * STORE_DAMAGED, STORE_UNWRITABLE, PASSPHRASE_SHORT, CANCELLED; a file that was there is unchanged then.
   */
  readonly backUp: (backup: {
    readonly file: string;
    readonly secret: BackupSecret;
    readonly ids: readonly string[] | null;
    readonly onBytes: TellBytes;
    readonly signal: AbortSignal;
  }) => Promise<BackupSummary>;
  /**
   * Brings every workspace of a backup back. No workspace may be open. Errors: FILE_UNREADABLE, BACKUP_NOT_ONE,
   * BACKUP_DAMAGED, BACKUP_LOCKED, BACKUP_NEEDS_PASSPHRASE, STORE_NEWER, STORE_UNWRITABLE.
   */
  readonly restore: (backup: {
    readonly file: string;
    readonly secret: BackupSecret;
    readonly onBytes: TellBytes;
  }) => Promise<readonly RestoredWorkspace[]>;
  /** What recovery of a workspace would bring; it must not be open. Changes nothing. */
  readonly offer: (id: string) => Promise<RecoveryOffer>;
  /** Rebuilds a workspace that is damaged, gone or older than it should be; it must not be open. See `recoverWorkspace`. */
  readonly recover: (id: string) => Promise<RecoveryReport>;
  /** Puts an empty store in the place of a workspace's; the old file is kept beside it. It must not be open. */
  readonly startAnew: (id: string) => Promise<void>;
}

interface Deps {
  readonly dir: string;
  readonly masterKey: string;
  readonly clock: Clock;
  readonly rows: WorkspaceRows;
  /** Keeps the list of workspaces as it is now. */
  readonly keepList: () => Promise<void>;
  readonly opened: () => { readonly id: string; readonly store: OpenedStore } | null;
}

export function homeBackups(deps: Deps): HomeBackups {
  const { dir, clock, rows, keepList, opened } = deps;
  const folderOf = (id: string): string => join(dir, 'workspaces', id);
  const snapshotsOf = (id: string): Snapshots =>
    snapshotsIn({ folder: join(folderOf(id), 'snapshots'), key: rows.secret(id).key });
  const requireClosed = (): void => {
    if (opened() !== null) throw new Error('a workspace is open');
  };
  const recovering = (id: string): Recovering => {
    requireClosed();
    const { key, mark } = rows.secret(id);
    const stamp = stampOf(toInstant(clock.now()));
    const snapshots = snapshotsOf(id);
    return { folder: folderOf(id), key, name: id, snapshots, stamp, generation: mark?.generation ?? 0 };
  };
  return {
    snapshots: (id) => snapshotsOf(id).list(),
    checkSnapshots: (id) => snapshotsOf(id).check(),
    keepSnapshot: snapshotKeeper(deps, { folderOf, snapshotsOf }),
    backUp: (backup) => inFolder(join(dir, 'backing-up'), (folder) => writeAll(deps, { ...backup, folder, folderOf })),
    restore: ({ file, secret, onBytes }) =>
      inFolder(join(dir, 'restoring'), async (into) => {
        requireClosed();
        const total = sizeOf(file);
        guarded(() => requireRoom(dirname(into), total));
        const contents = await readBackup({ file, secret, into, onBytes: (done) => onBytes(done, total) });
        const restored: RestoredWorkspace[] = [];
        for (const [index, unpacked] of contents.workspaces.entries()) {
          restored.push(await restoreWorkspace({ dir, rows, clock, unpacked, file: join(into, `${index}.db`) }));
        }
        await keepList();
        return restored;
      }),
    offer: async (id) => {
      const workspace = entryOf(rows, id);
      const { snapshot, records, newer, way } = await lookAtRemains(recovering(id));
      return {
        workspace,
        snapshot,
        records,
        salvageable: newer.count,
        unsent: newer.unsent,
        isPossible: way !== 'nothing',
      };
    },
    recover: (id) => recoverWorkspace(recovering(id)),
    startAnew: (id) => startAnew(recovering(id)),
  };
}

function snapshotKeeper(
  { clock, keepList, opened }: Deps,
  { folderOf, snapshotsOf }: { folderOf: (id: string) => string; snapshotsOf: (id: string) => Snapshots },
): HomeBackups['keepSnapshot'] {
  /** The mark that each workspace's latest snapshot of this run holds. */
  const kept = new Map<string, StoreMark>();
  return async () => {
    const open = opened();
    if (open === null) return null;
    const { id, store } = open;
    const snapshots = snapshotsOf(id);
    const mark = store.copies.mark();
    const [latest] = snapshots.list();
    // What a restore put aside is what should not come back: the first snapshot of what it brought is due at once.
    const latestAt = latest?.reason === 'automatic' ? latest.at : null;
    if (!isSnapshotDue({ latestAt, latestMark: kept.get(id) ?? null, mark, nowMs: clock.now() })) return null;
    const made = await snapshots.make({
      nowMs: clock.now(),
      bytes: sizeOf(join(folderOf(id), STORE_FILE)),
      write: store.copies.copyTo,
    });
    if (made === null) return null;
    kept.set(id, mark);
    await keepList();
    return made;
  };
}

interface WritingAll {
  readonly file: string;
  readonly secret: BackupSecret;
  readonly ids: readonly string[] | null;
  readonly onBytes: TellBytes;
  readonly signal: AbortSignal;
  /** Where the copies lie until they are in the backup. */
  readonly folder: string;
  readonly folderOf: (id: string) => string;
}

async function writeAll({ rows, clock, opened }: Deps, writing: WritingAll): Promise<BackupSummary> {
  const { file, secret, ids, onBytes, signal, folder, folderOf } = writing;
  const at = toInstant(clock.now());
  const entries = rows.list().filter(({ id }) => rows.secret(id).isMade && (ids === null || ids.includes(id)));
  const workspaces: BackupContents['workspaces'] = [];
  const sources: string[] = [];
  for (const entry of entries) {
    const { key } = rows.secret(entry.id);
    const original = join(folderOf(entry.id), STORE_FILE);
    const copy = join(folder, `${entry.id}.db`);
    guarded(() => requireRoom(folder, sizeOf(original)));
    const open = opened();
    if (open?.id === entry.id) await open.store.copies.copyTo(copy);
    else await copyClosedStore({ file: original, key }, copy);
    workspaces.push({ entry, key, bytes: sizeOf(copy) });
    sources.push(copy);
  }
  const total = workspaces.reduce((sum, { bytes }) => sum + bytes, 0);
  const tell = (done: number): void => onBytes(Math.min(done, total), total);
  const bytes = await writeBackup({ file, secret, contents: { at, workspaces }, sources, onBytes: tell, signal });
  return { at, bytes, workspaces: entries };
}

function entryOf(rows: WorkspaceRows, id: string) {
  const entry = rows.list().find((one) => one.id === id);
  if (entry === undefined) throw new SatchelError('WORKSPACE_UNKNOWN', { params: { name: id } });
  return entry;
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Error: ENOSPC where a copy would leave too little room. */
function requireRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (!hasRoomFor(bytes, bavail * bsize)) throw new SatchelError('STORE_UNWRITABLE');
}

/** Works in an empty folder that is gone afterwards. What a killed process left in it goes first. */
async function inFolder<Result>(folder: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storeError(error);
  }
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
