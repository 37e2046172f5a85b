import { z } from 'zod';
import { SCREEN_ENTITIES } from '../domain/entities.ts';
import { TIMELINE_KINDS, timelinePageSchema } from '../domain/timeline.schema.ts';
import { route } from './define.ts';

export const timelineRoutes = {
  /**
   * What happened with a customer or a contact, newest first. Error: INVALID_INPUT for an `after` that is no `next` of
   * this timeline. A record that is not here has an empty one.
   */
  'timeline.read': route({
    input: z.strictObject({
      entity: z.enum(SCREEN_ENTITIES),
      id: z.uuid(),
      kinds: z.array(z.enum(TIMELINE_KINDS)).min(1),
      limit: z.int().min(1).max(500).default(50),
      /** The `next` of the page before, or null for the first. */
      after: z.string().max(2_000).nullable().default(null),
    }),
    output: timelinePageSchema,
  }),
} as const;
