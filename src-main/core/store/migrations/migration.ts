import type { UpdateProgress } from '../../../../src-shared/ipc/update-progress.ts';
import type { Connection } from '../sqlite/connection.ts';

/** A step that is quick whatever the file holds: its SQL runs in one transaction. */
export interface SqlMigration {
  readonly number: number;
  readonly sql: string;
}

/** Where a batch ended, in the step's own words; null = nothing is left. */
export type BatchCursor = string | null;

/** A step that walks over records, some at a time. Everything it does must be repeatable from its last cursor. */
export interface BatchMigration {
  readonly number: number;
  /** What must be there before the first batch. Runs once, in a transaction. */
  readonly prepare: (connection: Connection) => void;
  /** How many rows there are to walk over. */
  readonly total: (connection: Connection) => number;
  /** One batch of at most 50 ms, from a cursor on (null = from the start). Its transaction also keeps the new cursor. */
  readonly batch: (
    connection: Connection,
    after: BatchCursor,
  ) => { readonly done: number; readonly cursor: BatchCursor };
}

export type Migration = SqlMigration | BatchMigration;

export type TellProgress = (progress: UpdateProgress) => void;
