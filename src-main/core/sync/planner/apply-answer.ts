import type { Op, OpError } from '../../../../src-shared/domain/sync-state.schema.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { isUsableId } from '../profiles/profile.ts';
import { FAILURES_MOST, failuresOf, isRefused, plannedAgain, withOps } from '../record/ops.ts';
import { withSync, type SyncRecord } from '../record/sync-record.ts';
import { applyGone, settleDeletion, type Applied } from './apply-read.ts';
import { backOffMs } from './back-off.ts';
import type { Outcome } from './classify.ts';
import { coalesce } from './coalesce.ts';
import type { PlanContext } from './context.ts';
import { errorOfOurs } from './errors.ts';

export interface Told {
  readonly opId: string;
  readonly outcome: Outcome;
  /** Why it failed; null with an acceptance. */
  readonly error: OpError | null;
  /** No attempt before this one may have arrived. */
  readonly isFirst: boolean;
}

/** The record after the answer to one of its operations, whatever was edited meanwhile. Nothing is sent twice by this. */
export function applyAnswer<R extends SyncRecord>(record: R, told: Told, context: PlanContext): Applied<R> {
  const op = record.sync.ops.find((candidate) => candidate.id === told.opId);
  // an answer that comes late, to an operation settled in another way
  if (!op) return { record, history: [] };
  const { outcome } = told;
  switch (outcome.kind) {
    case 'accepted':
      return accepted(record, op, { body: outcome.body, context });
    case 'already_applied':
      return alreadyApplied(record, op, told);
    case 'duplicate_name':
      return put(record, duplicateName(op, told), context);
    case 'gone':
      return gone(record, op, { told, context });
    case 'refused':
      return put(record, { ...counted(op, told), state: outcome.state, nextAt: null }, context);
    case 'in_progress':
      return put(record, later({ ...counted(op, told), state: 'unknown' }, context), context);
    case 'outdated':
      return put(record, outdated(op, told, context), context);
    case 'sign_in':
      return put(record, signedOut(op, told, context), context);
    case 'throttled':
      // a second copy of it may still be on its way: the key stands for this body
      return put(record, { ...op, state: 'unknown', lastError: told.error }, context);
    case 'unsent':
      return put(record, unsent(op, told), context);
    case 'unknown':
      return put(record, unknown(op, { told, isTransient: outcome.isTransient, context }), context);
  }
}

export const put = <R extends SyncRecord>(record: R, op: Op, context: PlanContext): Applied<R> => {
  const ops = record.sync.ops.map((known) => (known.seq === op.seq ? op : known));
  const folded = op.state === 'pending' || isRefused(op) ? coalesce(ops, context.nextId) : ops;
  return { record: withSync(record, withOps(record.sync, folded)), history: [] };
};

const counted = (op: Op, { error }: Told): Op => ({ ...op, attempts: op.attempts + 1, lastError: error });

/** It never left this computer. Where no attempt before can have arrived either, its body may still change. */
const unsent = (op: Op, { isFirst, error }: Told): Op =>
  isFirst
    ? { ...op, state: 'pending', frozenBody: null, firstSentAt: null, lastError: error }
    : { ...op, state: 'unknown', lastError: error };

/** Nothing is counted. A first attempt was refused for its token, however often it is delivered: it starts anew. */
const signedOut = (op: Op, { isFirst }: Told, { nextId }: PlanContext): Op =>
  isFirst
    ? { ...plannedAgain(op, nextId()), attempts: op.attempts, failures: failuresOf(op), lastError: op.lastError }
    : { ...op, state: 'unknown' };

export const later = (op: Op, { nowMs, random }: PlanContext): Op => ({
  ...op,
  nextAt: toInstant(nowMs + backOffMs(op.attempts, random)),
});

