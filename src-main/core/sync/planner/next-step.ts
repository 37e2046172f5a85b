import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import type { HttpRequest } from '../../ports.ts';
import { itemPath, type ResourceProfile } from '../profiles/profile.ts';
import { writeBody } from '../profiles/wire-mapping.ts';
import { failuresOf, isDisputed, newOp, plannedAgain, undisputed, withOps } from '../record/ops.ts';
import { fieldOf, pick, withSync, type MaybeFields, type SyncRecord } from '../record/sync-record.ts';
import { dueAtMs } from './back-off.ts';
import { coalesce } from './coalesce.ts';
import type { PlanContext } from './context.ts';
import { commandRequest, serverArgs, withoutMoot } from './commands.ts';
import { errorOfOurs } from './errors.ts';
import { searchText } from './look-up.ts';
import { isWaitingForParent, missingFor } from './references.ts';

export interface WireRequest {
  readonly method: HttpRequest['method'];
  /** Below the base URL. */
  readonly path: string;
  readonly body: Json | null;
  /** Sent as X-Request-ID. */
  readonly opId: string;
}

/** What has to happen next so that a record gets closer to being settled. */
export type Step<R> =
  | { readonly kind: 'none' }
  | { readonly kind: 'wait'; readonly untilMs: number }
  /** GET the record: before a change, to merge what others wrote; after one, to see what the server made of it. */
  | { readonly kind: 'read'; readonly serverId: string }
  /** Look for what a lost create may have left on the server. */
  | { readonly kind: 'look_up'; readonly op: Op; readonly text: string }
  /** Write `record` first, then send: the operation counts as sent from that moment. `isFirst`: no attempt before may have arrived. */
  | { readonly kind: 'send'; readonly record: R; readonly request: WireRequest; readonly isFirst: boolean }
  /** Nothing to send, but the record changes. */
  | { readonly kind: 'settle'; readonly record: R };

/** Codes after which only looking can tell what became of a create. */
const LOOK_FIRST: readonly string[] = ['IDEMPOTENT_CONFLICT', 'DUPLICATE_NAME'];
export const LOOKUP_EMPTY = 'LOOKUP_EMPTY';
/** Empty look-ups, spaced, after which a server without keys is taken at its word that the create never arrived. */
const EMPTY_ENOUGH = 2;

/** Decides by the record's oldest operation alone: what was changed first is sent first. `isFresh`: just read from the server. */
export function nextStep<R extends SyncRecord>(
  record: R,
  context: PlanContext,
  { isFresh }: { isFresh: boolean },
): Step<R> {
  const moot = withoutMoot(record, context);
  if (moot) return { kind: 'settle', record: moot };
  const op = record.sync.ops[0];
  if (!op || isWaitingForSomebody(op, record) || isWaitingForOther(record, op, context)) return { kind: 'none' };
  if (op.tenant !== context.scope.tenant || op.user !== context.scope.user) {
    return refuse(record, op, 'OTHER_ACCOUNT', context);
  }
  const untilMs = dueAtMs(op.nextAt, context.nowMs);
  return untilMs > context.nowMs ? { kind: 'wait', untilMs } : stepOf(record, op, context, isFresh);
}

/** A person has to decide, or an answer is on its way. */
const isWaitingForSomebody = (op: Op, { sync: { conflicts } }: SyncRecord): boolean =>
  op.state === 'sending' || op.state === 'blocked' || op.state === 'dead' || isDisputed(op, conflicts);

/** Another record has to arrive on the server first, or to be deleted there. */
const isWaitingForOther = (record: SyncRecord, op: Op, { refs }: PlanContext): boolean =>
  missingFor(record, op, refs).length > 0 || isWaitingForParent(op, refs);

function stepOf<R extends SyncRecord>(record: R, op: Op, context: PlanContext, isFresh: boolean): Step<R> {
  switch (op.state) {
    case 'acked':
      return record.serverId === null
        ? refuse(record, op, 'NO_SERVER_ID', context)
        : { kind: 'read', serverId: record.serverId };
    case 'unknown':
      return op.kind === 'create'
        ? afterLostCreate(record, op, context)
        : afterLostChange(record, op, context, isFresh);
    case 'pending':
    case 'held':
      return fresh(record, op, context, isFresh);
    case 'sending':
    case 'blocked':
    case 'dead':
      return { kind: 'none' };
    case 'confirmed':
      return { kind: 'settle', record: { ...record, sync: withOps(record.sync, record.sync.ops.slice(1)) } };
  }
}

function fresh<R extends SyncRecord>(record: R, op: Op, context: PlanContext, isFresh: boolean): Step<R> {
  if (op.kind === 'command' && context.offered === null) return { kind: 'none' };
  if (!canDo(context, op)) return op.state === 'held' ? { kind: 'none' } : replaced(record, { ...op, state: 'held' });
  if (op.kind === 'create') return send(record, op, context);
  if (record.serverId === null) return refuse(record, op, 'NO_SERVER_ID', context);
  // a command says what is to be done, whatever stands there
  return isFresh || op.kind === 'command' ? send(record, op, context) : { kind: 'read', serverId: record.serverId };
}

const canDo = ({ resource, offered }: PlanContext, op: Op): boolean =>
  op.kind === 'command' ? offered?.has(op.command ?? '') === true : resource.operations[op.kind];

