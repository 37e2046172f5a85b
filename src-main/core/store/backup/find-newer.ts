import { ENTITIES, type Entity } from '../../../../src-shared/domain/entities.ts';
import { recordSchemas, type AnyRecord } from '../../../../src-shared/domain/records.ts';
import { loadDocuments } from '../rx-storage/documents.ts';
import type { Table } from '../rx-storage/table.ts';
import type { Connection } from '../sqlite/connection.ts';
import { tableOf } from '../open-store.ts';
import { readStored } from '../stored-json.ts';
import { readableRows } from './readable-rows.ts';
import type { ChooseVersion } from './recovery.rules.ts';

export interface FoundRow {
  readonly rid: number;
  readonly id: string;
  readonly lwt: number;
  readonly data: string;
  readonly deleted: number;
}

export interface FoundRecord {
  readonly entity: Entity;
  readonly rid: number;
  readonly record: AnyRecord;
  readonly lwt: number;
}

/** The rows of the present file that come into the rebuilt store, and how many of them have unsent changes. */
export interface Newer {
  readonly rows: ReadonlyMap<Entity, readonly number[]>;
  readonly count: number;
  readonly unsent: number;
  /** Stretches of rows that could not be read, and records that made no sense. */
  readonly lost: number;
}

interface Sources {
  /** The present file, perhaps damaged. */
  readonly found: Connection;
  /** The snapshot or the backup; null = everything that can be read is wanted. */
  readonly base: Connection | null;
  readonly choose: ChooseVersion;
}

/** Compares every readable record of the present file with the same record of the base. */
export async function findNewer({ found, base, choose }: Sources): Promise<Newer> {
  const rows = new Map<Entity, number[]>();
  let [count, unsent, lost] = [0, 0, 0];
  for (const entity of ENTITIES) {
    const table = tableOf(entity);
    if (!hasTable(found, table)) continue;
    const chosen: number[] = [];
    for await (const batch of readableRows<FoundRow>({
      connection: found,
      table: table.name,
      columns: 'id,lwt,data,deleted',
    })) {
      const records = batch.rows.filter(({ deleted }) => deleted === 0).map((row) => recordOf(entity, row));
      lost += batch.lost + records.filter((record) => record === null).length;
      const readable = records.filter((record) => record !== null);
      for (const one of wanted({ base, table, choose }, readable)) {
        chosen.push(one.rid);
        if (one.record.sync.ops.length > 0) unsent += 1;
      }
    }
    rows.set(entity, chosen);
    count += chosen.length;
  }
  return { rows, count, unsent, lost };
}

function wanted(
  { base, table, choose }: { base: Connection | null; table: Table; choose: ChooseVersion },
  found: readonly FoundRecord[],
): readonly FoundRecord[] {
  if (base === null) return found;
  const ids = found.map(({ record }) => record.id);
  const stored = hasTable(base, table) ? loadDocuments<AnyRecord>(base, table, ids) : new Map<string, never>();
  return found.filter(({ record, lwt }) => {
    const other = stored.get(record.id);
    const version = other === undefined ? null : { writtenAt: other._meta.lwt, ops: other.sync.ops };
    return choose({ writtenAt: lwt, ops: record.sync.ops }, version) === 'found';
  });
}

/** The record of a row, or null where it is none. */
export function recordOf(entity: Entity, { rid, id, lwt, data }: FoundRow): FoundRecord | null {
  const record = readStored<AnyRecord>(recordSchemas[entity], data);
  return record?.id === id ? { entity, rid, record, lwt } : null;
}

/** A file that is older than the app may lack a table. */
const hasTable = (connection: Connection, { name }: Table): boolean =>
  connection.get(`SELECT 1 FROM sqlite_schema WHERE type='table' AND '"'||replace(name,'"','""')||'"'=?`, name) !==
  undefined;
