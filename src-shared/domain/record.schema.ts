import { z } from 'zod';
import { instantSchema } from '../lib/time.ts';
import { recordSyncSchema } from './sync-state.schema.ts';

/** What every record of every entity carries. `id` is made here and permanent; `serverId` is the server's or null. */
export const recordMeta = {
  id: z.uuid(),
  serverId: z.string().nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
  updatedAt: instantSchema,
  updatedBy: z.string(),
  deletedAt: instantSchema.nullable(),
  ownerId: z.string().nullable(),
  sync: recordSyncSchema,
} as const;

export const META_FIELDS = Object.keys(recordMeta);
