import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Clock } from '../../ports.ts';
import type {
  BackupSecret,
  BackupSummary,
  CheckedSnapshot,
  RecoveryOffer,
  RecoveryReport,
  RestoredWorkspace,
  Snapshot,
} from '../../store/backup/backup.ts';
import type { HomeBackups, TellBytes } from '../../store/backup/home-backups.ts';
import type { HomeStore, WorkspaceEntry } from '../../store/home-store.ts';
import type { Store, Verification } from '../../store/store.ts';
import { lastSoundAt, noteSound } from './last-check.ts';

interface Deps {
  readonly home: Pick<HomeStore, 'backups'>;
  /** Which workspace is open, and the way to close it and to open it again. */
  readonly session: {
    readonly current: () => { readonly entry: WorkspaceEntry; readonly store: Store } | null;
    readonly lastTried: () => string | null;
    readonly open: (id: string) => Promise<unknown>;
    readonly close: () => Promise<void>;
  };
  /** The workspace of a name; null = the last used. Throws WORKSPACE_UNKNOWN, NO_WORKSPACE. */
  readonly find: (name: string | null) => Promise<WorkspaceEntry>;
  readonly masterKey: string;
  readonly clock: Clock;
}

/** How a backup file is locked: by a passphrase, by the key of another home, or (both null) by the key of this one. */
export interface BackupLock {
  readonly passphrase: string | null;
  readonly key: string | null;
}

export interface Backups {
  /** Snapshots of the open workspace, newest first. Throws NO_WORKSPACE. */
  readonly snapshots: () => readonly Snapshot[];
  /** The same, each read from end to end. */
  readonly checkSnapshots: () => Promise<readonly CheckedSnapshot[]>;
  /** When the whole of the open workspace's store was last found sound, by the app or by `verify`; null = not yet. */
  readonly lastSoundAt: () => Promise<string | null>;
  /** Reads everything there is in the open workspace, and notes that it is sound. Throws NO_WORKSPACE. */
  readonly verify: () => Promise<Verification>;
  /** Makes a snapshot of the open workspace if one is due. See `HomeBackups`. */
  readonly keepSnapshot: HomeBackups['keepSnapshot'];
  /** Writes a backup of every workspace, or of the one with this name. */
  readonly save: (backup: {
    readonly file: string;
    readonly lock: BackupLock;
    readonly only: string | null;
    readonly onBytes: TellBytes;
    readonly signal: AbortSignal;
  }) => Promise<BackupSummary>;
  /** Brings a backup back; the open workspace is closed for it and opened again. */
  readonly restore: (backup: {
    readonly file: string;
    readonly lock: BackupLock;
    readonly onBytes: TellBytes;
  }) => Promise<readonly RestoredWorkspace[]>;
  /** What recovery of a workspace (null = the last that was or should have been opened) would bring; it is closed for it. */
  readonly offer: (name: string | null) => Promise<RecoveryOffer>;
  /** Rebuilds a workspace (null as above) and says which. */
  readonly recover: (name: string | null) => Promise<RecoveryReport & { readonly workspace: WorkspaceEntry }>;
  /** Gives the workspace that would not open an empty store, for its server to fill. Throws NO_WORKSPACE for `local`. */
  readonly startAnew: () => Promise<WorkspaceEntry>;
}

/** Snapshots, backup files and recovery, for the app and the command line alike. Errors: see `HomeBackups`. */
export function createBackups({ home, session, find, masterKey, clock }: Deps): Backups {
  const { backups } = home;
  const secretOf = ({ passphrase, key }: BackupLock): BackupSecret =>
    passphrase === null ? { kind: 'key', masterKey: key ?? masterKey } : { kind: 'passphrase', passphrase };
  const requireOpen = () => {
    const open = session.current();
    if (open === null) throw new SatchelError('NO_WORKSPACE');
    return open;
  };
  const openId = (): string => requireOpen().entry.id;
  return {
    snapshots: () => backups.snapshots(openId()),
    checkSnapshots: () => backups.checkSnapshots(openId()),
    lastSoundAt: async () => lastSoundAt(requireOpen().store),
    verify: async () => {
      const { store } = requireOpen();
      const found = await store.verify();
      if (found.isSound) await noteSound(store, clock);
      return found;
    },
    keepSnapshot: backups.keepSnapshot,
    save: async ({ lock, only, ...rest }) => {
      const ids = only === null ? null : [(await find(only)).id];
      return backups.backUp({ ...rest, ids, secret: secretOf(lock) });
    },
    restore: async ({ lock, ...rest }) => {
      const before = session.current()?.entry.id;
      await session.close();
      try {
        const restored = await backups.restore({ ...rest, secret: secretOf(lock) });
        const wanted = before ?? session.lastTried();
        if (wanted !== null) await session.open(wanted);
        return restored;
      } catch (error) {
        if (before !== undefined && session.current() === null) await session.open(before);
        throw error;
      }
    },
    offer: async (name) => {
      const { id } = await find(name ?? session.lastTried());
      await session.close();
      return backups.offer(id);
    },
    recover: async (name) => {
      const entry = await find(name ?? session.lastTried());
      await session.close();
      return { ...(await backups.recover(entry.id)), workspace: entry };
    },
    startAnew: async () => {
      const entry = await find(session.lastTried());
      if (entry.kind === 'local') throw new SatchelError('NO_WORKSPACE');
      await session.close();
      await backups.startAnew(entry.id);
      return entry;
    },
  };
}
