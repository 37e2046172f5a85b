import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../src-shared/lib/time.ts';
import type { Clock, Ids } from '../ports.ts';
import { STORE_FILE } from './backup/exchange-file.ts';
import { homeBackups } from './backup/home-backups.ts';
import { HOME_FILE, homeSnapshots, keepHomeSnapshot, recoverHome } from './backup/home-snapshots.ts';
import type { HomeStore, WorkspaceEntry } from './home-store.ts';
import { homeFirst } from './migrations/home-0001-first.ts';
import { homeMarks } from './migrations/home-0002-marks.ts';
import { migrate, refuseNewer } from './migrations/migrate.ts';
import type { TellProgress } from './migrations/migration.ts';
import { removeOutdated } from './migrations/store-files.ts';
import { openWorkspaceStore } from './open-workspace-store.ts';
import { isLogDamaged } from './sqlite/check-log.ts';
import { openConnection, type Connection } from './sqlite/connection.ts';
import { guarded } from './sqlite/sqlite-errors.ts';
import { useWal } from './sqlite/use-wal.ts';
import type { OpenedStore } from './open-store.ts';
import { isListWholeWithoutTail, storesIn } from './torn-home.ts';
import { workspaceRows } from './workspace-rows.ts';

export interface HomeOptions {
  readonly dir: string;
  /** 64 hex digits. */
  readonly masterKey: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Hears how far the update of a store from an earlier version is, while it is being opened. */
  readonly onProgress?: TellProgress;
}

const homeMigrations = [homeFirst, homeMarks];

const hasBytes = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

const hasStores = (dir: string): boolean => storesIn(dir).length > 0;

/** Whether encrypted data exists in a folder, so that it must never be given a new key. */
export const hasHome = (dir: string): boolean => guarded(() => hasBytes(join(dir, HOME_FILE)) || hasStores(dir));

/**
 * Opens the home in a folder, making it where there is none, and locks it for this process. Folders are readable by their
 * owner only. Errors, each leaving every byte as it was: STORE_LOCKED, STORE_KEY_WRONG, STORE_KEY_INVALID, STORE_NEWER,
 * STORE_DAMAGED (also when the list of workspaces is gone while their data is there), STORE_UNWRITABLE.
 */
export async function openHome(options: HomeOptions): Promise<HomeStore> {
  const { dir } = options;
  const file = join(dir, HOME_FILE);
  if (guarded(() => !hasBytes(file) && hasStores(dir))) throw new SatchelError('STORE_DAMAGED');
  makeFolder(dir);
  const connection = await openList(options, file);
  try {
    refuseNewer(connection, homeMigrations);
    // It is small: all of it is proved before anything is made of it.
    if (connection.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check !== 'ok') {
      throw new SatchelError('STORE_DAMAGED');
    }
    useWal(connection);
    migrate(connection, homeMigrations);
  } catch (error) {
    connection.close();
    throw error;
  }
  return homeOver(connection, options);
}

/** A damaged first page and a wrong key look alike; but a key that opens the snapshots is right. */
async function openList({ dir, masterKey }: HomeOptions, file: string): Promise<Connection> {
  const isTorn = guarded(() => isLogDamaged(file));
  const takesDamagedLog = isTorn && (await isListWholeWithoutTail({ dir, file, masterKey }));
  try {
    return openConnection({ file, key: masterKey, takesDamagedLog });
  } catch (error) {
    if (!(error instanceof SatchelError) || error.code !== 'STORE_KEY_WRONG') throw error;
    if ((await homeSnapshots(dir, masterKey).newestSound()) === null) throw error;
    throw new SatchelError('STORE_DAMAGED', {}, { cause: error });
  }
}

/** As `openHome`; a damaged list of workspaces gives way to its newest sound snapshot. Also SNAPSHOT_MISSING. */
export async function openMendedHome(options: HomeOptions): Promise<HomeStore> {
  try {
    return await openHome(options);
  } catch (error) {
    if (!(error instanceof SatchelError) || error.code !== 'STORE_DAMAGED') throw error;
    await recoverHome(options);
    return openHome(options);
  }
}

function makeFolder(dir: string): void {
  guarded(() => {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    chmodSync(dir, 0o700);
  });
}

function homeOver(connection: Connection, options: HomeOptions): HomeStore {
  const { dir, masterKey, clock, ids } = options;
  const rows = workspaceRows(connection);
  const snapshots = homeSnapshots(dir, masterKey);
  snapshots.tidy();
  const now = (): string => toInstant(clock.now());
  const keepList = async (): Promise<void> => void (await keepHomeSnapshot({ connection, clock }, { dir, snapshots }));
  let opened: { readonly id: string; readonly store: OpenedStore } | null = null;
  const requireClosed = (): void => {
    if (opened !== null) throw new Error('another workspace is open');
  };
  return {
    list: async () => rows.list(),
    add: async (workspace) => {
      const entry: WorkspaceEntry = { ...workspace, id: ids.next(), createdAt: now(), lastUsedAt: now() };
      rows.insert(entry, randomBytes(32).toString('hex'));
      await keepList();
      return entry;
    },
    update: async (id, changes) => rows.change(id, (entry) => ({ ...entry, ...changes })),
    open: async (id) => {
      requireClosed();
      const folder = join(dir, 'workspaces', id);
      makeFolder(join(dir, 'workspaces'));
      makeFolder(folder);
      const store = await openWorkspaceStore({ folder, rows, id, onProgress: options.onProgress });
      guarded(() => removeOutdated(join(folder, STORE_FILE), clock.now()));
      opened = { id, store };
      rows.setUsed(id, now());
      return {
        ...store,
        close: async () => {
          opened = null;
          await store.close();
        },
      };
    },
    backups: homeBackups({ dir, masterKey, clock, rows, keepList, opened: () => opened }),
    close: async () => {
      await opened?.store.close();
      connection.close();
    },
  };
}
