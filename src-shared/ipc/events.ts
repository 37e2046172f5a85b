import { z } from 'zod';
import { ENTITIES, SCREEN_ENTITIES, type Entity } from '../domain/entities.ts';
import { jobProgressSchema } from './jobs.routes.ts';
import { settingsSchema } from './shell.routes.ts';
import { updateProgressSchema } from './update-progress.ts';
import { syncOverviewSchema } from './sync.routes.ts';
import { workspaceSchema } from './workspaces.routes.ts';

/** Records were written (by a person or by sync). At most 500 ids; `null` = many, read again. */
const changedSchema = z.strictObject({ ids: z.array(z.uuid()).nullable() });
const recordEvents = Object.fromEntries(ENTITIES.map((entity) => [`${entity}.changed`, changedSchema])) as {
  readonly [E in Entity as `${E}.changed`]: typeof changedSchema;
};

/** What the core and the shell tell every window, on one channel. The list is closed. */
export const events = {
  ...recordEvents,
  /** At most ten times a second. */
  'jobs.progress': jobProgressSchema,
  /** The saved views of an entity are not what they were. */
  'views.changed': z.strictObject({ entity: z.enum(SCREEN_ENTITIES) }),
  /** How far the update of data from an earlier version is, at most ten times a second; null = the data is open, or cannot be. */
  'store.progress': updateProgressSchema.nullable(),
  /** The data of a workspace is damaged, or an old copy is in its place; it stays closed until it is recovered. */
  'store.damaged': z.strictObject({ code: z.enum(['STORE_DAMAGED', 'STORE_OLDER']) }),
  'sync.changed': syncOverviewSchema,
  'workspaces.changed': workspaceSchema.nullable(),
  'shell.settingsChanged': settingsSchema,
  /** The core's worker stopped and cannot be used any more. */
  'core.stopped': z.strictObject({}),
} as const;

export type EventName = keyof typeof events;
export type EventData<Name extends EventName> = z.infer<(typeof events)[Name]>;
export interface EventMessage<Name extends EventName = EventName> {
  readonly name: Name;
  readonly data: EventData<Name>;
}
