import { z } from 'zod';
import { GUARANTEES, PROFILE_IDS } from '../../../src-shared/ipc/workspaces.routes.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { instantSchema } from '../../../src-shared/lib/time.ts';
import type { WorkspaceEntry } from './home-store.ts';
import type { Connection } from './sqlite/connection.ts';

const entrySchema = z.object({
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

/** The table of workspaces in the home's file. Each method is one transaction. */
export interface WorkspaceRows {
  /** The last used first. */
  readonly list: () => readonly WorkspaceEntry[];
  readonly insert: (entry: WorkspaceEntry, key: string) => void;
  /** Error: WORKSPACE_UNKNOWN. */
  readonly change: (id: string, changed: (entry: WorkspaceEntry) => WorkspaceEntry) => WorkspaceEntry;
  /** The workspace's key, and whether its file was ever made. Error: WORKSPACE_UNKNOWN. */
  readonly secret: (id: string) => { readonly key: string; readonly isMade: boolean };
  readonly setMade: (id: string) => void;
}

const unknown = (id: string): SatchelError => new SatchelError('WORKSPACE_UNKNOWN', { params: { name: id } });

export function workspaceRows(connection: Connection): WorkspaceRows {
  const read = (id: string): WorkspaceEntry => {
    const row = connection.get<{ entry: string }>('SELECT entry FROM workspaces WHERE id=?', id);
    if (row === undefined) throw unknown(id);
    return parseEntry(row.entry);
  };
  return {
    list: () =>
      connection
        .all<{ entry: string }>('SELECT entry FROM workspaces ORDER BY last_used_at DESC, id DESC')
        .map(({ entry }) => parseEntry(entry)),
    insert: (entry, key) =>
      connection.transaction('durable', () => {
        connection.run(
          'INSERT INTO workspaces(id,key,is_made,last_used_at,entry) VALUES(?,?,0,?,?)',
          ...[entry.id, key, entry.lastUsedAt, JSON.stringify(entry)],
        );
      }),
    change: (id, changed) =>
      connection.transaction('durable', () => {
        const entry = { ...changed(read(id)), id };
        connection.run(
          'UPDATE workspaces SET last_used_at=?,entry=? WHERE id=?',
          ...[entry.lastUsedAt, JSON.stringify(entry), id],
        );
        return entry;
      }),
    secret: (id) => {
      const row = connection.get<{ key: string; is_made: number }>('SELECT key,is_made FROM workspaces WHERE id=?', id);
      if (row === undefined) throw unknown(id);
      return { key: row.key, isMade: row.is_made === 1 };
    },
    setMade: (id) =>
      connection.transaction('durable', () => {
        connection.run('UPDATE workspaces SET is_made=1 WHERE id=?', id);
      }),
  };
}

/** Error: STORE_DAMAGED. */
function parseEntry(text: string): WorkspaceEntry {
  const parsed = entrySchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new SatchelError('STORE_DAMAGED');
  return parsed.data;
}
