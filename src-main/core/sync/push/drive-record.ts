import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { TransportError } from '../../ports.ts';
import type { StoreReader } from '../../store/store.ts';
import { applyAnswer, type Told } from '../planner/apply-answer.ts';
import { applyLookUp, applyTaken } from '../planner/apply-look-up.ts';
import type { Applied } from '../planner/apply-read.ts';
import { classify, classifyBreak, type Outcome } from '../planner/classify.ts';
import { errorOfAnswer, errorOfOurs } from '../planner/errors.ts';
import { nextStep, type Step, type WireRequest } from '../planner/next-step.ts';
import { loadReferences } from '../load-references.ts';
import { readRecord } from '../read-record.ts';
import { putOf } from '../../store/put-of.ts';
import type { AnyRecord, RunContext } from '../run-context.ts';
import { updateRecord, type Decided } from '../update-record.ts';
import type { Breaker } from './breaker.ts';
import { findMatches } from './find-matches.ts';
import { noteEcho } from './note-echo.ts';

/** Steps of one record in one round; a planner that went in circles would stop here. */
const STEPS_MOST = 24;

/**
 * Brings one record as far as it gets now. Every step is decided inside the transaction that writes it, from the record
 * as it then is, so that an edit made meanwhile survives and a crash anywhere leaves a state to go on from. Returns how
 * many operations were settled.
 */
export async function driveRecord(run: RunContext, id: string, breaker: Breaker): Promise<number> {
  const before = (await run.store.get(run.resource.entity, id))?.sync.ops ?? [];
  let isFresh = false;
  for (let steps = 0; steps < STEPS_MOST && !run.signal.aborted; steps += 1) {
    const step = await takeStep(run, id, isFresh);
    if (step === null || step.kind === 'none' || step.kind === 'wait') break;
    isFresh = step.kind === 'read' || (step.kind === 'settle' && isFresh);
    await perform(run, id, { step, breaker });
  }
  const after = (await run.store.get(run.resource.entity, id))?.sync.ops ?? [];
  return before.filter((op) => !after.some((left) => left.seq === op.seq)).length;
}

/** Decides the next step and writes what has to stand before it is taken. */
function takeStep(run: RunContext, id: string, isFresh: boolean): Promise<Step<AnyRecord> | null> {
  const { entity } = run.resource;
  return run.store.write(async (read) => {
    const record: AnyRecord | null = await read.get(entity, id);
    if (!record) return { plan: { puts: [] }, result: null };
    const refs = await loadReferences(read, run.resource, { records: [record], rows: [] });
    const step: Step<AnyRecord> = nextStep(record, run.plan(refs), { isFresh });
    const puts = step.kind === 'send' || step.kind === 'settle' ? [putOf(entity, step.record)] : [];
    return { plan: { puts, durability: 'durable' }, result: step };
  });
}

interface Performing {
  readonly step: Step<AnyRecord>;
  readonly breaker: Breaker;
}

async function perform(run: RunContext, id: string, { step, breaker }: Performing): Promise<void> {
  switch (step.kind) {
    case 'read':
      return readRecord(run, { id, serverId: step.serverId, listHash: null });
    case 'look_up': {
      const matches = await findMatches(run, step.op, step.text);
      return updateRecord(run, id, (record, read) =>
        bound(
          run,
          { read, before: record, op: step.op },
          applyLookUp(record, { opId: step.op.id, matches }, run.plan()),
        ),
      );
    }
    case 'send':
      return sendRecord(run, id, { ...step, breaker });
    case 'none':
    case 'wait':
    case 'settle':
      return undefined;
  }
}

async function sendRecord(
  run: RunContext,
  id: string,
  { request, isFirst, breaker }: { request: WireRequest; isFirst: boolean; breaker: Breaker },
): Promise<void> {
  const { told, ends } = await exchange(run, request, isFirst);
  await updateRecord(run, id, (record, read) => {
    const op = record.sync.ops.find((candidate) => candidate.id === told.opId) ?? null;
    return bound(run, { read, before: record, op }, applyAnswer(record, told, run.plan()));
  });
  if (ends) throw ends;
  const { outcome } = told;
  if (outcome.kind === 'refused' && outcome.isAlarm) run.log.error('key reused for another body', { op: told.opId });
  if (outcome.kind === 'unknown' && outcome.isTransient) await breaker.failed();
  else breaker.succeeded();
}

interface Exchanged {
  readonly told: Told;
  /** What ends the round, thrown on once the record knows of it. */
  readonly ends: Error | null;
}

/** Sends and says what came of it. */
async function exchange(
  run: RunContext,
  { opId, body, method, path }: WireRequest,
  isFirst: boolean,
): Promise<Exchanged> {
  try {
    const answer = await run.client.request({ method, path, body, requestId: opId }, run.signal);
    await noteEcho(run, opId, answer);
    const outcome: Outcome = classify(answer);
    const error = outcome.kind === 'accepted' ? null : errorOfAnswer(answer, run.clock.now());
    return { told: { opId, isFirst, outcome, error }, ends: null };
  } catch (failure) {
    if (failure instanceof TransportError) {
      const outcome = classifyBreak(failure.kind);
      const error = errorOfOurs(failure.kind.toUpperCase(), run.clock.now(), opId);
      return { told: { opId, isFirst, outcome, error }, ends: outcome.kind === 'unsent' ? failure : null };
    }
    // signed out, or told to wait before anything was sent: nothing is lost and nothing is counted
    return { told: { opId, isFirst, outcome: { kind: 'sign_in' }, error: null }, ends: failure as Error };
  }
}

/**
 * A create that has just learnt its server id. Should the pull have taken that row for a stranger's, the copy goes, unless
 * somebody has worked on it: then a person decides, and no two records here ever share an id.
 */
async function bound(
  run: RunContext,
  { read, before, op }: { read: StoreReader; before: AnyRecord; op: Op | null },
  applied: Applied<AnyRecord>,
): Promise<Decided> {
  const { serverId } = applied.record;
  if (!op || serverId === null || before.serverId === serverId) return applied;
  const { entity } = run.resource;
  const twin = (await read.byServerId(entity, [serverId])).find((record) => record.id !== before.id);
  if (!twin) return applied;
  if (twin.sync.ops.length > 0) return applyTaken(before, op.id, run.plan());
  return { ...applied, removes: [{ entity, id: twin.id }] };
}
