import { ENTITIES, type Entity } from '../../../../src-shared/domain/entities.ts';
import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { AnyRecord } from '../../../../src-shared/domain/records.ts';
import type { ConflictRow, Refusal } from '../../../../src-shared/ipc/conflicts.routes.ts';
import type { StoreReader } from '../../store/store.ts';
import { fieldOf } from '../record/sync-record.ts';
import { isHidden } from './resolve-field.ts';
import { isStuck } from './retry-op.ts';

type Reader = Pick<StoreReader, 'unsettled' | 'get'>;

/** Every record in conflict, the oldest conflict first. */
export async function readConflicts(store: Reader): Promise<ConflictRow[]> {
  const rows = await ofEvery(store, (entity, record) =>
    record.sync.conflicts.length > 0 ? [conflictRow(entity, record)] : [],
  );
  return rows.sort((left, right) => compare(left.since, right.since));
}

/** Every refused operation, the oldest refusal first. */
export async function readRefusals(store: Reader): Promise<Refusal[]> {
  const rows = await ofEvery(store, refusalsOf);
  return rows.sort((left, right) => compare(left.at, right.at));
}

export interface Found {
  readonly entity: Entity;
  readonly record: AnyRecord;
}

/** The record that an id means: its own, or that of one of its operations. Null where there is none. */
export async function findRecord(store: Reader, id: string): Promise<Found | null> {
  for (const entity of ENTITIES) {
    const record: AnyRecord | null = await store.get(entity, id);
    if (record) return { entity, record };
  }
  const [found] = await ofEvery(store, (entity, record) =>
    record.sync.ops.some((op) => op.id === id) ? [{ entity, record }] : [],
  );
  return found ?? null;
}

async function ofEvery<Row>(store: Reader, pick: (entity: Entity, record: AnyRecord) => Row[]): Promise<Row[]> {
  const rows = await Promise.all(
    ENTITIES.map(async (entity) => (await store.unsettled(entity)).flatMap((record) => pick(entity, record))),
  );
  return rows.flat();
}

function conflictRow(entity: Entity, record: AnyRecord): ConflictRow {
  const { conflicts } = record.sync;
  const deletedOnServer = conflicts.some(({ field }) => field === null);
  const fields = conflicts.flatMap(({ field, base, theirs }) =>
    field === null
      ? []
      : [{ field, base, mine: fieldOf(record, field) ?? null, theirs, isHidden: isHidden(entity, field, theirs) }],
  );
  return {
    entity,
    id: record.id,
    title: titleOf(entity, record),
    since: conflicts.map(({ since }) => since).sort(compare)[0] ?? record.updatedAt,
    deletedOnServer,
    fields: deletedOnServer ? [] : fields,
  };
}

const refusalsOf = (entity: Entity, record: AnyRecord): Refusal[] =>
  record.sync.ops.filter(isStuck).map((op) => ({
    entity,
    id: record.id,
    title: titleOf(entity, record),
    operation: op.command ?? op.kind,
    opId: op.id,
    code: op.lastError?.code ?? '',
    message: op.lastError?.message ?? '',
    fieldErrors: op.lastError?.fieldErrors ?? {},
    requestId: op.lastError?.requestId ?? op.id,
    attempts: op.attempts,
    at: op.lastError?.at ?? op.createdAt,
  }));

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
