import { z } from 'zod';
import { ENTITIES } from '../domain/entities.ts';
import { OP_STATES, opErrorSchema } from '../domain/sync-state.schema.ts';
import { instantSchema } from '../lib/time.ts';
import { route } from './define.ts';

const nothing = z.strictObject({});
const count = z.int().nonnegative();

/** Counts are operations. `pending` = not yet confirmed and includes `sending` and `unknown`. Refused = blocked + dead. */
export const syncStatusSchema = z.strictObject({
  pending: count,
  sending: count,
  unknown: count,
  held: count,
  conflicts: count,
  refused: count,
  lastCompleteSweepAt: instantSchema.nullable(),
  /** None but held. */
  settled: z.boolean(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

/** Whether the last attempt reached the server, and what keeps the next one waiting. */
export const CONNECTIONS = ['none', 'online', 'offline', 'signed_out'] as const;

/** How far the round under way is: changes sent, or records of one entity compared with the server's list. */
const syncProgressSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('sending'), done: count, total: count }),
  z.strictObject({ phase: z.literal('receiving'), entity: z.enum(ENTITIES), done: count, total: count }),
]);
export type SyncProgress = z.infer<typeof syncProgressSchema>;

/** What kept rounds from reaching the server; `internal` = a defect of ours. */
const TROUBLES = [
  'no_network',
  'unreachable',
  'certificate',
  'broken',
  'timeout',
  'too_large',
  'paused',
  'internal',
] as const;

/** Why the last rounds in a row failed: since when, how many of them, and what the server said at the last. */
const syncTroubleSchema = z.strictObject({
  kind: z.enum(TROUBLES),
  since: instantSchema,
  attempts: z.int().positive(),
  /** Null where no answer came. */
  httpStatus: z.int().nullable(),
  /** The number under which the server knows the request, where it gave one. */
  requestId: z.string().nullable(),
});
export type SyncTrouble = z.infer<typeof syncTroubleSchema>;

export const syncOverviewSchema = z.strictObject({
  status: syncStatusSchema,
  connection: z.enum(CONNECTIONS),
  isRunning: z.boolean(),
  /** Null while no round is running, and before it knows how much there is to do. */
  progress: syncProgressSchema.nullable(),
  /** Null as soon as a round reaches the server. */
  trouble: syncTroubleSchema.nullable(),
  /** When the next automatic round starts, or null. */
  nextAt: instantSchema.nullable(),
  /** Per entity that the server speaks of (in `local`: that has screens), in the order of ENTITIES. `here` counts records that are not deleted. */
  modules: z.array(
    z.strictObject({
      entity: z.enum(ENTITIES),
      here: count,
      pending: count,
      conflicts: count,
      refused: count,
      lastCompleteSweepAt: instantSchema.nullable(),
      /** Records missing on the server's list, so many at once that a person has to confirm it; absent = none. */
      missing: count.optional(),
    }),
  ),
});
export type SyncOverview = z.infer<typeof syncOverviewSchema>;

/** A change that has not reached the server, for the page of pending changes. */
export const pendingChangeSchema = z.strictObject({
  /** Also its X-Request-ID. */
  opId: z.uuid(),
  entity: z.enum(ENTITIES),
  recordId: z.uuid(),
  title: z.string(),
  kind: z.enum(['create', 'patch', 'delete', 'command']),
  changed: z.array(z.string()),
  state: z.enum(OP_STATES),
  hasConflict: z.boolean(),
  attempts: count,
  createdAt: instantSchema,
  nextAt: instantSchema.nullable(),
  lastError: opErrorSchema.nullable(),
  /** Records that the server has to be told of before this change; `isRefused`: which a person has to decide about first. */
  waitsFor: z
    .array(z.strictObject({ entity: z.enum(ENTITIES), recordId: z.uuid(), title: z.string(), isRefused: z.boolean() }))
    .optional(),
});
export type PendingChange = z.infer<typeof pendingChangeSchema>;

/**
 * Whether the server takes something: what its kind of server does not have, what it refused last for want of a right (403), what
 * it said it has not been made for (501).
 */
const CAPABILITY_STATES = ['offered', 'not_offered', 'forbidden', 'not_implemented'] as const;
export type CapabilityState = (typeof CAPABILITY_STATES)[number];

export const DEEDS = ['read', 'create', 'update', 'delete'] as const;
export type Deed = (typeof DEEDS)[number];

const capabilitySchema = z.strictObject({
  entity: z.enum(ENTITIES),
  deeds: z.record(z.enum(DEEDS), z.enum(CAPABILITY_STATES)),
});
export type Capability = z.infer<typeof capabilitySchema>;

export const syncRoutes = {
  'sync.overview': route({ input: nothing, output: syncOverviewSchema }),
  /** What the server takes of each entity, as far as it is known by now; empty where there is no server. */
  'sync.capabilities': route({ input: nothing, output: z.array(capabilitySchema) }),
  /** Those that need a person first, then by age; at most 500. */
  'sync.pending': route({ input: nothing, output: z.array(pendingChangeSchema) }),
  /** Starts a round now and resets every waiting time. Answers when the round is over. */
  'sync.run': route({ input: nothing, output: syncOverviewSchema }),
  /** Signs in again for the open workspace. */
  'sync.signIn': route({
    input: z.strictObject({
      credential: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('password'), password: z.string().max(1_000) }),
        z.strictObject({ kind: z.literal('token'), token: z.string().max(10_000) }),
      ]),
    }),
    output: syncOverviewSchema,
  }),
} as const;
