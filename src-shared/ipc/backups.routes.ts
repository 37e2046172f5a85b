import { z } from 'zod';
import { instantSchema } from '../lib/time.ts';
import { route } from './define.ts';

const count = z.int().nonnegative();
const nothing = z.strictObject({});
/** What `shell.chooseFile` gave for a file. */
const fileId = z.uuid();
/** Null = the key of this computer's data. */
const passphrase = z.string().max(1_000).nullable();

const snapshotSchema = z.strictObject({
  id: z.string(),
  at: instantSchema,
  reason: z.enum(['automatic', 'restore']),
  bytes: count,
});
export type SnapshotView = z.infer<typeof snapshotSchema>;

const offerSchema = z.strictObject({
  /** Whose data it is: `local`, or the server's address, tenant and user. */
  workspace: z.strictObject({
    id: z.uuid(),
    kind: z.enum(['local', 'cell']),
    address: z.string().nullable(),
    tenant: z.string().nullable(),
    user: z.string().nullable(),
  }),
  /** False where nothing is left to rebuild from. */
  isPossible: z.boolean(),
  /** When the newest good snapshot was made; null = there is none. */
  snapshotAt: instantSchema.nullable(),
  /** Living records in it. */
  records: count,
  /** Records in the damaged file that are newer and can be read; of these, with changes that no server has. */
  salvageable: count,
  unsent: count,
});
export type RecoveryOfferView = z.infer<typeof offerSchema>;

const reportSchema = z.strictObject({
  snapshotAt: instantSchema.nullable(),
  salvaged: count,
  unsent: count,
  /** Stretches of rows that could not be read. */
  lost: count,
});
export type RecoveryReportView = z.infer<typeof reportSchema>;

export const backupsRoutes = {
  /** Snapshots of the open workspace, newest first. */
  'backups.snapshots': route({ input: nothing, output: z.array(snapshotSchema) }),
  /** When the whole of the open workspace's file was last read and found as it was written; null = not yet. */
  'backups.lastCheck': route({ input: nothing, output: z.strictObject({ soundAt: instantSchema.nullable() }) }),
  /** Writes every workspace into one sealed file. Errors: FILE_UNWRITABLE, PASSPHRASE_SHORT, STORE_DAMAGED, STORE_UNWRITABLE. */
  'backups.save': route({
    input: z.strictObject({ fileId, passphrase }),
    output: z.strictObject({ at: instantSchema, bytes: count }),
  }),
  /** Brings a backup back; what was here becomes a snapshot. Errors: the BACKUP_ codes, FILE_UNREADABLE, STORE_UNWRITABLE. */
  'backups.restore': route({
    input: z.strictObject({ fileId, passphrase }),
    output: z.strictObject({ workspaces: count, unsent: count }),
  }),
  /** What recovery of the workspace that would not open could bring. */
  'recovery.offer': route({ input: nothing, output: offerSchema }),
  /** Rebuilds it and opens it. Errors: SNAPSHOT_MISSING, STORE_UNWRITABLE. */
  'recovery.run': route({ input: nothing, output: reportSchema }),
  /** Puts an empty store in its place, to be filled by its server; the damaged file is kept. Error: NO_WORKSPACE for `local`. */
  'recovery.startAnew': route({ input: nothing, output: nothing }),
} as const;
