import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../src-shared/lib/time.ts';
import type { Clock, Ids } from '../ports.ts';
import type { HomeStore, WorkspaceEntry } from './home-store.ts';
import { homeFirst } from './migrations/home-0001-first.ts';
import { migrate, refuseNewer } from './migrations/migrate.ts';
import { openStore } from './open-store.ts';
import { openConnection, type Connection } from './sqlite/connection.ts';
import { guarded } from './sqlite/sqlite-errors.ts';
import { useWal } from './sqlite/use-wal.ts';
import type { Store } from './store.ts';
import { workspaceRows, type WorkspaceRows } from './workspace-rows.ts';

export interface HomeOptions {
  readonly dir: string;
  /** 64 hex digits. */
  readonly masterKey: string;
  readonly clock: Clock;
  readonly ids: Ids;
}

const HOME_FILE = 'home.db';
const STORE_FILE = 'store.db';
const homeMigrations = [homeFirst];

const hasBytes = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Whether any workspace's data lies in the folder, with or without the list of them. */
function hasStores(dir: string): boolean {
  const folder = join(dir, 'workspaces');
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return false;
  return readdirSync(folder).some((id) => hasBytes(join(folder, id, STORE_FILE)));
}

/** Whether encrypted data exists in a folder, so that it must never be given a new key. */
export const hasHome = (dir: string): boolean => guarded(() => hasBytes(join(dir, HOME_FILE)) || hasStores(dir));

/**
 * Opens the home in a folder, making it where there is none, and locks it for this process. Folders are readable by their
 * owner only. Errors, each leaving every byte as it was: STORE_LOCKED, STORE_KEY_WRONG, STORE_KEY_INVALID, STORE_NEWER,
 * STORE_DAMAGED (also when the list of workspaces is gone while their data is there), STORE_UNWRITABLE.
 */
export async function openHome({ dir, masterKey, clock, ids }: HomeOptions): Promise<HomeStore> {
  const file = join(dir, HOME_FILE);
  if (guarded(() => !hasBytes(file) && hasStores(dir))) throw new SatchelError('STORE_DAMAGED');
  makeFolder(dir);
  const connection = openConnection({ file, key: masterKey });
  try {
    refuseNewer(connection, homeMigrations);
    useWal(connection);
    migrate(connection, homeMigrations);
  } catch (error) {
    connection.close();
    throw error;
  }
  return homeOver(connection, { dir, clock, ids });
}

function makeFolder(dir: string): void {
  guarded(() => {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    chmodSync(dir, 0o700);
  });
}

interface HomeDeps {
  readonly dir: string;
  readonly clock: Clock;
  readonly ids: Ids;
}

function homeOver(connection: Connection, { dir, clock, ids }: HomeDeps): HomeStore {
  const rows = workspaceRows(connection);
  const now = (): string => toInstant(clock.now());
  let opened: Store | null = null;
  return {
    list: async () => rows.list(),
    add: async (workspace) => {
      const entry: WorkspaceEntry = { ...workspace, id: ids.next(), createdAt: now(), lastUsedAt: now() };
      rows.insert(entry, randomBytes(32).toString('hex'));
      return entry;
    },
    update: async (id, changes) => rows.change(id, (entry) => ({ ...entry, ...changes })),
    open: async (id) => {
      if (opened !== null) throw new Error('another workspace is open');
      const store = await openWorkspace({ dir, rows, id });
      rows.change(id, (entry) => ({ ...entry, lastUsedAt: now() }));
      opened = {
        ...store,
        close: async () => {
          opened = null;
          await store.close();
        },
      };
      return opened;
    },
    close: async () => {
      await opened?.close();
      connection.close();
    },
  };
}

async function openWorkspace(at: { dir: string; rows: WorkspaceRows; id: string }): Promise<Store> {
  const { key, isMade } = at.rows.secret(at.id);
  const folder = join(at.dir, 'workspaces', at.id);
  const file = join(folder, STORE_FILE);
  // Its data was there once: an empty store in its place would look as if everything had been deleted.
  if (isMade && !guarded(() => hasBytes(file))) throw new SatchelError('STORE_DAMAGED');
  makeFolder(join(at.dir, 'workspaces'));
  makeFolder(folder);
  try {
    const store = await openStore({ file, key, name: at.id });
    if (!isMade) at.rows.setMade(at.id);
    return store;
  } catch (error) {
    // The key came from the home and is right: a file that it does not open is not the file it was.
    if (error instanceof SatchelError && error.code === 'STORE_KEY_WRONG') {
      throw new SatchelError('STORE_DAMAGED', {}, { cause: error });
    }
    throw error;
  }
}