function afterLostCreate<R extends SyncRecord>(record: R, op: Op, context: PlanContext): Step<R> {
  const code = op.lastError?.code ?? '';
  const look: Step<R> = { kind: 'look_up', op, text: searchText(context.resource, op) };
  if (LOOK_FIRST.includes(code)) return look;
  const isKeyGood = context.keys.isHonoured && ageMs(op, context) < context.keys.keptMs;
  if (code === LOOKUP_EMPTY) return !isKeyGood && failuresOf(op) >= EMPTY_ENOUGH ? send(record, op, context) : look;
  return isKeyGood ? send(record, op, context) : look;
}

function afterLostChange<R extends SyncRecord>(record: R, op: Op, context: PlanContext, isFresh: boolean): Step<R> {
  if (record.serverId === null) return refuse(record, op, 'NO_SERVER_ID', context);
  if (!isFresh) return { kind: 'read', serverId: record.serverId };
  const isKeyGood = context.keys.isHonoured && ageMs(op, context) < context.keys.keptMs;
  if (isKeyGood && undisputed(op, record.sync.conflicts).length === op.changed.length) return send(record, op, context);
  // a body is never replayed without a key, nor over what others wrote since: it is planned again from what was just read
  const again = { ...plannedAgain(op, context.nextId()), attempts: op.attempts };
  const ops = coalesce([again, ...record.sync.ops.slice(1)], context.nextId);
  return { kind: 'settle', record: withSync(record, withOps(record.sync, ops)) };
}

const ageMs = (op: Op, { nowMs }: PlanContext): number =>
  op.firstSentAt === null ? 0 : Math.abs(nowMs - Date.parse(op.firstSentAt));

/** The operation frozen and `sending`, with the request that says it. */
function send<R extends SyncRecord>(record: R, op: Op, context: PlanContext): Step<R> {
  const changed = toSay(record, op, context.resource);
  const body = op.state === 'unknown' ? op.frozenBody : bodyOf(record, { ...op, changed }, context);
  if (body instanceof RangeError) return refuse(record, op, 'UNSENDABLE', context);
  const sending: Op = {
    ...op,
    state: 'sending',
    frozenBody: body,
    changed,
    base: pick(op.base, changed),
    firstSentAt: op.firstSentAt ?? toInstant(context.nowMs),
    nextAt: null,
  };
  const rest = [...record.sync.ops.slice(1), ...disputedPart(record, op, context)];
  return {
    kind: 'send',
    record: { ...record, sync: withOps(record.sync, [sending, ...rest]) },
    request: requestOf(record, sending, context.resource),
    isFirst: op.firstSentAt === null,
  };
}

/** The fields that a sending names. A creation tells all that is known: after a deletion taken back, also what others wrote. */
function toSay(record: SyncRecord, op: Op, { entity }: ResourceProfile): string[] {
  if (op.state === 'unknown' || op.kind === 'delete' || op.kind === 'command') return op.changed;
  if (op.kind === 'patch') return undisputed(op, record.sync.conflicts);
  return entityTable[entity].writable.filter((name) => (fieldOf(record, name) ?? null) !== null);
}

/** Fields in dispute stay behind in an operation of their own, until a person has decided. */
function disputedPart({ sync: { ops, conflicts } }: SyncRecord, op: Op, context: PlanContext): Op[] {
  const said = undisputed(op, conflicts);
  const changed =
    op.kind === 'patch' && op.state !== 'unknown' ? op.changed.filter((name) => !said.includes(name)) : [];
  if (changed.length === 0) return [];
  const { tenant, user, changeSetId, createdAt } = op;
  const base = pick(op.base, changed);
  const id = context.nextId();
  return [newOp(ops, { id, scope: { tenant, user }, kind: 'patch', changeSetId, changed, base, createdAt })];
}

function bodyOf(record: SyncRecord, op: Op, { resource, refs }: PlanContext): Json | RangeError {
  if (op.kind === 'delete') return null;
  if (op.kind === 'command') return serverArgs(op, refs);
  const values = pick(record as unknown as MaybeFields, op.changed);
  try {
    return writeBody(resource, { kind: op.kind === 'create' ? 'create' : 'patch', fields: values, refs });
  } catch (error) {
    if (error instanceof RangeError) return error;
    throw error;
  }
}

function requestOf(record: SyncRecord, op: Op, resource: ResourceProfile): WireRequest {
  const { frozenBody: body, id: opId } = op;
  if (op.kind === 'create') return { method: 'POST', path: resource.paths.create, body, opId };
  if (op.kind === 'command') return { ...commandRequest(record, op, resource), opId };
  const path = itemPath(resource, record.serverId ?? '');
  return op.kind === 'delete'
    ? { method: 'DELETE', path, body: null, opId }
    : { method: resource.updateVerb, path, body, opId };
}

const replaced = <R extends SyncRecord>(record: R, op: Op): Step<R> => ({
  kind: 'settle',
  record: withSync(record, withOps(record.sync, [op, ...record.sync.ops.slice(1)])),
});

const refuse = <R extends SyncRecord>(record: R, op: Op, code: string, { nowMs }: PlanContext): Step<R> =>
  replaced(record, { ...op, state: 'blocked', lastError: errorOfOurs(code, nowMs) });
