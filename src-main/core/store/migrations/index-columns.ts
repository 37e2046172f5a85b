import { z } from 'zod';
import type { Connection, SqlValue } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';
import { quoted } from '../sqlite/sql-names.ts';
import type { BatchCursor, BatchMigration } from './migration.ts';

/** What changes about the columns that the storage keeps beside the JSON of a collection's records. */
export interface ColumnChange {
  /** The table of a collection, such as `customers-0`. */
  readonly table: string;
  /** Paths that have a column from now on (`status`, `sync.state`); each is filled from the records. */
  readonly add?: readonly string[];
  /** Paths whose column is written again where the JSON contains a text: its stored form was wrong for such records. */
  readonly again?: { readonly paths: readonly string[]; readonly where: string };
  /** Indexes that nothing wants any more, or that are made anew in another form, such as `customers-0 region`. */
  readonly dropIndexes?: readonly string[];
}

interface Step {
  readonly number: number;
  readonly tables: readonly ColumnChange[];
}

interface Row {
  readonly rid: number;
  readonly data: string;
}

/** Rows filled in one transaction: about ten milliseconds on a busy computer. */
const ROWS_AT_ONCE = 200;

const cursorSchema = z.tuple([z.string(), z.int()]);
const cursorOf = (table: string, rid: number): string => JSON.stringify([table, rid]);

/**
 * A step for fields that are newly sorted or filtered by: adds a column for each, fills it from the JSON of every record, and
 * drops indexes. New indexes need no step: the storage makes those that are missing. A table that is missing is skipped,
 * because the storage makes it whole.
 */
export const indexColumns = ({ number, tables }: Step): BatchMigration => ({
  number,
  prepare: (connection) => {
    for (const change of present(connection, tables)) prepareTable(connection, change);
  },
  total: (connection) => present(connection, tables).reduce((sum, { table }) => sum + countOf(connection, table), 0),
  batch: (connection, after) => fillSome(connection, present(connection, tables), after),
});

const present = (connection: Connection, tables: readonly ColumnChange[]): readonly ColumnChange[] =>
  tables.filter(
    ({ table }) => connection.get("SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?", table) !== undefined,
  );

const countOf = (connection: Connection, table: string): number =>
  connection.get<{ n: number }>(`SELECT count(*) AS n FROM ${quoted(table)}`)?.n ?? 0;

/** As the storage names it. */
const columnOf = (path: string): string => quoted(`f.${path}`);

function prepareTable(connection: Connection, { table, add = [], dropIndexes = [] }: ColumnChange): void {
  for (const name of dropIndexes) connection.script(`DROP INDEX IF EXISTS ${quoted(name)}`);
  for (const path of add) connection.script(`ALTER TABLE ${quoted(table)} ADD COLUMN ${columnOf(path)}`);
}

/** Fills the next rows of the table that the cursor names. */
function fillSome(
  connection: Connection,
  tables: readonly ColumnChange[],
  after: BatchCursor,
): { done: number; cursor: BatchCursor } {
  const [table, rid] = after === null ? [tables[0]?.table, 0] : cursorSchema.parse(JSON.parse(after));
  const index = tables.findIndex((change) => change.table === table);
  const change = tables[index];
  if (change === undefined) return { done: 0, cursor: null };
  const sql = `SELECT rid,data FROM ${quoted(change.table)} WHERE rid>? ORDER BY rid LIMIT ?`;
  const rows = connection.all<Row>(sql, rid, ROWS_AT_ONCE);
  for (const row of rows) fill(connection, change, row);
  const last = rows.length === ROWS_AT_ONCE ? rows.at(-1) : undefined;
  if (last !== undefined) return { done: rows.length, cursor: cursorOf(change.table, last.rid) };
  const next = tables[index + 1];
  return { done: rows.length, cursor: next === undefined ? null : cursorOf(next.table, 0) };
}

function fill(connection: Connection, { table, add = [], again }: ColumnChange, { rid, data }: Row): void {
  const paths = again !== undefined && data.includes(again.where) ? [...add, ...again.paths] : add;
  if (paths.length === 0) return;
  const record: unknown = JSON.parse(data);
  const sets = paths.map((path) => `${columnOf(path)}=?`).join(',');
  const values = paths.map((path) => columnValue(record, path));
  connection.run(`UPDATE ${quoted(table)} SET ${sets} WHERE rid=?`, ...values, rid);
}

/** A field as its column keeps it: text in sortable form, booleans as 0 and 1; nothing else has a column value. */
function columnValue(record: unknown, path: string): SqlValue {
  let value = record;
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  if (typeof value === 'string') return orderedText(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return null;
}
