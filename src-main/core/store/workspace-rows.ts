import { z } from 'zod';
import { GUARANTEES, PROFILE_IDS } from '../../../src-shared/ipc/workspaces.routes.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { instantSchema } from '../../../src-shared/lib/time.ts';
import type { StoreMark } from './backup/backup.ts';
import type { WorkspaceEntry } from './home-store.ts';
import type { Connection, Durability } from './sqlite/connection.ts';
import { emptyWal } from './sqlite/use-wal.ts';

export const entrySchema = z.object({
  id: z.string(),
  kind: z.enum(['local', 'cell']),
  address: z.string().nullable(),
  baseUrl: z.string().nullable(),
  tenant: z.string().nullable(),
  user: z.string().nullable(),
  profile: z.enum(PROFILE_IDS).nullable(),
  guarantee: z.enum(GUARANTEES).nullable(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema,
}) satisfies z.ZodType<WorkspaceEntry>;

const markSchema = z.object({ generation: z.int(), commits: z.int() }) satisfies z.ZodType<StoreMark>;

/** What opens a workspace's file, and what the home knows of it. */
export interface WorkspaceSecret {
  readonly key: string;
  /** Whether its file was ever made. */
  readonly isMade: boolean;
  /** How far the file had come when the home last heard of it: it may be ahead of this, but never behind. */
  readonly mark: StoreMark | null;
}

/** The table of workspaces in the home's file. Each method is one transaction. */
export interface WorkspaceRows {
  /** The last used first. */
  readonly list: () => readonly WorkspaceEntry[];
  readonly insert: (entry: WorkspaceEntry, key: string, state?: { readonly isMade: boolean }) => void;
  /** Error: WORKSPACE_UNKNOWN. */
  readonly change: (id: string, changed: (entry: WorkspaceEntry) => WorkspaceEntry) => WorkspaceEntry;
  /** A power cut may lose it: it is only the order of the list. Error: WORKSPACE_UNKNOWN. */
  readonly setUsed: (id: string, at: string) => void;
  /** Error: WORKSPACE_UNKNOWN. */
  readonly secret: (id: string) => WorkspaceSecret;
  /** Its file is there and has come so far. */
  readonly setMark: (id: string, mark: StoreMark, durability: Durability) => void;
}

const unknown = (id: string): SatchelError => new SatchelError('WORKSPACE_UNKNOWN', { params: { name: id } });

export function workspaceRows(connection: Connection): WorkspaceRows {
  const inTransaction = createTransactions(connection);
  const read = (id: string): WorkspaceEntry => {
    const row = connection.get<{ entry: string }>('SELECT entry FROM workspaces WHERE id=?', id);
    if (row === undefined) throw unknown(id);
    return parseEntry(row.entry);
  };
  const write = (
    id: string,
    changed: (entry: WorkspaceEntry) => WorkspaceEntry,
    durability: Durability,
  ): WorkspaceEntry =>
    inTransaction(durability, () => {
      const entry = { ...changed(read(id)), id };
      connection.run(
        'UPDATE workspaces SET last_used_at=?,entry=? WHERE id=?',
        ...[entry.lastUsedAt, JSON.stringify(entry), id],
      );
      return entry;
    });
  return {
    list: () =>
      connection
        .all<{ entry: string }>('SELECT entry FROM workspaces ORDER BY last_used_at DESC, id DESC')
        .map(({ entry }) => parseEntry(entry)),
    insert: (entry, key, state = { isMade: false }) =>
      inTransaction('durable', () => {
        connection.run(
          'INSERT INTO workspaces(id,key,is_made,last_used_at,entry) VALUES(?,?,?,?,?)',
          ...[entry.id, key, state.isMade ? 1 : 0, entry.lastUsedAt, JSON.stringify(entry)],
        );
      }),
    change: (id, changed) => write(id, changed, 'durable'),
    setUsed: (id, at) => void write(id, (entry) => ({ ...entry, lastUsedAt: at }), 'refetchable'),
    secret: (id) => {
      const sql = 'SELECT key,is_made,mark FROM workspaces WHERE id=?';
      const row = connection.get<{ key: string; is_made: number; mark: string | null }>(sql, id);
      if (row === undefined) throw unknown(id);
      return { key: row.key, isMade: row.is_made === 1, mark: row.mark === null ? null : parseMark(row.mark) };
    },
    setMark: (id, mark, durability) =>
      inTransaction(durability, () => {
        connection.run('UPDATE workspaces SET is_made=1,mark=? WHERE id=?', JSON.stringify(mark), id);
      }),
  };
}

/**
 * Transactions of which the refetchable ones never stand behind a durable one in the log: what was promised to be on the disk
 * is moved out of the log first. A power cut may leave a log with holes, and all that it can then cost are notes.
 */
function createTransactions(connection: Connection): Connection['transaction'] {
  // What an earlier process left in the log may be durable.
  let holdsDurable = true;
  return (durability, work) => {
    if (durability === 'durable') holdsDurable = true;
    else if (holdsDurable) {
      emptyWal(connection);
      holdsDurable = false;
    }
    return connection.transaction(durability, work);
  };
}

/** Error: STORE_DAMAGED. */
function parseMark(text: string): StoreMark {
  const parsed = markSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new SatchelError('STORE_DAMAGED');
  return parsed.data;
}

/** Error: STORE_DAMAGED. */
function parseEntry(text: string): WorkspaceEntry {
  const parsed = entrySchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new SatchelError('STORE_DAMAGED');
  return parsed.data;
}
