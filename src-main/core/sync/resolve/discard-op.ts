import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import type { Op, Provenance } from '../../../../src-shared/domain/sync-state.schema.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { coalesce } from '../planner/coalesce.ts';
import type { EditContext, EditResult } from '../record-edits.ts';
import { newOp, withOps } from '../record/ops.ts';
import { fieldOf, pick, withSync, type SyncRecord } from '../record/sync-record.ts';
import { decisionEntry } from './decision-entry.ts';
import { isHidden } from './resolve-field.ts';
import { refusedOps } from './retry-op.ts';

/**
 * Gives refused operations up, those of the record or the one that `id` names. Fields read as on the server again (or as
 * not loaded, where that is not known), a deletion is taken back, and a record that was never accepted there goes to the
 * bin. Every value given up stands in the history. Error: REFUSAL_NOT_FOUND.
 */
export function discardOps<E extends Entity>(
  entity: E,
  record: RecordOf[E],
  { id, context }: { id: string; context: EditContext },
): EditResult<RecordOf[E]> {
  const refused = refusedOps(record, id);
  if (refused.some((op) => op.kind === 'create')) return binned(entity, record, context);
  return refused.reduce<EditResult<RecordOf[E]>>(
    (given, op) => {
      const next =
        op.kind === 'delete'
          ? undeleted(entity, given.record, { op, context })
          : undone(entity, given.record, { op, context });
      return { record: next.record, history: [...given.history, ...next.history] };
    },
    { record, history: [] },
  );
}

interface Discarding {
  readonly op: Op;
  readonly context: EditContext;
}

/** Nothing of it is on the server: it lies in the bin, settled, and can be brought back as a new creation. */
function binned<E extends Entity>(entity: E, record: RecordOf[E], context: EditContext): EditResult<RecordOf[E]> {
  const deletedAt = record.deletedAt ?? context.now;
  const sync = withOps(record.sync, [], []);
  const entry = decisionEntry(
    { entity, recordId: record.id, field: 'deletedAt', before: record.deletedAt, after: deletedAt },
    context,
  );
  return {
    record: { ...touched(record, context), deletedAt, sync },
    history: record.deletedAt === null ? [entry] : [],
  };
}

/** The deletion alone is given up; changes that it had replaced are said after all. */
function undeleted<E extends Entity>(
  entity: E,
  record: RecordOf[E],
  { op, context }: Discarding,
): EditResult<RecordOf[E]> {
  const { changed, base, tenant, user } = op;
  const rest = record.sync.ops.filter((other) => other.seq !== op.seq);
  const { changeSetId, now: createdAt, nextId } = context;
  const patch = {
    id: nextId(),
    scope: { tenant, user },
    kind: 'patch',
    changeSetId,
    changed,
    base,
    createdAt,
  } as const;
  const ops = changed.length > 0 ? [...rest, newOp(rest, patch)] : rest;
  const entry = decisionEntry(
    { entity, recordId: record.id, field: 'deletedAt', before: record.deletedAt, after: null },
    context,
  );
  const sync = { ...withOps(record.sync, ops), seen: unseen(record) };
  return {
    record: { ...touched(record, context), deletedAt: null, sync },
    history: record.deletedAt === null ? [] : [entry],
  };
}

/** The fields of one operation as the server has them. A newer change of a field stands and starts from there. */
function undone<E extends Entity>(
  entity: E,
  record: RecordOf[E],
  { op, context }: Discarding,
): EditResult<RecordOf[E]> {
  const others = record.sync.ops.filter((other) => other.seq !== op.seq);
  const fields: Record<string, Json | undefined> = {};
  const provenance: Record<string, Provenance> = { ...record.sync.provenance };
  const history: HistoryEntry[] = [];
  const given = op.changed.filter((name) => !others.some((other) => other.changed.includes(name)));
  for (const field of given) {
    const before = fieldOf(record, field) ?? null;
    const there = onServer(entity, record, { op, field });
    fields[field] = there;
    if (there === undefined) provenance[field] = 'not_loaded';
    if (!sameJson(before, there))
      history.push(decisionEntry({ entity, recordId: record.id, field, before, after: there ?? null }, context));
  }
  const ops = coalesce(
    others.map((other) => startingFrom(other, op)),
    context.nextId,
  );
  const conflicts = record.sync.conflicts.filter(({ field }) => field === null || !given.includes(field));
  const sync = { ...withOps(record.sync, ops, conflicts), provenance, seen: unseen(record) };
  return { record: withSync(withValues(touched(record, context), fields), sync), history };
}

/** What the server has in a field: what it was last seen to have; undefined where that is not known. */
function onServer(entity: Entity, record: SyncRecord, { op, field }: { op: Op; field: string }): Json | undefined {
  const conflict = record.sync.conflicts.find((candidate) => candidate.field === field);
  if (!conflict) return op.base[field];
  return isHidden(entity, field, conflict.theirs) ? undefined : conflict.theirs;
}

/** A newer change of the same field starts from what the server has, not from the value that was given up. */
const startingFrom = (op: Op, given: Op): Op =>
  op.kind === 'patch' ? { ...op, base: { ...op.base, ...pick(given.base, op.changed) } } : op;

/** The list row that was last seen counts as new again, so that the next round reads the record afresh. */
const unseen = ({ sync }: SyncRecord): SyncRecord['sync']['seen'] => ({
  ...sync.seen,
  serverUpdatedAt: null,
  listHash: null,
});

const touched = <R extends SyncRecord>(record: R, context: EditContext): R => ({
  ...record,
  updatedAt: context.now,
  updatedBy: context.by,
});

function withValues<R extends SyncRecord>(record: R, fields: Readonly<Record<string, Json | undefined>>): R {
  const entries = Object.entries({ ...record, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as R;
}
