import type { WorkspaceEntry } from '../home-store.ts';

/** Why a snapshot was made: by itself while people work, or because a backup took the place of the data. */
export const SNAPSHOT_REASONS = ['automatic', 'restore'] as const;
export type SnapshotReason = (typeof SNAPSHOT_REASONS)[number];

/** A whole copy of a workspace's store at one moment, under the workspace's own key: `snapshots/<id>.db`. */
export interface Snapshot {
  /** The file's name without its ending: the moment and the reason. */
  readonly id: string;
  readonly at: string;
  readonly reason: SnapshotReason;
  readonly bytes: number;
}

/** A snapshot that was read from end to end. */
export interface CheckedSnapshot extends Snapshot {
  readonly isSound: boolean;
}

/** How far a store has come: raised by one at every opening, and the number of its durable commits. */
export interface StoreMark {
  readonly generation: number;
  readonly commits: number;
}

/** What recovery would do, before it does anything. */
export interface RecoveryOffer {
  /** False where neither a snapshot nor a readable record is left. */
  readonly isPossible: boolean;
  readonly workspace: WorkspaceEntry;
  /** The newest snapshot that reads well from end to end, or null. */
  readonly snapshot: Snapshot | null;
  /** Living records in it. */
  readonly records: number;
  /** Records of the damaged file that can be read and are newer than in the snapshot. */
  readonly salvageable: number;
  /** Of these, records with changes that no server has yet. */
  readonly unsent: number;
}

/** What recovery did. */
export interface RecoveryReport {
  /** When the snapshot was made that the store was rebuilt from; null = from the old file's readable records alone. */
  readonly snapshotAt: string | null;
  /** Records taken from the damaged file because they were newer. */
  readonly salvaged: number;
  /** Of these, records with changes that no server has yet. */
  readonly unsent: number;
  /** Stretches of rows that could not be read; 0 = nothing was lost. */
  readonly lost: number;
  /** The name of the file that the damaged one was kept under, in the workspace's folder; null where there was none. */
  readonly keptAs: string | null;
}

export interface BackupSummary {
  readonly at: string;
  readonly bytes: number;
  readonly workspaces: readonly WorkspaceEntry[];
}

/** One workspace of a backup as it came back. */
export interface RestoredWorkspace {
  readonly workspace: WorkspaceEntry;
  /** The snapshot that keeps what was there before; null in a workspace that was new here. */
  readonly before: Snapshot | null;
  /** Records with unsent changes that the backup did not have and that were kept. */
  readonly unsent: number;
}

/** What unlocks a backup file: the master key of the home it was made in, or a passphrase. */
export type BackupSecret =
  { readonly kind: 'key'; readonly masterKey: string } | { readonly kind: 'passphrase'; readonly passphrase: string };
