import type { Entity } from '../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../src-shared/domain/records.ts';
import type { Op } from '../../../src-shared/domain/sync-state.schema.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { sameJson, type Json } from '../../../src-shared/lib/json.ts';
import { difference, touched, type EditResult } from './record-edits.ts';
import { isFrozen, newOp } from './record/ops.ts';
import { withPlan, type EditContext } from './record/plan-ops.ts';
import { fieldOf, withFields } from './record/sync-record.ts';

/** Something that a server is told to do, rather than a value it is told to keep. */
export interface Command {
  readonly name: string;
  readonly args: Json;
  /** What it changes on the record here at once. */
  readonly changes: Readonly<Record<string, Json>>;
  /** Local ids of records that the server has to know first. */
  readonly deps: readonly string[];
}

/**
 * A command on a record. One of the same name that was never sent is replaced: the server is told the last wish alone; a
 * wish for what the server has already takes it back. Errors: NOT_FOUND for a deleted record.
 */
export function commandRecord<E extends Entity>(
  entity: E,
  record: RecordOf[E],
  command: Command,
  context: EditContext,
): EditResult<RecordOf[E]> {
  if (record.deletedAt !== null) throw new SatchelError('NOT_FOUND');
  const names = Object.keys(command.changes);
  const changed = names.filter((name) => !sameJson(command.changes[name], fieldOf(record, name) ?? null));
  if (changed.length === 0) return { record, history: [] };
  const next = touched(withFields(record, command.changes), context);
  return {
    record: withPlan(next, commandOps(record, command, context), context),
    history: changed.map((field) => difference({ entity, before: record, after: next, field }, context)),
  };
}

function commandOps(record: RecordOf[Entity], command: Command, context: EditContext): Op[] {
  const { ops } = record.sync;
  const { scope, changeSetId, now } = context;
  if (!scope) return [];
  const replaced = ops.find((op) => op.command === command.name && !isFrozen(op));
  const rest = ops.filter((op) => op !== replaced);
  const names = Object.keys(command.changes);
  const unset = Object.fromEntries(names.map((name) => [name, fieldOf(record, name) ?? null]));
  const base = replaced?.base ?? unset;
  const isSettled = replaced !== undefined && names.every((name) => sameJson(base[name], command.changes[name]));
  if (isSettled && !rest.some((op) => op.command === command.name)) return rest;
  const id = context.nextId();
  const op = newOp(ops, { id, scope, kind: 'command', changeSetId, changed: names, base, createdAt: now });
  return [...rest, { ...op, command: command.name, args: command.args, deps: [...command.deps] }];
}

export const SET_PRIMARY = 'set-primary';

/** Makes a contact the primary one of its customer. Both are local ids; the server is told once it knows both. */
export const setPrimaryCommand = (contactId: string): Command => ({
  name: SET_PRIMARY,
  args: { contactId },
  changes: { primaryContactId: contactId },
  deps: [contactId],
});
