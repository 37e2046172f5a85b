import { z } from 'zod';
import type { ChangeSetOf } from '../../../../src-shared/ipc/change-sets.routes.ts';
import type { ChangeSetRow } from '../../store/store.ts';

const summarySchema = z.strictObject({
  state: z.enum(['open', 'done']),
  customers: z.int().nonnegative(),
  records: z.int().nonnegative(),
});

/** Sample data as it is kept. */
export interface SampleSet extends Omit<ChangeSetRow, 'summary'> {
  readonly summary: z.infer<typeof summarySchema>;
}

/** A change-set of this feature, or null for one of another or one that cannot be read. */
export function sampleSet(row: ChangeSetRow): SampleSet | null {
  const summary = row.kind === 'sample' ? summarySchema.safeParse(row.summary) : null;
  return summary?.success ? { ...row, summary: summary.data } : null;
}

/** What a window is told of it, or null. */
export function toSampleChangeSet(row: ChangeSetRow): ChangeSetOf<'sample'> | null {
  const set = sampleSet(row);
  if (set === null) return null;
  const { id, at, by, reversedAt, summary } = set;
  const state = reversedAt === null ? summary.state : 'reversed';
  return { id, at, by, kind: 'sample', state, customers: summary.customers, records: summary.records };
}
