import { z } from 'zod';
import { SCREEN_ENTITIES } from '../../../../src-shared/domain/entities.ts';
import { bulkCountsSchema } from '../../../../src-shared/ipc/bulk.routes.ts';
import type { ChangeSetOf } from '../../../../src-shared/ipc/change-sets.routes.ts';
import type { ChangeSetRow } from '../../store/store.ts';

const summarySchema = z.strictObject({
  entity: z.enum(SCREEN_ENTITIES),
  action: z.enum(['update', 'remove', 'restore']),
  fields: z.array(z.string()),
  state: z.enum(['open', 'done']),
  counts: bulkCountsSchema,
  /** What was asked; the same again goes on with an open change-set. */
  fingerprint: z.string(),
});
type BulkSummary = z.infer<typeof summarySchema>;

/** The change of many records as it is kept. */
export interface BulkSet extends Omit<ChangeSetRow, 'summary'> {
  readonly summary: BulkSummary;
}

/** A change-set of this feature, or null for one of another or one that cannot be read. */
export function bulkSet(row: ChangeSetRow): BulkSet | null {
  const summary = row.kind === 'bulk' ? summarySchema.safeParse(row.summary) : null;
  return summary?.success ? { ...row, summary: summary.data } : null;
}

/** What a window is told of it, or null. */
export function toBulkChangeSet(row: ChangeSetRow): ChangeSetOf<'bulk'> | null {
  const set = bulkSet(row);
  if (set === null) return null;
  const { state, entity, action, fields, counts } = set.summary;
  const { id, at, by, reversedAt } = set;
  return { id, at, by, kind: 'bulk', state: reversedAt === null ? state : 'reversed', entity, action, fields, counts };
}
