import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { coalesce } from '../planner/coalesce.ts';
import { isRefused, plannedAgain, withOps } from '../record/ops.ts';
import { withSync, type SyncRecord } from '../record/sync-record.ts';

export const isStuck = (op: Op): boolean => op.state === 'blocked' || op.state === 'dead';

/** The refused operations of a record that an id means: one of them, or all where it is the record's. Error: REFUSAL_NOT_FOUND. */
export function refusedOps(record: SyncRecord, id: string): readonly Op[] {
  const ops = record.sync.ops.filter((op) => isStuck(op) && (op.id === id || record.id === id));
  if (ops.length === 0) throw new SatchelError('REFUSAL_NOT_FOUND');
  return ops;
}

/**
 * The record with refused operations planned again as it now reads, under new keys. One that the server may have applied
 * after all keeps its key and body: it is looked for, or said again, but never sent as something new.
 */
export function retryOps<R extends SyncRecord>(record: R, id: string, nextId: () => string): R {
  const refused = refusedOps(record, id);
  const ops = record.sync.ops.map((op) => (refused.includes(op) ? again(op, nextId) : op));
  return withSync(record, withOps(record.sync, coalesce(ops, nextId)));
}

function again(op: Op, nextId: () => string): Op {
  if (isRefused(op)) return plannedAgain(op, nextId());
  const isLookedFor = op.lastError?.code.startsWith('LOOKUP_') === true;
  const lastError = isLookedFor && op.lastError ? { ...op.lastError, code: 'IDEMPOTENT_CONFLICT' } : op.lastError;
  return { ...op, state: 'unknown', failures: 0, nextAt: null, lastError };
}
