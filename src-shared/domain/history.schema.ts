import { z } from 'zod';
import { jsonSchema } from '../lib/json.ts';
import { instantSchema } from '../lib/time.ts';
import { ENTITIES } from './entities.ts';

export const HISTORY_SOURCES = ['edit', 'import', 'bulk', 'merge', 'sync'] as const;

/**
 * One field difference. Append-only, written in the transaction that writes the record. The creation of a record reads
 * `field: null, before: null` with all its fields in `after`; a deletion changes the field `deletedAt`.
 */
export const historyEntrySchema = z.strictObject({
  entity: z.enum(ENTITIES),
  recordId: z.uuid(),
  at: instantSchema,
  by: z.string(),
  device: z.string(),
  source: z.enum(HISTORY_SOURCES),
  changeSet: z.uuid().nullable(),
  field: z.string().nullable(),
  before: jsonSchema,
  after: jsonSchema,
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
