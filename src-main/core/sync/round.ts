import { putOf } from '../store/put-of.ts';
import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import { toInstant } from '../../../src-shared/lib/time.ts';
import { TransportError } from '../ports.ts';
import { SignedOut } from './cell-client.ts';
import { heldHere } from './planner/hold.ts';
import { recovered, withoutWaits } from './planner/resume.ts';
import type { Profile } from './profiles/profile.ts';
import type { Missing } from './pull/apply-page.ts';
import { healReferences } from './pull/heal-references.ts';
import { sweep } from './pull/sweep.ts';
import { ListRefused } from './pull/sweep-pages.ts';
import { HostUnreachable, movingRecords, pushChanges } from './push/push-changes.ts';
import type { AnyRecord, RunContext } from './run-context.ts';
import { sweptKey } from './status.ts';
import { HostPaused } from './transport/host-gate.ts';
import { troubleOf, type Trouble } from './trouble.ts';
import type { RoundResult } from './sync-engine.ts';

export interface RoundEnd {
  readonly pulled: number;
  readonly pushed: number;
  readonly complete: boolean;
  readonly outcome: RoundResult['outcome'];
  /** When the host may be asked again, where it said so; else null. */
  readonly pausedUntilMs: number | null;
  /** What kept the round from the server, or null. */
  readonly trouble: Trouble | null;
}

/**
 * Push what is due, pull, push what the pull made due. Entities stand in the order in which they refer to each other: what
 * waited for a parent goes in the same round.
 */
export async function runRound(runs: readonly RunContext[]): Promise<RoundEnd> {
  const sum = { pulled: 0, pushed: 0, complete: true };
  const push = async (): Promise<void> => {
    for (let pass = 0; pass < PASSES_MOST; pass += 1) {
      const settled = await pushAll(runs);
      sum.pushed += settled;
      if (settled === 0) return;
    }
  };
  try {
    await push();
    const missing: { readonly run: RunContext; readonly some: readonly Missing[] }[] = [];
    for (const run of runs) {
      const { pulled, isComplete, missing: some } = await sweepUnlessRefused(run);
      sum.pulled += pulled;
      sum.complete &&= isComplete;
      if (isComplete) await noteSweep(run);
      missing.push({ run, some });
    }
    for (const { run, some } of missing) await healReferences(run, some);
    await push();
    return {
      ...sum,
      complete: sum.complete && !runs.some(({ signal }) => signal.aborted),
      outcome: 'done',
      pausedUntilMs: null,
      trouble: null,
    };
  } catch (error) {
    const isAborted = runs.some(({ signal }) => signal.aborted);
    return { ...sum, complete: false, ...endOf(error, isAborted) };
  }
}

/** A contact goes after its customer, the customer's command about it after both; nothing refers further than that. */
const PASSES_MOST = 3;

async function pushAll(runs: readonly RunContext[]): Promise<number> {
  const waiting = await Promise.all(runs.map(movingRecords));
  const total = waiting.reduce((sum, { length }) => sum + length, 0);
  if (total > 0) runs[0]?.progress.tell({ phase: 'sending', done: 0, total });
  let settled = 0;
  for (const run of runs) settled += await pushChanges(run);
  return settled;
}

type Failure = Pick<RoundEnd, 'outcome' | 'pausedUntilMs' | 'trouble'>;

function endOf(error: unknown, isAborted: boolean): Failure {
  if (error instanceof SignedOut) return { outcome: 'signed_out', pausedUntilMs: null, trouble: null };
  const isOfTheWay = error instanceof HostPaused || error instanceof TransportError || error instanceof HostUnreachable;
  if (!isOfTheWay) throw error;
  if (error instanceof HostPaused) {
    return { outcome: 'offline', pausedUntilMs: error.untilMs, trouble: troubleOf(error) };
  }
  if (isAborted) return { outcome: 'done', pausedUntilMs: null, trouble: null };
  return { outcome: 'offline', pausedUntilMs: null, trouble: troubleOf(error) };
}

/** A list that this person may not see is no reason to keep back what else there is to do. */
async function sweepUnlessRefused(run: RunContext): ReturnType<typeof sweep> {
  try {
    return await sweep(run);
  } catch (error) {
    const isForbidden = error instanceof ListRefused && [403, 404, 501].includes(error.httpStatus);
    if (!isForbidden) throw error;
    run.log.warn('the list was refused', { status: error.httpStatus });
    await noteRefusedList(run, error.httpStatus);
    return { pulled: 0, isComplete: false, missing: [] };
  }
}

/** Key of `sync_state` with when the list of an entity was refused for good, and by which HTTP status. */
export const listRefusedKey = (entity: Entity): string => `listRefused.${entity}`;

const noteRefusedList = ({ store, clock, resource: { entity } }: RunContext, status: number): Promise<null> =>
  store.write(async () => ({
    plan: {
      ...{ puts: [], durability: 'refetchable' },
      syncState: { [listRefusedKey(entity)]: { at: toInstant(clock.now()), status } },
    },
    result: null,
  }));

const noteSweep = ({ store, clock, resource: { entity } }: RunContext): Promise<null> =>
  store.write(async () => ({
    plan: { puts: [], syncState: { [sweptKey(entity)]: toInstant(clock.now()) }, durability: 'refetchable' },
    result: null,
  }));

/**
 * Before anything else: what was being sent when the last round ended may have arrived, and what this server has no
 * resource for is held. `isManual` ends all waiting.
 */
export async function prepareRound(
  store: RunContext['store'],
  { isManual, resources }: { readonly isManual: boolean; readonly resources: Profile['resources'] },
): Promise<void> {
  const spoken = (record: AnyRecord): AnyRecord => (isManual ? withoutWaits(recovered(record)) : recovered(record));
  for (const entity of ENTITIES) {
    const ready = resources[entity] ? spoken : heldHere;
    await store.write(async (read) => ({ plan: { puts: await changed(read, entity, ready) }, result: null }));
  }
}

const changed = async (
  read: Pick<RunContext['store'], 'unsettled'>,
  entity: Entity,
  ready: (record: AnyRecord) => AnyRecord,
) =>
  (await read.unsettled(entity)).flatMap((record) => {
    const next = ready(record);
    return next === record ? [] : [putOf(entity, next)];
  });
