import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import { entityTable, titleOf } from '../../../src-shared/domain/entity-table.ts';
import type { PendingChange } from '../../../src-shared/ipc/sync.routes.ts';
import type { StoreReader } from '../store/store.ts';
import { isWaitingForParent, missingFor, type References } from './planner/references.ts';
import { isDisputed } from './record/ops.ts';
import { fieldOf } from './record/sync-record.ts';
import type { AnyRecord } from './run-context.ts';

type WaitsFor = NonNullable<PendingChange['waitsFor']>;

/** Who waits for whom among records that are not settled. */
export interface Waiting {
  /** The records that have to arrive (or to be deleted) on the server before this one's oldest operation can go. */
  readonly of: (record: AnyRecord) => WaitsFor;
  /** Nothing of it can move before a person has decided: about itself, or about a record that it waits for. */
  readonly isStuck: (record: AnyRecord) => boolean;
}

/** Reads what the unsettled records refer to. */
export async function readWaiting(read: Pick<StoreReader, 'getMany'>, records: readonly AnyRecord[]): Promise<Waiting> {
  const known = await everyParent(read, records);
  const refs: References = {
    serverIdOf: (id) => known.get(id)?.record.serverId ?? null,
    localIdOf: () => null,
    deletionOf: (id) => {
      const record = known.get(id)?.record;
      return record && record.deletedAt !== null ? { isSettled: record.sync.ops.length === 0 } : null;
    },
  };
  const idsFor = (record: AnyRecord): readonly string[] => {
    const op = record.sync.ops[0];
    if (!op) return [];
    return isWaitingForParent(op, refs) ? op.deps : missingFor(record, op, refs);
  };
  const isStuck = (record: AnyRecord, depth = 0): boolean => {
    if (needsPerson(record)) return true;
    return depth < DEPTH_MOST && idsFor(record).some((id) => isHopeless(known.get(id)?.record, depth));
  };
  const isHopeless = (parent: AnyRecord | undefined, depth: number): boolean =>
    !parent || parent.sync.ops.length === 0 || isStuck(parent, depth + 1);
  return {
    of: (record) =>
      idsFor(record).flatMap((id) => {
        const parent = known.get(id);
        return parent ? [{ ...shownAs(parent), isRefused: isHopeless(parent.record, 0) }] : [];
      }),
    isStuck: (record) => isStuck(record),
  };
}

/** A customer's command waits for its contact, which waits for the customer; further nothing refers. */
const DEPTH_MOST = 4;

const needsPerson = ({ sync: { ops, conflicts } }: AnyRecord): boolean => {
  const op = ops[0];
  return op !== undefined && (op.state === 'blocked' || op.state === 'dead' || isDisputed(op, conflicts));
};

interface Known {
  readonly entity: Entity;
  readonly record: AnyRecord;
}

async function everyParent(
  read: Pick<StoreReader, 'getMany'>,
  records: readonly AnyRecord[],
): Promise<ReadonlyMap<string, Known>> {
  const names = [...new Set(ENTITIES.flatMap((entity) => Object.keys(entityTable[entity].references)))];
  const ids = records.flatMap((record) => [
    ...record.sync.ops.flatMap(({ deps }) => deps),
    ...names.flatMap((name) => {
      const id = fieldOf(record, name);
      return typeof id === 'string' ? [id] : [];
    }),
  ]);
  const known = new Map<string, Known>();
  for (const entity of ids.length === 0 ? [] : ENTITIES) {
    for (const record of await read.getMany(entity, [...new Set(ids)])) known.set(record.id, { entity, record });
  }
  return known;
}

const shownAs = ({ entity, record }: Known) => ({ entity, recordId: record.id, title: titleOf(entity, record) });
