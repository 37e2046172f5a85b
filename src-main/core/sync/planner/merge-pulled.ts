import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { Conflict, Op, Provenance } from '../../../../src-shared/domain/sync-state.schema.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { resolve, sentFields, type Incoming } from '../profiles/wire-mapping.ts';
import { baseOf, isFrozen, withOps } from '../record/ops.ts';
import { fieldOf, pick, type SyncRecord } from '../record/sync-record.ts';
import type { PlanContext } from './context.ts';
import { mergeField, type FieldVerdict } from './merge-field.ts';
import { syncEntry } from './sync-entry.ts';

export type Row = ReadonlyMap<string, Incoming>;

export interface Merged<R> {
  readonly record: R;
  readonly history: readonly HistoryEntry[];
  /** Fields of which only a look at the record alone can tell. */
  readonly needsDetail: boolean;
}

/** What of a record only the server's side may say while nothing is waiting to be sent. */
const SERVER_META: readonly string[] = ['updatedAt', 'updatedBy', 'createdAt', 'createdBy'];

/**
 * Brings what the server said into a record, field by field. What it left out stays; what it hides never replaces a clear
 * value; what was changed on both sides becomes a conflict that keeps both values.
 */
export function mergePulled<R extends SyncRecord>(
  record: R,
  row: Row,
  { context, isDetail }: { context: PlanContext; isDetail: boolean },
): Merged<R> {
  const fields: Record<string, Json | undefined> = {};
  const verdicts = new Map<string, FieldVerdict>();
  for (const wire of context.resource.fields) {
    const said = row.get(wire.ours);
    if (!said || isUntouched(wire.ours, record)) continue;
    const theirs = resolve(wire, said, context.refs);
    // a record that is not here yet: what stands here stays, and a later sweep resolves it
    if (theirs.kind === 'reference') continue;
    const verdict = mergeField({ wire, theirs, isDetail, ...sidesOf(record, wire.ours, context) });
    verdicts.set(wire.ours, verdict);
    fields[wire.ours] = verdict.value;
  }
  const next = replaceFields(record, fields);
  const conflicts = mergedConflicts(record.sync.conflicts, verdicts);
  const ops = withoutAgreed(record.sync.ops, verdicts);
  return {
    record: { ...next, sync: { ...withOps(next.sync, ops, conflicts), ...shown(record, verdicts) } },
    history: differences(record, next, { row, context, conflicts }),
    needsDetail: [...verdicts.values()].some((verdict) => verdict.needsDetail),
  };
}

/** What the server says of a field that is ours to say: while anything waits to be sent, or a command about it does. */
const isUntouched = (name: string, { sync: { ops } }: SyncRecord): boolean =>
  (ops.length > 0 && SERVER_META.includes(name)) ||
  ops.some((op) => op.kind === 'command' && op.changed.includes(name));

function sidesOf(record: SyncRecord, name: string, { resource, nowMs, refs }: PlanContext) {
  const conflict = record.sync.conflicts.find((candidate) => candidate.field === name);
  return {
    mine: fieldOf(record, name),
    base: baseOf(record.sync.ops)[name],
    isDirty: record.sync.ops.some((op) => op.changed.includes(name)),
    sent: record.sync.ops
      .filter(isFrozen)
      .flatMap((op) => Object.values(pick(sentFields(resource, op.frozenBody, refs), [name]))),
    conflict: conflict ?? null,
    display: record.sync.display[name],
    now: toInstant(nowMs),
  };
}

function replaceFields<R extends SyncRecord>(record: R, fields: Readonly<Record<string, Json | undefined>>): R {
  const entries = Object.entries({ ...record, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as R;
}

function mergedConflicts(known: readonly Conflict[], verdicts: ReadonlyMap<string, FieldVerdict>): Conflict[] {
  const kept = known.filter((conflict) => conflict.field === null || !verdicts.has(conflict.field));
  const found = [...verdicts].flatMap(([field, { conflict }]) => (conflict ? [{ ...conflict, field }] : []));
  return [...kept, ...found];
}

/** Unsent patches without the fields on which both sides agree; the rest of a frozen one stands as it was sent. */
function withoutAgreed(ops: readonly Op[], verdicts: ReadonlyMap<string, FieldVerdict>): Op[] {
  return ops.flatMap((op) => {
    if (op.kind !== 'patch' || isFrozen(op)) return [op];
    const changed = op.changed.filter((name) => verdicts.get(name)?.isAgreed !== true);
    if (changed.length === 0) return [];
    return changed.length === op.changed.length ? [op] : [{ ...op, changed, base: pick(op.base, changed) }];
  });
}

function shown(record: SyncRecord, verdicts: ReadonlyMap<string, FieldVerdict>) {
  const provenance: Record<string, Provenance> = { ...record.sync.provenance };
  const display: Record<string, string> = { ...record.sync.display };
  for (const [name, verdict] of verdicts) {
    if (verdict.provenance === 'clear') Reflect.deleteProperty(provenance, name);
    else provenance[name] = verdict.provenance;
    if (verdict.display === undefined) Reflect.deleteProperty(display, name);
    else display[name] = verdict.display;
  }
  return { provenance, display };
}

interface Told {
  readonly row: Row;
  readonly context: PlanContext;
  readonly conflicts: readonly Conflict[];
}

/** Values that a person saw here and that the server has replaced, and conflicts newly found: so that nothing vanishes. */
function differences(before: SyncRecord, after: SyncRecord, { row, context, conflicts }: Told): HistoryEntry[] {
  const { resource } = context;
  const by = row.get('updatedBy');
  const author = by?.kind === 'clear' && typeof by.value === 'string' ? by.value : '';
  const { writable, references } = entityTable[resource.entity];
  const told = new Set<string>([...writable, ...Object.keys(references)]);
  const replaced = [...told].flatMap((field) => {
    const was = fieldOf(before, field);
    const is = fieldOf(after, field);
    return was === undefined || is === undefined || sameJson(was, is) ? [] : [{ field, before: was, after: is }];
  });
  const isNew = (conflict: Conflict): boolean => !before.sync.conflicts.some((known) => sameConflict(known, conflict));
  const found = conflicts.filter(isNew).map(({ field, theirs }) => ({
    field: field ?? 'deletedAt',
    before: theirs,
    after: field === null ? null : (fieldOf(after, field) ?? null),
  }));
  return [
    ...replaced.map((change) => syncEntry(before.id, { ...change, by: author, source: 'sync' }, context)),
    ...found.map((change) => syncEntry(before.id, { ...change, by: author, source: 'merge' }, context)),
  ];
}

const sameConflict = (left: Conflict, right: Conflict): boolean =>
  left.field === right.field && sameJson(left.theirs, right.theirs);
