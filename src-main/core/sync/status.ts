import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import { titleOf } from '../../../src-shared/domain/entity-table.ts';
import type { Op } from '../../../src-shared/domain/sync-state.schema.ts';
import type { PendingChange, SyncOverview, SyncStatus } from '../../../src-shared/ipc/sync.routes.ts';
import type { StoreReader } from '../store/store.ts';
import { dueAtMs } from './planner/back-off.ts';
import { isDisputed } from './record/ops.ts';
import { vanishedCount } from './pull/vanished.ts';
import type { AnyRecord } from './run-context.ts';
import { readWaiting, type Waiting } from './waiting.ts';

type Reader = Pick<StoreReader, 'unsettled' | 'count' | 'syncState' | 'getMany'>;
type Counts = Omit<SyncStatus, 'lastCompleteSweepAt' | 'settled'>;
type Module = SyncOverview['modules'][number];

/** Key of `sync_state` with the moment of the last complete sweep of an entity. */
export const sweptKey = (entity: Entity): string => `swept.${entity}`;

const NOTHING: Counts = { pending: 0, sending: 0, unknown: 0, held: 0, conflicts: 0, refused: 0 };
const PENDING_MOST = 500;

/** Operations counted by how they stand, and when everything that the server speaks of (`spoken`) was last seen complete. */
export async function readStatus(store: Reader, spoken: readonly Entity[]): Promise<SyncStatus> {
  const unsettled = await Promise.all(ENTITIES.map((entity) => store.unsettled(entity)));
  const swept = await Promise.all(spoken.map((entity) => sweptAt(store, entity)));
  const counts = countOps(unsettled.flat());
  const isSettled = counts.pending + counts.conflicts + counts.refused === 0;
  return { ...counts, lastCompleteSweepAt: earliest(swept), settled: isSettled };
}

/** The same per entity, with how many records stand here. */
export const readModules = (store: Reader, spoken: readonly Entity[]): Promise<Module[]> =>
  Promise.all(
    spoken.map(async (entity) => {
      const { pending, conflicts, refused } = countOps(await store.unsettled(entity));
      const here = await store.count(entity, { deletedAt: { eq: null } });
      const missing = await vanishedCount(store, entity);
      const counts = { entity, here, pending, conflicts, refused, lastCompleteSweepAt: await sweptAt(store, entity) };
      return missing > 0 ? { ...counts, missing } : counts;
    }),
  );

/** Every change that has not reached the server: those that need a person first, then by age; at most 500. */
export async function readPending(store: Reader): Promise<PendingChange[]> {
  const unsettled = await Promise.all(ENTITIES.map((entity) => store.unsettled(entity)));
  const waiting = await readWaiting(store, unsettled.flat());
  const changes = ENTITIES.map((entity, index) =>
    (unsettled[index] ?? []).flatMap((record) => changesOf(entity, record, waiting)),
  );
  const urgency = ({ state, hasConflict }: PendingChange): number =>
    state === 'blocked' || state === 'dead' || hasConflict ? 0 : 1;
  return changes
    .flat()
    .sort((left, right) => urgency(left) - urgency(right) || (left.createdAt < right.createdAt ? -1 : 1))
    .slice(0, PENDING_MOST);
}

function countOps(records: readonly AnyRecord[]): Counts {
  const counts = { ...NOTHING };
  for (const { sync } of records) {
    if (sync.conflicts.length > 0) counts.conflicts += 1;
    for (const op of sync.ops) {
      const place = placeOf(op, isDisputed(op, sync.conflicts));
      if (place !== null) counts[place] += 1;
      if (op.state === 'sending' || op.state === 'unknown') counts[op.state] += 1;
    }
  }
  return counts;
}

/** A disputed operation is counted with its record's conflict, not a second time as waiting. */
function placeOf({ state }: Op, isInDispute: boolean): 'pending' | 'held' | 'refused' | null {
  if (state === 'blocked' || state === 'dead') return 'refused';
  if (state === 'confirmed' || isInDispute) return null;
  return state === 'held' ? 'held' : 'pending';
}

function changesOf(entity: Entity, record: AnyRecord, waiting: Waiting): PendingChange[] {
  const waitsFor = waiting.of(record);
  return record.sync.ops.map((op) => ({
    opId: op.id,
    entity,
    recordId: record.id,
    title: titleOf(entity, record),
    kind: op.kind,
    changed: op.changed,
    state: op.state,
    hasConflict: isDisputed(op, record.sync.conflicts),
    attempts: op.attempts,
    createdAt: op.createdAt,
    nextAt: op.nextAt,
    lastError: op.lastError,
    ...(waitsFor.length > 0 ? { waitsFor } : {}),
  }));
}

async function sweptAt(store: Reader, entity: Entity): Promise<string | null> {
  const at = await store.syncState(sweptKey(entity));
  return typeof at === 'string' ? at : null;
}

/** All is known to be complete only since the moment of the oldest of them. */
const earliest = (moments: readonly (string | null)[]): string | null =>
  moments.includes(null) ? null : (moments.toSorted()[0] ?? null);

/** When the next waiting operation comes due, in ms since the epoch; null = nothing waits. `now` for those due already. */
export async function nextDueMs(store: Reader, nowMs: number): Promise<number | null> {
  const unsettled = await Promise.all(ENTITIES.map((entity) => store.unsettled(entity)));
  const waiting = await readWaiting(store, unsettled.flat());
  const times = unsettled.flat().flatMap((record) => {
    const { sync } = record;
    const op = sync.ops[0];
    const isStill =
      !op ||
      op.state === 'blocked' ||
      op.state === 'dead' ||
      op.state === 'held' ||
      isDisputed(op, sync.conflicts) ||
      // it goes in the round of the one that it waits for
      waiting.of(record).length > 0;
    return isStill ? [] : [dueAtMs(op.nextAt, nowMs)];
  });
  return times.length === 0 ? null : Math.min(...times);
}

/** How many pending operations no round can bring further: a person has to decide something first. */
export async function readStuck(store: Reader): Promise<number> {
  const unsettled = (await Promise.all(ENTITIES.map((entity) => store.unsettled(entity)))).flat();
  const waiting = await readWaiting(store, unsettled);
  return countOps(unsettled.filter(waiting.isStuck)).pending;
}
