import type { EntitySource } from '../reading/entity-source.ts';
import type { SqlValue } from '../sqlite/connection.ts';
import { ridOfKey } from './entry-key.ts';
import { judge } from './judge.ts';
import { mixedHits } from './mixed-hits.ts';
import { matchOf, searchQuery, type SearchQuery } from './search-query.ts';
import { judgeUnindexed, type SearchedSource } from './unindexed.ts';

export interface Found {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** What stands behind the table's name: for a rare word the hits are looked up, whatever index the sort would have. */
  readonly hint: '' | ' NOT INDEXED';
  readonly isCommon: boolean;
}

const EVERYTHING: Found = { sql: '1', values: [], hint: '', isCommon: false };
const NOTHING: Found = { ...EVERYTHING, sql: '0' };

/** From so many hits on, walking the list in its order finds a page sooner than looking up and sorting all hits does. */
const COMMON_FROM = 500;

/** How many entries of the index match, counted no further than to `most`. */
function countEntries({ connection, index }: SearchedSource, match: string, most: number): number {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${index.entries} WHERE ${index.entries} MATCH ? LIMIT ?)`;
  return connection.get<{ n: number }>(sql, match, most)?.n ?? 0;
}

/**
 * The condition "is found by this text", for a statement over the entity's table: what the search box finds, nothing else.
 * Always true for an empty text; never where the entity is not searched.
 */
export function searchSql({ connection, table }: EntitySource, text: string): Found {
  const query = searchQuery(text);
  const match = matchOf(query, 'anywhere');
  if (match === null) return EVERYTHING;
  if (table.search === null) return NOTHING;
  const source = { connection, table, index: table.search };
  const { entries, waiting } = source.index;
  const isCommon = countEntries(source, match, COMMON_FROM) === COMMON_FROM;
  const { isNone, hits } = judgeUnindexed(source, query);
  const others = [...mixedHits(source, query, { kind: 'anywhere' }), ...hits].map(({ rid }) => rid);
  const indexed = `SELECT ${ridOfKey('rowid')} FROM ${entries} WHERE ${entries} MATCH ?`;
  const isAll = isNone && others.length === 0;
  const all = isAll ? indexed : `${indexed} EXCEPT SELECT rid FROM ${waiting} UNION SELECT value FROM json_each(?)`;
  return {
    // The plus takes the choice from SQLite, which cannot know how common a word is.
    sql: `${isCommon ? '+' : ''}rid IN (${all})`,
    values: isAll ? [match] : [match, JSON.stringify(others)],
    hint: isCommon ? '' : ' NOT INDEXED',
    isCommon,
  };
}

export interface SearchedRows {
  /** The columns, `data` among them. */
  readonly select: string;
  readonly where: string;
  readonly values: readonly SqlValue[];
  readonly order: string;
  readonly limit: number;
  readonly text: string;
}

/** The first rows in an order that contain a text. */
export function searchedRows<Row extends { readonly data: string }>(source: EntitySource, asked: SearchedRows): Row[] {
  const found = searchSql(source, asked.text);
  if (found.isCommon) {
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

/** Rows looked at for one that is wanted, before the walk gives up: the hits may all lie at the other end of the list. */
const WALKED_PER_ROW = 40;

/** The same for a word that is nearly everywhere ("有限公司"), by its own text. Null when it is not, where this walk begins. */
function walkedRows<Row extends { readonly data: string }>(
  { connection, table }: EntitySource,
  asked: SearchedRows,
): Row[] | null {
  const query = searchQuery(asked.text);
  if (table.search === null || !isEverywhere({ connection, table, index: table.search }, query, asked.limit))
    return null;
  const sql = `SELECT ${asked.select} FROM ${table.name} WHERE ${asked.where} ORDER BY ${asked.order}`;
  const rows: Row[] = [];
  let walked = 0;
  for (const row of connection.each<Row>(sql, ...asked.values)) {
    if (rows.length === asked.limit) return rows;
    if (walked === asked.limit * WALKED_PER_ROW) return null;
    walked += 1;
    if (judge(JSON.parse(row.data) as object, query, table.search) !== null) rows.push(row);
  }
  return rows;
}

/**
 * Whether reading on in the list's order finds a page sooner than listing all hits by the index. Reading a record costs about
 * 43 times what listing a hit costs (6 µs against 0.14 µs), and a page takes `limit × records / hits` of them.
 */
function isEverywhere(source: SearchedSource, query: SearchQuery, limit: number): boolean {
  const match = matchOf(query, 'anywhere');
  const records = source.connection.get<{ n: number | null }>(`SELECT max(rid) AS n FROM ${source.table.name}`)?.n ?? 0;
  const enough = Math.ceil(Math.sqrt(43 * limit * records));
  return match !== null && countEntries(source, match, enough) === enough;
}
