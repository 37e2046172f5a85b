import type { Guarantee, ProfileId } from '../../../src-shared/ipc/workspaces.routes.ts';
import type { HomeBackups } from './backup/home-backups.ts';
import type { Store } from './store.ts';

/** A workspace as the home remembers it: one database file and one random key per (server, tenant, user), or `local`. */
export interface WorkspaceEntry {
  readonly id: string;
  readonly kind: 'local' | 'cell';
  /** The cell's address without a trailing slash, as the client normalised it. */
  readonly address: string | null;
  /** The base of every resource path, such as `https://h/api/v1/crm`. */
  readonly baseUrl: string | null;
  readonly tenant: string | null;
  readonly user: string | null;
  readonly profile: ProfileId | null;
  readonly guarantee: Guarantee | null;
  readonly createdAt: string;
  readonly lastUsedAt: string;
}

export type NewWorkspace = Omit<WorkspaceEntry, 'id' | 'createdAt' | 'lastUsedAt'>;

/**
 * The folder of one person's data, unlocked with the master key. `home.db` (encrypted under it) lists the workspaces and
 * keeps the random key of each; `workspaces/<id>/store.db` holds the data. It stays locked for this process until `close`.
 */
export interface HomeStore {
  readonly list: () => Promise<readonly WorkspaceEntry[]>;
  readonly add: (workspace: NewWorkspace) => Promise<WorkspaceEntry>;
  readonly update: (id: string, changes: Partial<NewWorkspace>) => Promise<WorkspaceEntry>;
  /**
   * Opens the data of a workspace and marks it as last used. Only one is open at a time; open stores count RxDB collections.
   * Errors: STORE_DAMAGED, STORE_OLDER (another file took its place), STORE_NEWER, STORE_UNWRITABLE.
   */
  readonly open: (id: string) => Promise<Store>;
  /** Snapshots, backup files and recovery of the workspaces. */
  readonly backups: HomeBackups;
  readonly close: () => Promise<void>;
}
