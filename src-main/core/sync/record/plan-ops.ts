import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { Conflict, Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { isKeptHere } from './kept-here.ts';
import { isFrozen, isRefused, newOp, plannedAgain, withOps } from './ops.ts';
import { fieldOf, pick, type MaybeFields, type SyncRecord } from './sync-record.ts';

export interface EditContext {
  /** Our stored form of a moment. */
  readonly now: string;
  readonly by: string;
  readonly device: string;
  readonly nextId: () => string;
  /** Who the change is sent as; null in the local workspace, whose records keep no operations and read `held`. */
  readonly scope: { readonly tenant: string; readonly user: string } | null;
  readonly changeSetId: string | null;
  readonly source: HistoryEntry['source'];
}

interface Intention {
  readonly kind: Op['kind'];
  readonly changed: readonly string[];
  readonly base: Readonly<Record<string, Json>>;
}

function added(ops: readonly Op[], intention: Intention, context: EditContext): Op[] {
  if (!context.scope) return [];
  const { scope, changeSetId, now } = context;
  return [...ops, newOp(ops, { id: context.nextId(), scope, changeSetId, createdAt: now, ...intention })];
}

/** The operations of a record with its creation on top, which sends the named fields. */
export const creationOps = (ops: readonly Op[], fields: readonly string[], context: EditContext): Op[] =>
  added(ops, { kind: 'create', changed: fields, base: {} }, context);

/** The patch that a deletion never sent had replaced. */
export const unsentPatch = (ops: readonly Op[], deletion: Op, context: EditContext): Op[] =>
  added(ops, { kind: 'patch', changed: deletion.changed, base: deletion.base }, context);

/**
 * The operations after an edit of the named fields: merged into the last one, unless the server may have seen it.
 * Commands never sent stay last: what they wait for must not keep an edit waiting.
 */
export function patchOps(before: SyncRecord, after: SyncRecord, names: readonly string[], context: EditContext): Op[] {
  const { ops, commands } = apart(before.sync.ops);
  return [...fieldOps({ before, after, ops }, names, context), ...commands];
}

/** Commands never sent, at the end of a record's operations, and what stands before them. */
function apart(all: readonly Op[]): { readonly ops: readonly Op[]; readonly commands: readonly Op[] } {
  const end = all.findLastIndex((op) => op.kind !== 'command' || isFrozen(op)) + 1;
  return { ops: all.slice(0, end), commands: all.slice(end) };
}

interface Edited {
  readonly before: SyncRecord;
  readonly after: SyncRecord;
  readonly ops: readonly Op[];
}

function fieldOps({ before, after, ops }: Edited, names: readonly string[], context: EditContext): Op[] {
  const top = ops.at(-1);
  const base = pick(before as unknown as MaybeFields, names);
  if (!top || isFrozen(top)) {
    const seq = Math.max(-1, ...before.sync.ops.map((op) => op.seq)) + 1;
    return added(ops, { kind: 'patch', changed: names, base }, context).map((op, index) =>
      index === ops.length ? { ...op, seq } : op,
    );
  }
  const named = [...top.changed, ...names.filter((name) => !top.changed.includes(name))];
  // a value unknown at the first change has no base; what was typed then is not one either
  const known = {
    ...pick(
      base,
      names.filter((name) => !top.changed.includes(name)),
    ),
    ...top.base,
  };
  const isBack = (name: string): boolean => known[name] !== undefined && sameJson(known[name], fieldOf(after, name));
  const changed = top.kind === 'create' ? named : named.filter((name) => !isBack(name));
  const below = ops.slice(0, -1);
  if (changed.length === 0) return below;
  const merged = { ...top, changed, base: top.kind === 'create' ? {} : pick(known, changed) };
  return [...below, isRefused(top) ? plannedAgain(merged, context.nextId()) : merged];
}

/** The operations after a deletion. What the server may have seen stays; the rest is remembered by the deletion. */
export function deletionOps(before: SyncRecord, context: EditContext): Op[] {
  const { ops, conflicts } = before.sync;
  const seen = ops.filter(isFrozen);
  const unsent = ops.filter((op) => !isFrozen(op));
  if (conflicts.some((conflict) => conflict.field === null)) return [];
  if (seen.at(-1)?.kind === 'delete') return seen;
  if (seen.length === 0 && before.serverId === null) return [];
  const edits = unsent.filter((op) => op.kind !== 'command');
  const changed = [...new Set(edits.flatMap((op) => op.changed))];
  const base = edits.reduceRight<Record<string, Json>>((all, op) => ({ ...all, ...op.base }), {});
  return added(seen, { kind: 'delete', changed, base }, context);
}

/** The record with its operations, conflicts that an edit has ended, and the word for its state. */
export function withPlan<R extends SyncRecord>(record: R, ops: readonly Op[], context: EditContext): R {
  if (!context.scope || isKeptHere(record)) return { ...record, sync: { ...withOps(record.sync, []), state: 'held' } };
  const ended = record.sync.conflicts.filter((conflict) => hasAgreed(conflict, record));
  const open = record.sync.conflicts.filter((conflict) => !ended.includes(conflict));
  return { ...record, sync: withOps(record.sync, withoutFields(ops, ended), open) };
}

const hasAgreed = (conflict: Conflict, record: SyncRecord): boolean =>
  conflict.field !== null && sameJson(conflict.theirs, fieldOf(record, conflict.field) ?? null);

/** Unsent patches without the fields on which both sides have come to agree. */
function withoutFields(ops: readonly Op[], ended: readonly Conflict[]): Op[] {
  const names = ended.map((conflict) => conflict.field);
  if (names.length === 0) return [...ops];
  return ops.flatMap((op) => {
    if (op.kind !== 'patch' || isFrozen(op)) return [op];
    const changed = op.changed.filter((name) => !names.includes(name));
    return changed.length > 0 ? [{ ...op, changed, base: pick(op.base, changed) }] : [];
  });
}
