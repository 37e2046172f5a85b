import { z } from 'zod';
import { route } from './define.ts';

export const PROFILE_IDS = ['crm-cell', 'erp-crm', 'customer-lifecycle', 'customer-admin'] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];

/** `exactly-once`: the server honours X-Request-ID. `detected`: at most one duplicate, and it is found and shown. */
export const GUARANTEES = ['exactly-once', 'detected'] as const;
export type Guarantee = (typeof GUARANTEES)[number];

export const workspaceSchema = z.strictObject({
  id: z.uuid(),
  /** `local`, or `user@tenant@host`: what `--workspace` takes. */
  name: z.string(),
  kind: z.enum(['local', 'cell']),
  /** The cell's address, tenant and user; null in `local`. */
  address: z.string().nullable(),
  tenant: z.string().nullable(),
  user: z.string().nullable(),
  profile: z.enum(PROFILE_IDS).nullable(),
  guarantee: z.enum(GUARANTEES).nullable(),
});
export type Workspace = z.infer<typeof workspaceSchema>;

/** What a look at an address found out. */
export const probeSchema = z.strictObject({
  address: z.string(),
  host: z.string(),
  profile: z.enum(PROFILE_IDS),
  version: z.string(),
  guarantee: z.enum(GUARANTEES),
  extensions: z.array(z.string()),
});
export type Probe = z.infer<typeof probeSchema>;

const nothing = z.strictObject({});
const profile = z.enum(PROFILE_IDS).nullable().default(null);
const typed = z.string().max(500).default('');

export const workspacesRoutes = {
  /** The workspace that is open, or null before the first start. */
  'workspaces.current': route({ input: nothing, output: workspaceSchema.nullable() }),
  'workspaces.list': route({ input: nothing, output: z.array(workspaceSchema) }),
  'workspaces.open': route({ input: z.strictObject({ id: z.uuid() }), output: workspaceSchema }),
  /** Opens `local`, making it at the first time. */
  'workspaces.startLocal': route({ input: nothing, output: workspaceSchema }),
  /** Asks an address what it is, without signing in. */
  'workspaces.probe': route({ input: z.strictObject({ address: typed, profile }), output: probeSchema }),
  /** Signs in with a password or a pasted token and opens the workspace of (server, tenant, user). */
  'workspaces.connect': route({
    input: z.strictObject({
      address: typed,
      tenant: typed,
      user: typed,
      credential: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('password'), password: z.string().max(1_000) }),
        z.strictObject({ kind: z.literal('token'), token: z.string().max(10_000) }),
      ]),
      profile,
    }),
    output: workspaceSchema,
  }),
} as const;
