import { newRecordSync } from '../../../../src-shared/domain/sync-state.schema.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { withFields, withSync, type SyncRecord } from '../record/sync-record.ts';
import type { Applied } from './apply-read.ts';
import type { PlanContext } from './context.ts';
import { mergePulled, type Row } from './merge-pulled.ts';
import { hashAsHeld } from './unresolved.ts';

export interface RowSeen {
  readonly serverId: string;
  readonly row: Row;
  /** Stands for the row's whole content. */
  readonly listHash: string;
}

export interface RowApplied<R> extends Applied<R> {
  /** The record has to be looked at alone: the row changed and does not tell everything. */
  readonly needsDetail: boolean;
}

/**
 * A record after its row on a list. A row that is as it was changes nothing at all. Where only a look at the record
 * alone can tell, the row is not noted as seen until that look has been taken, however the round ends.
 */
export function applyRow<R extends SyncRecord>(record: R, row: RowSeen, context: PlanContext): RowApplied<R> {
  const seen = { ...row, listHash: hashAsHeld(row.row, row.listHash, context) };
  const known = record.sync.seen;
  // deleted here with the server's consent: a list may be older than that, so only the record itself can say otherwise
  if (record.deletedAt !== null && record.sync.ops.length === 0) return { record, history: [], needsDetail: true };
  const updatedAt = clearText(seen.row, 'updatedAt');
  const isSameTime = updatedAt !== null && updatedAt === known.serverUpdatedAt;
  const isSameRow = known.listHash === seen.listHash;
  if (isSameRow && (isSameTime || updatedAt === null) && known.absentSweeps === 0)
    return { record, history: [], needsDetail: false };
  if (isSameTime && (isSameRow || known.listHash === null)) return { ...noted(record, seen), needsDetail: false };
  const merged = mergePulled(record, seen.row, { context, isDetail: false });
  const needsDetail = merged.needsDetail || !isWhole(seen.row, context);
  const next = {
    ...known,
    listHash: needsDetail ? null : seen.listHash,
    serverUpdatedAt: needsDetail ? null : updatedAt,
    absentSweeps: 0,
  };
  return { record: withSync(merged.record, { seen: next }), history: merged.history, needsDetail };
}

/** A record that this computer has never seen. Null where the row lacks what our schema demands. */
export function recordOfRow(seen: RowSeen, context: PlanContext): RowApplied<SyncRecord> | null {
  const now = toInstant(context.nowMs);
  const bare: SyncRecord = {
    id: context.nextId(),
    serverId: seen.serverId,
    createdAt: now,
    createdBy: '',
    updatedAt: now,
    updatedBy: '',
    deletedAt: null,
    ownerId: null,
    sync: newRecordSync(),
  };
  if (clearText(seen.row, context.resource.lookUp.field) === null) return null;
  const filled = applyRow(withFields(bare, {}), seen, context);
  return { ...filled, history: [] };
}

const noted = <R extends SyncRecord>(record: R, { listHash }: RowSeen): Applied<R> => ({
  record: withSync(record, { seen: { ...record.sync.seen, listHash, absentSweeps: 0 } }),
  history: [],
});

/** Every field that this profile knows stands in the row in clear. */
const isWhole = (row: Row, { resource }: PlanContext): boolean =>
  resource.fields.every(({ ours }) => ['clear', 'reference'].includes(row.get(ours)?.kind ?? ''));

function clearText(row: Row, name: string): string | null {
  const value = row.get(name);
  return value?.kind === 'clear' && typeof value.value === 'string' ? value.value : null;
}

/** Whether two records would be stored alike. */
export const isUnchanged = (left: SyncRecord, right: SyncRecord): boolean =>
  left === right || sameJson(left as unknown as Json, right as unknown as Json);

/** Whether a row has brought anything that a person could see, rather than a note that it was seen. */
export const isNews = <R extends SyncRecord>(known: R, next: R): boolean =>
  !isUnchanged(known, withSync(next, { seen: known.sync.seen }));
