import type { Entity } from '../../../src-shared/domain/entities.ts';
import type { AnyRecord } from '../../../src-shared/domain/records.ts';
import type { Candidate } from '../../../src-shared/ipc/conflicts.routes.ts';
import type { PendingChange, SyncOverview, SyncStatus } from '../../../src-shared/ipc/sync.routes.ts';
import type { Link } from './resolve/link.ts';

/** What one round did. Counts are operations, but `pulled`: records written from the server. */
export interface RoundResult {
  readonly pulled: number;
  readonly pushed: number;
  readonly conflicts: number;
  readonly refused: number;
  readonly held: number;
  readonly pending: number;
  /** Of those pending: which no round can bring further before a person has decided something. */
  readonly stuck: number;
  /** Every sweep of this round was complete (sync SPEC, "Pull"). */
  readonly complete: boolean;
  /** Why the round ended: all done, no network, or not signed in. */
  readonly outcome: 'done' | 'offline' | 'signed_out';
}

/** Settles one workspace with its cell. Two callers of `round` share the round that is under way. */
export interface SyncEngine {
  /** One round: push what is due, pull, push what the pull made due. `isManual` resets every waiting time first. */
  readonly round: (options?: { isManual?: boolean; signal?: AbortSignal }) => Promise<RoundResult>;
  readonly status: () => Promise<SyncStatus>;
  readonly overview: () => Promise<SyncOverview>;
  readonly pending: () => Promise<readonly PendingChange[]>;
  /** Records of the server with the name of this one, read now. Errors: SERVER_UNREACHABLE, NOT_SIGNED_IN. */
  readonly candidates: (entity: Entity, record: AnyRecord) => Promise<readonly Candidate[]>;
  /**
   * Takes an existing record of the server for one whose creation was refused. Errors: NOT_FOUND, REFUSAL_NOT_FOUND,
   * LINK_TAKEN, NOT_ALLOWED, SERVER_UNREACHABLE, NOT_SIGNED_IN.
   */
  readonly link: (entity: Entity, link: Link) => Promise<AnyRecord>;
  /** Starts rounds by itself: soon after an edit, when the network returns, and every few minutes. */
  readonly startAutomatic: () => void;
  /** Hears of every change of the overview. Returns the way to stop. */
  readonly onChange: (listener: (overview: SyncOverview) => void) => () => void;
  /** Waits for the request under way to end or aborts it; nothing is lost. */
  readonly stop: () => Promise<void>;
}
