import type { EntitySource } from '../reading/entity-source.ts';
import type { SqlValue } from '../sqlite/connection.ts';
import { bigramMatch, type MatchKind } from './bigrams.ts';
import { foldText } from './fold.ts';

export interface Found {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** What stands behind the table's name: for a rare word the hits are looked up, whatever index the sort would have. */
  readonly hint: '' | ' NOT INDEXED';
  readonly isCommon: boolean;
}

const EVERYTHING: Found = { sql: '1', values: [], hint: '', isCommon: false };

/** From so many hits on, walking the list in its order finds a page sooner than looking up and sorting all hits does. */
const COMMON_FROM = 500;

/** How many records contain a text, counted no further than to `most`. */
export function countHits({ connection, table }: EntitySource, match: string, most: number): number {
  const name = table.search?.name ?? '';
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${name} WHERE ${name} MATCH ? LIMIT ?)`;
  return connection.get<{ n: number }>(sql, match, most)?.n ?? 0;
}

/** The condition "contains this text"; always true for an empty text. */
export function searchSql(source: EntitySource, text: string, kind: MatchKind = 'anywhere'): Found {
  const match = bigramMatch(text, kind);
  if (match === null || source.table.search === null) return EVERYTHING;
  const { name } = source.table.search;
  const isCommon = countHits(source, match, COMMON_FROM) === COMMON_FROM;
  // The plus takes the choice from SQLite, which cannot know how common a word is.
  const sql = `${isCommon ? '+' : ''}rid IN (SELECT rowid FROM ${name} WHERE ${name} MATCH ?)`;
  return { sql, values: [match], hint: isCommon ? '' : ' NOT INDEXED', isCommon };
}

export interface SearchedRows {
  /** The columns, `data` among them. */
  readonly select: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
  readonly order: string;
  readonly limit: number;
  readonly text: string;
  readonly kind?: MatchKind;
}

/** The first rows in an order that contain a text. */
export function searchedRows<Row extends { readonly data: string }>(source: EntitySource, asked: SearchedRows): Row[] {
  const found = searchSql(source, asked.text, asked.kind);
  if (found.isCommon && isEverywhere(source, asked)) {
    const rows = walkedRows<Row>(source, asked);
    if (rows !== null) return rows;
  }
  return source.connection.all<Row>(
    `SELECT ${asked.select} FROM ${source.table.name}${found.hint}
     WHERE ${asked.where} AND ${found.sql} ORDER BY ${asked.order} LIMIT ?`,
    ...asked.values,
    ...found.values,
    asked.limit,
  );
}

/**
 * Whether reading on in the list's order finds a page sooner than listing all hits by the index. Reading a record costs about
 * 43 times what listing a hit costs (6 µs against 0.14 µs), and a page takes `limit × records / hits` of them.
 */
function isEverywhere(source: EntitySource, asked: SearchedRows): boolean {
  const match = bigramMatch(asked.text, 'anywhere');
  if (match === null || (asked.kind ?? 'anywhere') !== 'anywhere') return false;
  const enough = Math.ceil(Math.sqrt(43 * asked.limit * recordsIn(source)));
  return countHits(source, match, enough) === enough;
}

const recordsIn = ({ connection, table }: EntitySource): number =>
  connection.get<{ n: number | null }>(`SELECT max(rid) AS n FROM ${table.name}`)?.n ?? 0;

/** Rows looked at for one that is wanted, before the walk gives up: the hits may all lie at the other end of the list. */
const WALKED_PER_ROW = 40;

/** The same for a word that is nearly everywhere ("有限公司"). Null when it is not, where this walk begins. */
function walkedRows<Row extends { readonly data: string }>(source: EntitySource, asked: SearchedRows): Row[] | null {
  const sql = `SELECT ${asked.select} FROM ${source.table.name} WHERE ${asked.where} ORDER BY ${asked.order}`;
  const needle = foldText(asked.text);
  const fields = source.table.search?.fields ?? [];
  const rows: Row[] = [];
  let walked = 0;
  for (const row of source.connection.each<Row>(sql, ...asked.values)) {
    if (rows.length === asked.limit) return rows;
    if (walked === asked.limit * WALKED_PER_ROW) return null;
    walked += 1;
    if (isHit(row, fields, needle)) rows.push(row);
  }
  return rows;
}

function isHit(row: { readonly data: string }, fields: readonly string[], needle: string): boolean {
  const record = JSON.parse(row.data) as Readonly<Record<string, unknown>>;
  return fields.some((field) => {
    const value = record[field];
    return typeof value === 'string' && foldText(value).includes(needle);
  });
}
