import { withOps } from '../record/ops.ts';
import { withSync, type SyncRecord } from '../record/sync-record.ts';

/**
 * A record of which this server has no resource: what was never sent is held, until a profile knows where it goes. Gives
 * the same record where nothing changes.
 */
export function heldHere<R extends SyncRecord>(record: R): R {
  if (record.sync.ops.every(({ state }) => state !== 'pending')) return record;
  const ops = record.sync.ops.map((op) => (op.state === 'pending' ? ({ ...op, state: 'held' } as const) : op));
  return withSync(record, withOps(record.sync, ops));
}
