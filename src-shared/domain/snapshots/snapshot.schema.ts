import { z } from 'zod';
import { jsonSchema } from '../../lib/json.ts';
import { instantSchema } from '../../lib/time.ts';
import { recordMeta } from '../record.schema.ts';

export const SNAPSHOT_KINDS = [
  'health',
  'health_trend',
  'value',
  'behavior',
  'service_records',
  'satisfaction',
  'overview',
  'forecast',
] as const;

/** Nothing of it is a person's to write: a snapshot only ever comes from a server. */
export const snapshotFieldsSchema = z.strictObject({});

/** What a server computed, as it told it: `customerId` null = about everything, `asOf` = the moment it speaks of. */
export const snapshotSchema = z.strictObject({
  ...recordMeta,
  customerId: z.uuid().nullable(),
  /** One of SNAPSHOT_KINDS, or a word that a later server brings. */
  kind: z.string().min(1).max(200),
  asOf: instantSchema,
  data: jsonSchema,
});
export type Snapshot = z.infer<typeof snapshotSchema>;
