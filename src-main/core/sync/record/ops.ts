import type { Conflict, Op, RecordSync, RecordSyncState } from '../../../../src-shared/domain/sync-state.schema.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';

/** Codes of ours on an operation that needs a person although the server may have applied it. */
export const LOOKUP_NONE = 'LOOKUP_NONE';
export const LOOKUP_MANY = 'LOOKUP_MANY';
export const LOOKUP_TAKEN = 'LOOKUP_TAKEN';
const AMBIGUOUS: readonly string[] = [LOOKUP_NONE, LOOKUP_MANY, LOOKUP_TAKEN];

/** So many failures that waiting does not heal end the attempts; what the server made of them is not known. */
export const FAILURES_MOST = 8;
export const failuresOf = (op: Op): number => op.failures ?? 0;

export interface NewOp {
  readonly id: string;
  readonly scope: { readonly tenant: string; readonly user: string };
  readonly kind: Op['kind'];
  readonly changeSetId: string | null;
  readonly changed: readonly string[];
  readonly base: Readonly<Record<string, Json>>;
  readonly createdAt: string;
}

/** A new operation on top of those that the record has. */
export const newOp = (ops: readonly Op[], parts: NewOp): Op => ({
  id: parts.id,
  seq: Math.max(-1, ...ops.map((op) => op.seq)) + 1,
  tenant: parts.scope.tenant,
  user: parts.scope.user,
  kind: parts.kind,
  command: null,
  args: null,
  changeSetId: parts.changeSetId,
  frozenBody: null,
  base: { ...parts.base },
  changed: [...parts.changed],
  deps: [],
  state: 'pending',
  attempts: 0,
  nextAt: null,
  firstSentAt: null,
  createdAt: parts.createdAt,
  lastError: null,
});

/** The same intention under a new key: nothing of the old sending binds it any more. */
export const plannedAgain = (op: Op, id: string): Op => ({
  ...op,
  id,
  frozenBody: null,
  state: 'pending',
  attempts: 0,
  failures: 0,
  nextAt: null,
  firstSentAt: null,
  lastError: null,
});

/** The server said no for good and has not applied it. */
export const isRefused = (op: Op): boolean =>
  isStuck(op) && !AMBIGUOUS.includes(op.lastError?.code ?? '') && failuresOf(op) < FAILURES_MOST;

/** The server may have seen it: its body stands, and a later edit opens a new operation on top. */
export const isFrozen = (op: Op): boolean =>
  op.state === 'sending' || op.state === 'unknown' || op.state === 'acked' || (isStuck(op) && !isRefused(op));

const isStuck = (op: Op): boolean => op.state === 'blocked' || op.state === 'dead';

/** Last acknowledged values of the fields changed here: the base of the oldest operation that names each. */
export function baseOf(ops: readonly Op[]): Record<string, Json> {
  const base: Record<string, Json> = {};
  const named = new Set<string>();
  for (const op of ops) {
    for (const name of op.changed) {
      const value = op.base[name];
      if (!named.has(name) && value !== undefined) base[name] = value;
      named.add(name);
    }
  }
  return base;
}

/** The fields of an operation that no conflict holds back. */
export const undisputed = (op: Op, conflicts: readonly Conflict[]): string[] =>
  op.changed.filter((name) => !conflicts.some((conflict) => conflict.field === name));

/** Whether nothing of an operation may be sent before a person has decided. */
export const isDisputed = (op: Op, conflicts: readonly Conflict[]): boolean =>
  conflicts.some((conflict) => conflict.field === null) ||
  (op.kind === 'patch' && op.state === 'pending' && undisputed(op, conflicts).length === 0);

/** The one word for a record's sync state; the gravest wins. */
export function stateOf(ops: readonly Op[], conflicts: readonly Conflict[]): RecordSyncState {
  if (conflicts.length > 0) return 'conflict';
  if (ops.some(isStuck)) return 'refused';
  if (ops.some((op) => op.state !== 'held' && op.state !== 'confirmed')) return 'pending';
  return ops.some((op) => op.state === 'held') ? 'held' : 'settled';
}

/** The sync state with other operations (and conflicts), everything derived from them brought in line. */
export const withOps = (sync: RecordSync, ops: readonly Op[], conflicts = sync.conflicts): RecordSync => ({
  ...sync,
  ops: [...ops],
  conflicts,
  base: baseOf(ops),
  state: stateOf(ops, conflicts),
  lastError: ops.find((op) => op.lastError !== null)?.lastError ?? null,
});
