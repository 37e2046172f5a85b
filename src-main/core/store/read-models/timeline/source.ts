import type { ScreenEntity } from '../../../../../src-shared/domain/entities.ts';
import type { TimelineEntry } from '../../../../../src-shared/domain/timeline.schema.ts';
import type { SqlRow, SqlValue } from '../../sqlite/connection.ts';
import { orderedText } from '../../sqlite/ordered-text.ts';
import { living, type FiguresSource } from '../question.ts';

/** Behind which row of a source the next page begins: what it is sorted by, and what breaks ties. */
export type Position = readonly [sort: string | number, tie: string | number];

/** Behind every row of the same sort value, and behind every tie that is text. */
export const LAST_ROW = Number.MAX_SAFE_INTEGER;
export const LAST_TIE = '\u{10FFFF}';

export interface Found {
  readonly position: Position;
  readonly entry: TimelineEntry;
}

/** One kind of things that happened, newest first. */
export interface TimelineSource {
  readonly name: string;
  /** Where its newest entry is looked for: now, or today where days are kept. */
  readonly begin: Position;
  readonly read: (after: Position, limit: number) => readonly Found[];
}

/** Whose timeline it is, and when it is asked for. */
export interface TimelineOf {
  readonly entity: ScreenEntity;
  readonly id: string;
  readonly now: string;
  readonly today: string;
  /** The beginning of a day as a moment. */
  readonly momentOf: (day: string) => string;
}

/** Rows of a table that belong to a record, each under what it is sorted by (`at`) and what breaks ties (`tie`). */
interface Rows {
  readonly table: string;
  /** The column that holds the record's id. */
  readonly owner: string;
  readonly at: string;
  /** Rows of a table are told apart by `rid`: with `id` SQLite would walk the list of everybody's records in this order. */
  readonly tie: string;
  /** Further columns of the answer. */
  readonly select: string;
  /** A further condition. */
  readonly also?: string;
}

/** The next rows behind a position. `at` is bounded on its own as well, so that an index that holds it is sought in. */
export function rowsBehind<Row>(
  { connection }: FiguresSource,
  { table, owner, at, tie, select, also = '1' }: Rows,
  { id, after: [sort, last], limit }: { readonly id: string; readonly after: Position; readonly limit: number },
): (Row & { readonly at: string; readonly tie: string | number })[] {
  const sql = `"${owner}"=? AND ${also} AND ${at}<=? AND (${at},${tie})<(?,?)`;
  const values: SqlValue[] = [orderedText(id), sort, sort, last];
  const { where } = living({}, { sql });
  return connection.all<Row & SqlRow & { readonly at: string; readonly tie: string | number }>(
    `SELECT ${at} AS at,${tie} AS tie,${select} FROM ${table} WHERE ${where} ORDER BY ${at} DESC,${tie} DESC LIMIT ?`,
    ...values,
    limit,
  );
}
