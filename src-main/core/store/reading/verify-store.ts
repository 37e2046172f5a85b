import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { ENTITIES } from '../../../../src-shared/domain/entities.ts';
import { historyEntrySchema } from '../../../../src-shared/domain/history.schema.ts';
import { recordSchemas, type AnyRecord } from '../../../../src-shared/domain/records.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { countLost } from '../search/unindexed.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { Verification } from '../store.ts';
import { readStored } from '../stored-json.ts';
import type { EntitySource, SourceOf } from './entity-source.ts';

/** Rows checked before the event loop gets its turn. */
const CHECKED_AT_ONCE = 200;

/** Beyond so many problems the file is lost anyway; the list stays readable. */
const MOST_PROBLEMS = 100;

/** Reads everything there is and lists what is wrong, by code, id and count. */
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
    await checkHistory(connection, report);
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
}

function checkCount({ connection, table }: EntitySource, entity: Entity, report: Report): void {
  if (table.aliveCount === null) return;
  const path = table.columnOf.get(table.aliveCount.path) ?? 'NULL';
  const sql = `SELECT count(*) AS n FROM ${table.name} WHERE deleted=0 AND ${path} IS NULL`;
  if (connection.get<{ n: number }>(sql)?.n !== table.aliveCount.read(connection)) report(`COUNT_WRONG ${entity}`);
}

async function checkRecords({ connection, table }: EntitySource, entity: Entity, report: Report): Promise<number> {
  const schema = recordSchemas[entity];
  let [count, after] = [0, 0];
  for (;;) {
    const rows = connection.all<{ rid: number; id: string; data: string }>(
      `SELECT rid,id,data FROM ${table.name} WHERE deleted=0 AND rid>? ORDER BY rid LIMIT ?`,
      after,
      CHECKED_AT_ONCE,
    );
    for (const { id, data } of rows) {
      if (readStored<AnyRecord>(schema, data)?.id !== id) report(`RECORD_INVALID ${entity} ${id}`);
    }
    count += rows.length;
    after = rows.at(-1)?.rid ?? after;
    if (rows.length < CHECKED_AT_ONCE) return count;
    await nextTurn();
  }
}

async function checkHistory(connection: Connection, report: Report): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = connection.all<{ seq: number; entry: string }>(
      'SELECT seq,entry FROM history WHERE seq>? ORDER BY seq LIMIT ?',
      after,
      CHECKED_AT_ONCE,
    );
    for (const { seq, entry } of rows) {
      if (readStored(historyEntrySchema, entry) === null) report(`HISTORY_INVALID ${seq}`);
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < CHECKED_AT_ONCE) return;
    await nextTurn();
  }
}
