import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import type { Conflict, Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { parseFields, SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { isMasked } from '../../../../src-shared/lib/mask.ts';
import { withDeps, type EditContext, type EditResult } from '../record-edits.ts';
import { baseOf, isFrozen, newOp, withOps } from '../record/ops.ts';
import { fieldOf, withFields, withSync, type MaybeFields, type SyncRecord } from '../record/sync-record.ts';
import { decisionEntry } from './decision-entry.ts';
import { withoutField } from './release-ops.ts';

export type FieldChoice =
  { readonly take: 'base' | 'mine' | 'theirs' } | { readonly take: 'value'; readonly value: Json };

/** Whether what the server shows of a field is only a mask, which nobody can take as a value. */
export const isHidden = (entity: Entity, field: string, theirs: Json): boolean =>
  typeof theirs === 'string' && isMasked(theirs) && !entityTable[entity].changes.safeParse({ [field]: theirs }).success;

/**
 * Decides a field in conflict. What was decided is planned as a change of what the server now has, so that only a newer
 * edit there asks again. Errors: CONFLICT_NOT_FOUND; INVALID_INPUT for a mask, a base nobody knows, a wrong value.
 */
export function resolveField<E extends Entity>(
  entity: E,
  record: RecordOf[E],
  { field, choice, context }: { field: string; choice: FieldChoice; context: EditContext },
): EditResult<RecordOf[E]> {
  const conflict = record.sync.conflicts.find((candidate) => candidate.field === field);
  if (!conflict || record.deletedAt !== null) throw new SatchelError('CONFLICT_NOT_FOUND');
  const value = chosen(entity, record, { field, conflict, choice });
  const hidden = isHidden(entity, field, conflict.theirs);
  const mine = fieldOf(record, field) ?? null;
  const settled = withoutConflict(record, field, context.nextId);
  const next = withFields(hidden ? showing(settled, field, conflict) : settled, { [field]: value });
  const ops = sameJson(value, conflict.theirs)
    ? undoOnItsWay(settled.sync.ops, { field, mine, context })
    : withChange(settled.sync.ops, { field, base: hidden ? {} : { [field]: conflict.theirs }, context });
  const decided = withDeps(entity, withSync(next, withOps(next.sync, ops)));
  return {
    record: { ...decided, updatedAt: context.now, updatedBy: context.by },
    history: [mine, conflict.theirs]
      .filter((before) => !sameJson(before, value))
      .map((before) => decisionEntry({ entity, recordId: record.id, field, before, after: value }, context)),
  };
}

interface Choosing {
  readonly field: string;
  readonly conflict: Conflict;
  readonly choice: FieldChoice;
}

function chosen(entity: Entity, record: SyncRecord, { field, conflict, choice }: Choosing): Json {
  switch (choice.take) {
    case 'mine':
      return fieldOf(record, field) ?? null;
    case 'theirs':
      if (isHidden(entity, field, conflict.theirs)) throw masked(field);
      return conflict.theirs;
    case 'base': {
      const base = baseOf(record.sync.ops)[field];
      if (base === undefined) throw masked(field);
      return base;
    }
    case 'value': {
      const parsed: MaybeFields = parseFields(entityTable[entity].changes, { [field]: choice.value });
      return parsed[field] ?? null;
    }
  }
}

const masked = (field: string): SatchelError => new SatchelError('INVALID_INPUT', { fields: { [field]: 'masked' } });

/** The record with the conflict over and no patch that names the field; its provenance is clear from now on. */
function withoutConflict<R extends SyncRecord>(record: R, field: string, nextId: () => string): R {
  const conflicts = record.sync.conflicts.filter((conflict) => conflict.field !== field);
  const provenance = Object.fromEntries(Object.entries(record.sync.provenance).filter(([name]) => name !== field));
  const display = Object.fromEntries(Object.entries(record.sync.display).filter(([name]) => name !== field));
  const ops = withoutField(record.sync.ops, field, nextId);
  return withSync(record, { ...withOps(record.sync, ops, conflicts), provenance, display });
}

/** The mask over which the person decided: as long as the server shows it, nobody has written there again. */
const showing = <R extends SyncRecord>(record: R, field: string, { theirs }: Conflict): R =>
  withSync(record, { display: { ...record.sync.display, ...(typeof theirs === 'string' ? { [field]: theirs } : {}) } });

interface Changing {
  readonly field: string;
  readonly base: Readonly<Record<string, Json>>;
  readonly context: EditContext;
}

/** A patch of the field on top: part of the last one, unless the server may have seen it. Commands never sent stay last. */
function withChange(all: readonly Op[], { field, base, context }: Changing): Op[] {
  const end = all.findLastIndex((op) => op.kind !== 'command' || isFrozen(op)) + 1;
  const [below, commands] = [all.slice(0, end), all.slice(end)];
  const top = below.at(-1);
  if (top && !isFrozen(top) && top.kind === 'patch') {
    const changed = [...top.changed, field];
    return [...below.slice(0, -1), { ...top, changed, base: { ...top.base, ...base } }, ...commands];
  }
  const { scope, changeSetId, now: createdAt, nextId } = context;
  if (!scope) return [...all];
  const patch = { id: nextId(), scope, kind: 'patch', changeSetId, changed: [field], base, createdAt } as const;
  return [...below, newOp(all, patch), ...commands];
}

/** Where the server's value was taken while ours is on its way there, ours has to be replaced again. */
const undoOnItsWay = (
  ops: readonly Op[],
  { field, mine, context }: { field: string; mine: Json; context: EditContext },
): Op[] =>
  ops.some((op) => op.kind === 'patch' && op.changed.includes(field))
    ? withChange(ops, { field, base: { [field]: mine }, context })
    : [...ops];
