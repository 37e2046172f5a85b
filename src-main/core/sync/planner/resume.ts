import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { withOps } from '../record/ops.ts';
import { withSync, type SyncRecord } from '../record/sync-record.ts';

/** At the start every operation that was being sent may have arrived. */
export function recovered<R extends SyncRecord>(record: R): R {
  if (!record.sync.ops.some((op) => op.state === 'sending')) return record;
  const ops = record.sync.ops.map((op): Op => (op.state === 'sending' ? { ...op, state: 'unknown' } : op));
  return withSync(record, withOps(record.sync, ops));
}

/** Every waiting time ended: a person asked to sync now. */
export function withoutWaits<R extends SyncRecord>(record: R): R {
  if (!record.sync.ops.some((op) => op.nextAt !== null)) return record;
  return withSync(
    record,
    withOps(
      record.sync,
      record.sync.ops.map((op) => ({ ...op, nextAt: null })),
    ),
  );
}
