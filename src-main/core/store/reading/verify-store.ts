import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { ENTITIES } from '../../../../src-shared/domain/entities.ts';
import { recordSchemas, type AnyRecord } from '../../../../src-shared/domain/records.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { columnValues } from '../rx-storage/table.ts';
import { countWrong } from '../search/check-entries.ts';
import { countLost } from '../search/unindexed.ts';
import type { Connection, SqlRow } from '../sqlite/connection.ts';
import type { Verification } from '../store.ts';
import { readStored } from '../stored-json.ts';
import type { EntitySource, SourceOf } from './entity-source.ts';
import { wrongHistory, wrongValues } from './verify-plain-rows.ts';
import { dealsWithOtherStays } from './verify-stays.ts';

/** Rows checked before the event loop gets its turn. */
const CHECKED_AT_ONCE = 200;

/** Beyond so many problems the file is lost anyway; the list stays readable. */
const MOST_PROBLEMS = 100;

/**
 * Reads everything there is, holds what stands beside the records (columns, counts, search index, stays of deals, history)
 * against them, and lists what is wrong, by code, id and count.
 */
export async function verifyStore(connection: Connection, sourceOf: SourceOf): Promise<Verification> {
  const problems: string[] = [];
  const report = (problem: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem);
  };
  const counts = Object.fromEntries(ENTITIES.map((entity) => [entity, 0])) as Record<Entity, number>;
  try {
    checkPages(connection, report);
    for (const entity of ENTITIES) {
      checkSearch(sourceOf(entity), entity, report);
      checkCount(sourceOf(entity), entity, report);
      counts[entity] = await checkRecords(sourceOf(entity), entity, report);
    }
    await checkStays(sourceOf('opportunities'), report);
    await checkPlainRows(connection, report);
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    report(error.code);
  }
  return { isSound: problems.length === 0, problems, counts };
}

type Report = (problem: string) => void;

function checkPages(connection: Connection, report: Report): void {
  const [first] = connection.all<{ integrity_check: string }>('PRAGMA integrity_check(1)');
  // SQLite's own words may quote a value; only the fact is passed on.
  if (first?.integrity_check !== 'ok') report('PAGES_INCONSISTENT');
}

function checkSearch({ connection, table }: EntitySource, entity: Entity, report: Report): void {
  if (table.search === null) return;
  const missing = countLost({ connection, table, index: table.search });
  if (missing !== 0) report(`SEARCH_INCOMPLETE ${entity} ${missing}`);
  const wrong = countWrong({ connection, table, index: table.search });
  if (wrong !== 0) report(`SEARCH_WRONG ${entity} ${wrong}`);
}

function checkCount({ connection, table }: EntitySource, entity: Entity, report: Report): void {
  if (table.aliveCount === null) return;
  const path = table.columnOf.get(table.aliveCount.path) ?? 'NULL';
  const sql = `SELECT count(*) AS n FROM ${table.name} WHERE deleted=0 AND ${path} IS NULL`;
  if (connection.get<{ n: number }>(sql)?.n !== table.aliveCount.read(connection)) report(`COUNT_WRONG ${entity}`);
}

async function checkRecords({ connection, table }: EntitySource, entity: Entity, report: Report): Promise<number> {
  const schema = recordSchemas[entity];
  const columns = table.columns.map(({ sql }, index) => `,${sql} AS c${index}`).join('');
  let [count, after] = [0, 0];
  for (;;) {
    const rows = connection.all<{ rid: number; id: string; data: string } & SqlRow>(
      `SELECT rid,id,data${columns} FROM ${table.name} WHERE deleted=0 AND rid>? ORDER BY rid LIMIT ?`,
      after,
      CHECKED_AT_ONCE,
    );
    for (const { id, data, ...row } of rows) {
      const record = readStored<AnyRecord>(schema, data);
      if (record?.id !== id) report(`RECORD_INVALID ${entity} ${id}`);
      else if (columnValues(table, record).some((value, index) => value !== row[`c${index}`]))
        report(`COLUMNS_WRONG ${entity} ${id}`);
    }
    count += rows.length;
    after = rows.at(-1)?.rid ?? after;
    if (rows.length < CHECKED_AT_ONCE) return count;
    await nextTurn();
  }
}

async function checkStays(source: EntitySource, report: Report): Promise<void> {
  for (const ids of dealsWithOtherStays(source)) {
    for (const id of ids) report(`STAYS_WRONG opportunities ${id}`);
    await nextTurn();
  }
}

async function checkPlainRows(connection: Connection, report: Report): Promise<void> {
  for (const { table, count } of wrongValues(connection)) report(`VALUES_INVALID ${table} ${count}`);
  for (const numbers of wrongHistory(connection)) {
    for (const seq of numbers) report(`HISTORY_INVALID ${seq}`);
    await nextTurn();
  }
}
