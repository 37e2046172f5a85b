import type { BulkWriteRow, RxDocumentData, RxStorageInstance } from 'rxdb/plugins/core';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import { countCommit } from '../backup/store-mark.ts';
import { loadDocuments } from '../rx-storage/documents.ts';
import type { WriteGate } from '../rx-storage/write-gate.ts';
import { purgeRows } from '../rx-storage/write-rows.ts';
import type { Table } from '../rx-storage/table.ts';
import type { Connection } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';
import type { Change, Plan } from '../store.ts';
import type { Replacement } from '../reading/remembered.ts';
import { appendHistory, putChangeSets, putValues } from './plain-rows.ts';

type AnyRecord = RecordOf[Entity];

/** One collection as the unit of work writes it: through RxDB, so that its live queries hear of the commit. */
export interface WritableCollection {
  readonly table: Table;
  readonly storage: RxStorageInstance<AnyRecord, unknown, unknown>;
}

export interface CommitDeps {
  readonly connection: Connection;
  readonly gate: WriteGate;
  readonly collectionOf: (entity: Entity) => WritableCollection;
}

const CONTEXT = 'satchel-unit';

/** Writes a plan in one transaction and says which records changed. The caller holds the gate. */
export async function commitPlan(deps: CommitDeps, plan: Plan): Promise<readonly Written[]> {
  const { connection, gate } = deps;
  const durability = (plan.durability ?? 'durable') === 'durable' ? 'durable' : 'refetchable';
  const writes = writesOf(deps, plan);
  await gate.commitUnit({
    durability,
    expected: writes.length,
    send: () => Promise.all(writes.map(({ target, rows }) => target.storage.bulkWrite(rows, CONTEXT))),
    also: () => {
      for (const { target, removed } of writes) purge(connection, target.table, removed);
      appendHistory(connection, plan.history ?? []);
      putChangeSets(connection, plan.changeSets ?? []);
      putValues(connection, 'settings', plan.settings ?? {});
      putValues(connection, 'sync_state', plan.syncState ?? {});
      if (durability === 'durable') countCommit(connection);
    },
  });
  return writes.map(({ entity, rows }) => ({
    entity,
    ids: rows.map(({ document }) => document.id),
    replacements: rows.map(({ document, previous }) => ({
      before: previous ?? null,
      after: document._deleted ? null : document,
    })),
  }));
}

/** What a commit changed of one entity. */
export interface Written extends Change {
  readonly replacements: readonly Replacement[];
}

interface EntityWrite {
  readonly entity: Entity;
  readonly target: WritableCollection;
  readonly rows: BulkWriteRow<AnyRecord>[];
  /** Records that go for good once RxDB has been told that they are deleted. */
  readonly removed: readonly string[];
}

function writesOf({ connection, collectionOf }: CommitDeps, plan: Plan): EntityWrite[] {
  const puts = Map.groupBy(plan.puts, ({ entity }) => entity);
  const removes = Map.groupBy(plan.removes ?? [], ({ entity }) => entity);
  const entities = new Set([...puts.keys(), ...removes.keys()]);
  return [...entities].flatMap((entity) => {
    const target = collectionOf(entity);
    // Two puts of one record in a plan: the last one counts.
    const records = new Map((puts.get(entity) ?? []).map(({ record }) => [record.id, record]));
    const gone = (removes.get(entity) ?? []).map(({ id }) => id);
    const stored = loadDocuments<AnyRecord>(connection, target.table, [...records.keys(), ...gone]);
    const removed = gone.filter((id) => stored.has(id) && !records.has(id));
    const rows = [
      ...[...records.values()].map((record) => rowOf(record, stored.get(record.id), false)),
      ...removed.flatMap((id) => {
        const before = stored.get(id);
        return before === undefined ? [] : [rowOf(before, before, true)];
      }),
    ];
    return rows.length === 0 ? [] : [{ entity, target, rows, removed }];
  });
}

function rowOf(
  record: AnyRecord,
  previous: RxDocumentData<AnyRecord> | undefined,
  isDeleted: boolean,
): BulkWriteRow<AnyRecord> {
  const document: RxDocumentData<AnyRecord> = {
    ...record,
    _deleted: isDeleted,
    _rev: previous?._rev ?? '',
    _meta: { ...(previous?._meta ?? { lwt: 0 }) },
    _attachments: previous?._attachments ?? {},
  };
  return previous === undefined ? { document } : { document, previous };
}

function purge(connection: Connection, table: Table, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const sql = `SELECT rid FROM ${table.name} WHERE id IN (SELECT value FROM json_each(?))`;
  const rows = connection.all<{ rid: number }>(sql, JSON.stringify(ids.map(orderedText)));
  purgeRows(
    connection,
    table,
    rows.map(({ rid }) => rid),
  );
}
