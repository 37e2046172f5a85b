import { closeSync, fstatSync, openSync } from 'node:fs';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Connection, Durability } from '../sqlite/connection.ts';
import { guarded, storeError } from '../sqlite/sqlite-errors.ts';
import { AUTOCHECKPOINT_PAGES, emptyWal } from '../sqlite/use-wal.ts';
import type { StoreMark } from './backup.ts';
import { copyBytes } from './copy-bytes.ts';
import { markOf, raiseGeneration } from './store-mark.ts';

/** Copies of a database file that is open, and how far it has come. */
export interface StoreCopies {
  readonly mark: () => StoreMark;
  /** Raises the generation, at least beyond `known`. */
  readonly raiseGeneration: (known: number, durability: Durability) => StoreMark;
  /** As `raiseGeneration`, for a store that was rebuilt: how far the fetching of each entity came is forgotten too. */
  readonly startAnew: (known: number) => void;
  /**
   * Writes the file as it is now, encrypted as it is, to a new file; work goes on meanwhile. One copy at a time. It is on
   * the disk when this resolves. Errors: STORE_UNWRITABLE, STORE_DAMAGED, CANCELLED; an incomplete target is the caller's
   * to remove.
   */
  readonly copyTo: (target: string) => Promise<void>;
  /** Ends a copy under way. Must be called before the connection is closed. */
  readonly stop: () => Promise<void>;
  /** Must be called after the connection is closed, and not before. */
  readonly release: () => void;
}

/**
 * The driver's own online backup refuses encrypted files, and VACUUM INTO would stop everything for as long as it takes.
 * So the file is copied as it lies while everything new waits in the write-ahead log: a checkpoint first, none until the
 * copy is done. Nobody but the connection itself may run a checkpoint, and it does not while the log is held.
 */
export function storeCopies({ connection, file }: { connection: Connection; file: string }): StoreCopies {
  /**
   * Kept open as long as the store: on POSIX systems, closing any handle of a file gives up every lock that the process
   * holds on it, also SQLite's.
   */
  let source: number | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const stopping = new AbortController();

  const copyTo = async (target: string): Promise<void> => {
    if (stopping.signal.aborted) throw new SatchelError('CANCELLED');
    source ??= guarded(() => openSync(file, 'r'));
    try {
      connection.script('PRAGMA wal_autocheckpoint=0');
      emptyWal(connection);
      await copyBytes({ source, target, bytes: fstatSync(source).size, signal: stopping.signal });
    } catch (error) {
      throw storeError(error);
    } finally {
      connection.script(`PRAGMA wal_autocheckpoint=${AUTOCHECKPOINT_PAGES}`);
    }
  };
  return {
    mark: () => markOf(connection),
    raiseGeneration: (known, durability) =>
      connection.transaction(durability, () => raiseGeneration(connection, known)),
    startAnew: (known) =>
      connection.transaction('durable', () => {
        raiseGeneration(connection, known);
        // What is kept per entity (`swept.customers`) tells how far the fetching came; the rest is known of the server.
        connection.run(`DELETE FROM sync_state WHERE key GLOB '*.*'`);
      }),
    copyTo: (target) => {
      const mine = last.then(() => copyTo(target));
      last = mine.catch(() => undefined);
      return mine;
    },
    stop: async () => {
      stopping.abort();
      await last;
    },
    release: () => {
      if (source !== null) closeSync(source);
      source = null;
    },
  };
}
