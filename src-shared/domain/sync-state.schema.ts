import { z } from 'zod';
import { jsonSchema } from '../lib/json.ts';
import { instantSchema } from '../lib/time.ts';

/** How an operation stands. `acked` = the server accepted it and its record has not been read back yet. */
export const OP_STATES = ['pending', 'sending', 'unknown', 'acked', 'confirmed', 'blocked', 'held', 'dead'] as const;
export type OpState = (typeof OP_STATES)[number];

/** Why the last attempt failed, in the server's words. `code` is the server's or ours (UNREACHABLE, NOT_JSON, …). */
export const opErrorSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  httpStatus: z.int().nullable(),
  requestId: z.string().nullable(),
  fieldErrors: z.record(z.string(), z.array(z.string())),
  at: instantSchema,
});
export type OpError = z.infer<typeof opErrorSchema>;

/**
 * One thing that the server still has to be told about a record. It lives inside the record, so that data and what is
 * still to be sent can never part. `id` is sent as X-Request-ID; `tenant` and `user` are those of the moment of the edit.
 */
export const opSchema = z.strictObject({
  id: z.uuid(),
  seq: z.int().nonnegative(),
  tenant: z.string(),
  user: z.string(),
  kind: z.enum(['create', 'patch', 'delete', 'command']),
  command: z.string().nullable(),
  args: jsonSchema,
  changeSetId: z.uuid().nullable(),
  /** The exact body of the first sending; from then on the key (`id`) stands for this body and no other. */
  frozenBody: jsonSchema,
  /** Values of `changed` as the server last acknowledged them when this operation was made. */
  base: z.record(z.string(), jsonSchema),
  changed: z.array(z.string()),
  /** Local ids of records whose server id must be known first. */
  deps: z.array(z.uuid()),
  state: z.enum(OP_STATES),
  attempts: z.int().nonnegative(),
  /** Failures that waiting does not heal, or look-ups that found nothing; absent = none. Eight of them end the attempts. */
  failures: z.int().nonnegative().optional(),
  nextAt: instantSchema.nullable(),
  firstSentAt: instantSchema.nullable(),
  createdAt: instantSchema,
  lastError: opErrorSchema.nullable(),
});
export type Op = z.infer<typeof opSchema>;

/** Both sides changed the same field, or (`field: null`) the server deleted a record that was edited here. */
export const conflictSchema = z.strictObject({
  field: z.string().nullable(),
  base: jsonSchema,
  theirs: jsonSchema,
  since: instantSchema,
});
export type Conflict = z.infer<typeof conflictSchema>;

export const PROVENANCES = ['clear', 'masked', 'stale', 'not_loaded'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** The word a record carries. Held counts as settled in totals; it waits for a server that can take it. */
export const RECORD_SYNC_STATES = ['settled', 'pending', 'held', 'conflict', 'refused'] as const;
export type RecordSyncState = (typeof RECORD_SYNC_STATES)[number];

/** The sync state that every record carries inside itself. A field missing in `provenance` is clear. */
export const recordSyncSchema = z.strictObject({
  state: z.enum(RECORD_SYNC_STATES),
  /** Last acknowledged clear values of the fields changed here. */
  base: z.record(z.string(), jsonSchema),
  provenance: z.record(z.string(), z.enum(PROVENANCES)),
  /** Masked values as the server shows them: for the eye only, never sent, searched, merged or exported. */
  display: z.record(z.string(), z.string()),
  ops: z.array(opSchema),
  conflicts: z.array(conflictSchema),
  seen: z.strictObject({
    serverUpdatedAt: z.string().nullable(),
    listHash: z.string().nullable(),
    etag: z.string().nullable(),
    absentSweeps: z.int().nonnegative(),
  }),
  lastError: opErrorSchema.nullable(),
});
export type RecordSync = z.infer<typeof recordSyncSchema>;

/** The sync state of a record that was made here and of which no server knows. */
export const newRecordSync = (): RecordSync => ({
  state: 'settled',
  base: {},
  provenance: {},
  display: {},
  ops: [],
  conflicts: [],
  seen: { serverUpdatedAt: null, listHash: null, etag: null, absentSweeps: 0 },
  lastError: null,
});
