import { z } from 'zod';
import { jsonSchema } from '../../lib/json.ts';
import { instantSchema } from '../../lib/time.ts';
import { recordMeta } from '../record.schema.ts';

/** Nothing of it is a person's to write: a snapshot only ever comes from a server. */
export const snapshotFieldsSchema = z.strictObject({});

/** What a server computed, as it told it: `customerId` null = about everything, `asOf` = the moment it speaks of. */
export const snapshotSchema = z.strictObject({
  ...recordMeta,
  customerId: z.uuid().nullable(),
  /** health, health_trend, value, behavior, service_records, satisfaction, overview, forecast, or what a server adds. */
  kind: z.string().min(1).max(200),
  asOf: instantSchema,
  data: jsonSchema,
});
export type Snapshot = z.infer<typeof snapshotSchema>;