function accepted<R extends SyncRecord>(
  record: R,
  op: Op,
  { body, context }: { body: unknown; context: PlanContext },
): Applied<R> {
  if (op.kind === 'delete') return settleDeletion(record);
  const serverId = idIn(body, context);
  if (op.kind === 'command' && isDone(body, record, context)) return bind(record, op, record.serverId ?? '');
  const isRight = serverId !== null && (op.kind === 'create' || serverId === record.serverId);
  if (!isRight) {
    const error = errorOfOurs('UNEXPECTED_ANSWER', context.nowMs, op.id);
    const told: Told = { opId: op.id, outcome: { kind: 'unknown', isTransient: false }, error, isFirst: false };
    return put(record, unknown(op, { told, isTransient: false, context }), context);
  }
  return bind(record, op, serverId);
}

/** A command need not answer with its record; one that names another record has answered something else. */
function isDone(body: unknown, record: SyncRecord, { resource }: PlanContext): boolean {
  const id =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[resource.idField] : undefined;
  return record.serverId !== null && (id === undefined || id === record.serverId);
}

/** The server's id for what was sent. Values of this answer are not taken: the server hides some, and a look follows. */
export function bind<R extends SyncRecord>(record: R, op: Op, serverId: string): Applied<R> {
  const acked: Op = { ...op, state: 'acked', nextAt: null, lastError: null, failures: 0 };
  const ops = record.sync.ops.map((known) => (known.id === op.id ? acked : known));
  return { record: { ...record, serverId, sync: withOps(record.sync, ops) }, history: [] };
}

function idIn(body: unknown, { resource }: PlanContext): string | null {
  const row = resource.rowSchema.safeParse(body);
  const id = row.success ? row.data[resource.idField] : null;
  return typeof id === 'string' && isUsableId(resource, id) ? id : null;
}

function alreadyApplied<R extends SyncRecord>(record: R, op: Op, told: Told): Applied<R> {
  if (op.kind === 'delete') return settleDeletion(record);
  if (op.kind !== 'create' && record.serverId !== null) return bind(record, op, record.serverId);
  const looking: Op = { ...counted(op, told), state: 'unknown', failures: 0, nextAt: null };
  return { record: withSync(record, withOps(record.sync, replaceOp(record.sync.ops, looking))), history: [] };
}

const replaceOp = (ops: readonly Op[], op: Op): Op[] => ops.map((known) => (known.id === op.id ? op : known));

/** After an attempt whose fate is not known the name may be our own record's; else it is somebody else's. */
function duplicateName(op: Op, told: Told): Op {
  const isPerhapsOurs = op.kind === 'create' && !told.isFirst;
  return { ...counted(op, told), state: isPerhapsOurs ? 'unknown' : 'blocked', failures: 0, nextAt: null };
}

function gone<R extends SyncRecord>(
  record: R,
  op: Op,
  { told, context }: { told: Told; context: PlanContext },
): Applied<R> {
  if (op.kind === 'delete') return settleDeletion(record);
  if (op.kind === 'create') return put(record, { ...counted(op, told), state: 'blocked', nextAt: null }, context);
  // it may be the other record that is gone: that will be seen, and then there is nothing left to say
  if (op.kind === 'command') return put(record, outdated(op, told, context), context);
  const pending: Op = { ...counted(op, told), state: 'pending', frozenBody: null };
  return applyGone(put(record, pending, context).record, context);
}

function outdated(op: Op, told: Told, context: PlanContext): Op {
  const failures = failuresOf(op) + 1;
  const { attempts, lastError } = counted(op, told);
  if (failures >= FAILURES_MOST) return { ...op, attempts, lastError, failures, state: 'dead', nextAt: null };
  const again = { ...plannedAgain(op, context.nextId()), attempts, lastError, failures };
  return failures === 1 ? again : later(again, context);
}

function unknown(
  op: Op,
  { told, isTransient, context }: { told: Told; isTransient: boolean; context: PlanContext },
): Op {
  const failures = failuresOf(op) + (isTransient ? 0 : 1);
  const next: Op = { ...counted(op, told), failures };
  if (failures >= FAILURES_MOST) return { ...next, state: 'dead', nextAt: null };
  return later({ ...next, state: 'unknown' }, context);
}

/** A row of the server that is what a lost create had left: the create is bound to it, and a look at it follows. */
export function bindRow<R extends SyncRecord>(record: R, serverId: string): Applied<R> {
  const create = record.sync.ops[0];
  return create ? bind(record, create, serverId) : { record, history: [] };
}
