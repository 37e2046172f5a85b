import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { failuresOf, LOOKUP_MANY, LOOKUP_NONE, LOOKUP_TAKEN } from '../record/ops.ts';
import type { SyncRecord } from '../record/sync-record.ts';
import { bind, later, put } from './apply-answer.ts';
import type { Applied } from './apply-read.ts';
import type { PlanContext } from './context.ts';
import { errorOfOurs } from './errors.ts';
import { LOOKUP_EMPTY } from './next-step.ts';

/** Look-ups that find nothing, spaced, after which a person is asked what became of a create the server says it applied. */
const EMPTY_MOST = 3;

/** The record after looking for its lost create. `matches`: server ids that agree in every field sent and are free. */
export function applyLookUp<R extends SyncRecord>(
  record: R,
  { opId, matches }: { opId: string; matches: readonly string[] },
  context: PlanContext,
): Applied<R> {
  const op = record.sync.ops.find((candidate) => candidate.id === opId);
  if (!op || record.serverId !== null) return { record, history: [] };
  const [only] = matches;
  if (matches.length === 1 && only !== undefined) return bind(record, op, only);
  return put(record, matches.length > 1 ? needsPerson(op, LOOKUP_MANY, context) : emptyLookUp(op, context), context);
}

function emptyLookUp(op: Op, context: PlanContext): Op {
  if (op.lastError?.code === 'DUPLICATE_NAME') return { ...op, state: 'blocked', nextAt: null };
  const failures = (op.lastError?.code === LOOKUP_EMPTY ? failuresOf(op) : 0) + 1;
  if (context.keys.isHonoured && failures >= EMPTY_MOST) return needsPerson(op, LOOKUP_NONE, context);
  const lastError = { ...errorOfOurs(LOOKUP_EMPTY, context.nowMs, op.id), message: op.lastError?.message ?? '' };
  return later({ ...op, attempts: op.attempts + 1, failures, lastError }, context);
}

/** The id that belongs to this create already stands on another record here that has work of its own. */
export const applyTaken = <R extends SyncRecord>(record: R, opId: string, context: PlanContext): Applied<R> => {
  const op = record.sync.ops.find((candidate) => candidate.id === opId);
  return op ? put(record, needsPerson(op, LOOKUP_TAKEN, context), context) : { record, history: [] };
};

const needsPerson = (op: Op, code: string, { nowMs }: PlanContext): Op => ({
  ...op,
  state: 'blocked',
  nextAt: null,
  lastError: { ...errorOfOurs(code, nowMs, op.id), message: op.lastError?.message ?? '' },
});
