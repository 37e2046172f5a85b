import type { Entity } from '../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../src-shared/domain/entity-table.ts';
import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';
import type { RecordOf } from '../../../src-shared/domain/records.ts';
import { newRecordSync, type Op } from '../../../src-shared/domain/sync-state.schema.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { sameJson } from '../../../src-shared/lib/json.ts';
import { isKeptHere } from './record/kept-here.ts';
import { isFrozen } from './record/ops.ts';
import { deletionOps, creationOps, patchOps, unsentPatch, withPlan, type EditContext } from './record/plan-ops.ts';
import { fieldOf, pick, withFields, type Fields, type MaybeFields, type SyncRecord } from './record/sync-record.ts';

export type { EditContext } from './record/plan-ops.ts';

/** Fields as the entity's own schema returned them: JSON values, absent ones undefined. */
export type ParsedFields = Readonly<Record<string, unknown>>;

/** What the unit of work has to write together. */
export interface EditResult<R> {
  readonly record: R;
  readonly history: readonly HistoryEntry[];
}

/** A record of a person's own making. `fields` were parsed by the entity's schema; absent ones stay unknown. */
export function createRecord<E extends Entity>(
  entity: E,
  fields: ParsedFields,
  context: EditContext,
): EditResult<RecordOf[E]> {
  const given = presentFields(entity, fields);
  const bare: SyncRecord = {
    id: context.nextId(),
    serverId: null,
    createdAt: context.now,
    createdBy: context.by,
    updatedAt: context.now,
    updatedBy: context.by,
    deletedAt: null,
    ownerId: null,
    sync: newRecordSync(),
  };
  const filled = withFields(bare, given);
  return {
    record: withDeps(
      entity,
      withPlan(filled, creationOps([], Object.keys(given), context), context),
    ) as unknown as RecordOf[E],
    history: [entry({ entity, id: bare.id, field: null, before: null, after: { ...given } }, context)],
  };
}

/**
 * Changes fields. Operations never sent are rewritten; one that the server may have seen gets a new one on top. A value
 * set back to what the server has drops its change. Errors: NOT_FOUND for a deleted record.
 */
export function editRecord<E extends Entity>(
  entity: E,
  record: RecordOf[E],
  changes: ParsedFields,
  context: EditContext,
): EditResult<RecordOf[E]> {
  if (record.deletedAt !== null) throw new SatchelError('NOT_FOUND');
  const given = presentFields(entity, changes);
  const names = Object.keys(given).filter((name) => !sameJson(given[name], fieldOf(record, name)));
  if (names.length === 0) return { record, history: [] };
  const next = touched(withFields(record, pick(given, names)), context);
  const provenance = Object.fromEntries(Object.entries(next.sync.provenance).filter(([name]) => !names.includes(name)));
  const clear = { ...next, sync: { ...next.sync, provenance } };
  return {
    record: withDeps(entity, withPlan(clear, patchOps(record, clear, names, context), context)),
    history: names.map((field) => difference({ entity, before: record, after: next, field }, context)),
  };
}

/** Hides a record and plans its deletion. A record the server never heard of is simply no longer sent. */
export function deleteRecord<E extends Entity>(
  entity: E,
  record: RecordOf[E],
  context: EditContext,
): EditResult<RecordOf[E]> {
  if (record.deletedAt !== null) return { record, history: [] };
  const next = touched({ ...record, deletedAt: context.now }, context);
  const decided = record.sync.conflicts.flatMap(({ field, theirs }) =>
    field === null ? [] : [{ field, before: theirs, after: fieldOf(record, field) ?? null }],
  );
  const settled = { ...next, sync: { ...next.sync, conflicts: [] } };
  return {
    record: withPlan(settled, deletionOps(record, context), context),
    history: [
      ...decided.map((change) => entry({ entity, id: record.id, ...change }, { ...context, source: 'merge' })),
      difference({ entity, before: record, after: next, field: 'deletedAt' }, context),
    ],
  };
}

/**
 * Takes a deletion back: one never sent is dropped together with its operation; after one that the server has, the
 * record is made anew there under a new server id.
 */
export function restoreRecord<E extends Entity>(
  entity: E,
  record: RecordOf[E],
  context: EditContext,
): EditResult<RecordOf[E]> {
  if (record.deletedAt === null) return { record, history: [] };
  const next = touched({ ...record, deletedAt: null }, context);
  const history = [difference({ entity, before: record, after: next, field: 'deletedAt' }, context)];
  const { ops } = record.sync;
  const top = ops.at(-1);
  if (top?.kind === 'delete' && !isFrozen(top)) {
    const rest = ops.slice(0, -1);
    const planned = top.changed.length > 0 ? unsentPatch(rest, top, context) : rest;
    return { record: withPlan(next, planned, context), history };
  }
  // ownerId is always there; when empty it says nothing that a creation should send
  const present = entityTable[entity].writable.filter((name) => {
    const value = fieldOf(record, name);
    return value !== undefined && (name !== 'ownerId' || value !== null);
  });
  const fresh = ops.length === 0 && !isKeptHere(next) ? { ...next, serverId: null, sync: newRecordSync() } : next;
  return { record: withDeps(entity, withPlan(fresh, creationOps(ops, present, context), context)), history };
}

/** Names the records that a server has to know before it can be told of this one. */
export function withDeps<R extends SyncRecord>(entity: Entity, record: R): R {
  const references = Object.keys(entityTable[entity].references);
  const deps = (op: Op): string[] =>
    references.flatMap((name) => {
      const to = op.changed.includes(name) ? fieldOf(record, name) : null;
      return typeof to === 'string' ? [to] : [];
    });
  const ops = record.sync.ops.map((op) =>
    isFrozen(op) || (op.kind !== 'create' && op.kind !== 'patch') ? op : { ...op, deps: deps(op) },
  );
  return { ...record, sync: { ...record.sync, ops } };
}

/** A deletion that follows from another record's: it is said only once that one has been. */
export function afterDeletionOf<R extends SyncRecord>(record: R, parentId: string): R {
  const ops = record.sync.ops.map((op) => (op.kind === 'delete' && !isFrozen(op) ? { ...op, deps: [parentId] } : op));
  return { ...record, sync: { ...record.sync, ops } };
}

export const touched = <R extends SyncRecord>(record: R, context: EditContext): R => ({
  ...record,
  updatedAt: context.now,
  updatedBy: context.by,
});

function presentFields(entity: Entity, fields: ParsedFields): Fields {
  return pick(fields as MaybeFields, entityTable[entity].writable);
}

interface Difference {
  readonly entity: Entity;
  readonly id: string;
  readonly field: string | null;
  readonly before: HistoryEntry['before'];
  readonly after: HistoryEntry['after'];
}

const entry = ({ entity, id, field, before, after }: Difference, context: EditContext): HistoryEntry => ({
  entity,
  recordId: id,
  at: context.now,
  by: context.by,
  device: context.device,
  source: context.source,
  changeSet: context.changeSetId,
  field,
  before,
  after,
});

export const difference = (
  { entity, before, after, field }: { entity: Entity; before: SyncRecord; after: SyncRecord; field: string },
  context: EditContext,
): HistoryEntry =>
  entry(
    { entity, id: before.id, field, before: fieldOf(before, field) ?? null, after: fieldOf(after, field) ?? null },
    context,
  );
