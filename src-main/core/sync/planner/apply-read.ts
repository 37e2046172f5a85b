import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { withOps } from '../record/ops.ts';
import { withSync, type SyncRecord } from '../record/sync-record.ts';
import type { PlanContext } from './context.ts';
import { mergePulled, type Row } from './merge-pulled.ts';
import { syncEntry } from './sync-entry.ts';
import { hashAsHeld, unresolvedIn } from './unresolved.ts';

export interface Applied<R> {
  readonly record: R;
  readonly history: readonly HistoryEntry[];
}

/** The record after a look at it alone. An acknowledged operation at its head is confirmed by that. */
export function applyDetail<R extends SyncRecord>(
  record: R,
  { row, listHash }: { row: Row; listHash: string | null },
  context: PlanContext,
): Applied<R> {
  const { record: merged, history } = mergePulled(confirmed(record), row, { context, isDetail: true });
  const updatedAt = row.get('updatedAt');
  const serverUpdatedAt = updatedAt?.kind === 'clear' && typeof updatedAt.value === 'string' ? updatedAt.value : null;
  // without a row's mark, what is not resolved yet would pass for seen
  const isKnownLater = listHash === null && unresolvedIn(row, context).length > 0;
  const held = listHash === null ? null : hashAsHeld(row, listHash, context);
  const seen = {
    ...merged.sync.seen,
    serverUpdatedAt: isKnownLater ? null : serverUpdatedAt,
    listHash: held,
    absentSweeps: 0,
  };
  return revived({ record: withSync(merged, { seen }), history }, context);
}

/** The server lets us see it no more. What was acknowledged stays acknowledged; what waits is refused when it is sent. */
export const applyForbidden = <R extends SyncRecord>(record: R): Applied<R> => ({
  record: confirmed(record),
  history: [],
});

/** The server has no such record any more. Unsent work on it becomes a conflict, never a silent loss. */
export function applyGone<R extends SyncRecord>(record: R, context: PlanContext): Applied<R> {
  const ops = withoutConfirmed(record.sync.ops);
  if (record.deletedAt !== null || ops.some((op) => op.kind === 'delete')) return settleDeletion(record);
  const since = toInstant(context.nowMs);
  if (ops.length > 0) {
    const isKnown = record.sync.conflicts.some((conflict) => conflict.field === null);
    const conflict = { field: null, base: null, theirs: null, since };
    const conflicts = isKnown ? record.sync.conflicts : [...record.sync.conflicts, conflict];
    return { record: { ...record, sync: withOps(record.sync, ops, conflicts) }, history: [] };
  }
  return {
    record: { ...record, deletedAt: since, sync: withOps(record.sync, [], []) },
    history: [
      syncEntry(record.id, { field: 'deletedAt', before: null, after: since, by: '', source: 'sync' }, context),
    ],
  };
}

/** The deletion has happened. A creation on top of it (it was taken back) goes on under a new server id. */
export function settleDeletion<R extends SyncRecord>(record: R): Applied<R> {
  const at = record.sync.ops.findLastIndex((op) => op.kind === 'delete');
  const rest = record.sync.ops.slice(at + 1);
  if (rest.length === 0) return { record: { ...record, sync: withOps(record.sync, [], []) }, history: [] };
  const seen = { serverUpdatedAt: null, listHash: null, etag: null, absentSweeps: 0 };
  const sync = { ...withOps(record.sync, rest, []), provenance: {}, display: {}, seen };
  return { record: { ...record, serverId: null, sync }, history: [] };
}

/** Deleted here with the server's consent and yet there: somebody has brought it back. */
function revived<R extends SyncRecord>({ record, history }: Applied<R>, context: PlanContext): Applied<R> {
  if (record.deletedAt === null || record.sync.ops.length > 0) return { record, history };
  const back = syncEntry(
    record.id,
    { field: 'deletedAt', before: record.deletedAt, after: null, by: '', source: 'sync' },
    context,
  );
  return { record: { ...record, deletedAt: null }, history: [...history, back] };
}

const withoutConfirmed = (ops: readonly Op[]): readonly Op[] => (ops[0]?.state === 'acked' ? ops.slice(1) : ops);

const confirmed = <R extends SyncRecord>(record: R): R => ({
  ...record,
  sync: withOps(record.sync, withoutConfirmed(record.sync.ops)),
});
