import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { searchSql, searchedRows } from '../search/search-sql.ts';
import type { SqlValue } from '../sqlite/connection.ts';
import type { Page, PageQuery, Where } from '../store.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import type { EntitySource } from './entity-source.ts';
import { fieldSql, whereSql, type SqlCondition } from './where-sql.ts';

interface PageRow {
  readonly id: string;
  readonly key: string | number | null;
  readonly data: string;
}

/**
 * One page. The records whose sort field is empty and the others are two stretches of the index (empty first when
 * ascending), so that the start of every page is one seek, however far down the list it is.
 */
export function readPage<Row>(source: EntitySource, query: PageQuery): Page<Row> {
  const { field, isDescending } = query.sort;
  const cursor = query.after === null ? null : readCursor(query.after, query.sort);
  const condition = whereSql(source.table, query.where);
  const sort = fieldSql(source.table, field).sql;
  const rows: PageRow[] = [];
  for (const isEmpty of isDescending ? [false, true] : [true, false]) {
    const wanted = query.limit + 1 - rows.length;
    if (wanted === 0 || isPassed({ cursor, isEmpty, isDescending })) continue;
    rows.push(...readStretch(source, { condition, sort, isEmpty, isDescending, cursor, wanted, search: query.search }));
  }
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > query.limit && last !== undefined;
  return {
    rows: shown.map(({ data }) => JSON.parse(data) as Row),
    total: countMatching(source, query.where, query.search),
    next: hasMore ? writeCursor({ field, isDescending, value: last.key, id: last.id }) : null,
  };
}

/** Whether the cursor stands behind a stretch as a whole. */
function isPassed(at: { cursor: Cursor | null; isEmpty: boolean; isDescending: boolean }): boolean {
  if (at.cursor === null) return false;
  return at.isDescending ? !at.isEmpty && at.cursor.value === null : at.isEmpty && at.cursor.value !== null;
}

interface Stretch {
  readonly condition: SqlCondition;
  readonly sort: string;
  readonly isEmpty: boolean;
  readonly isDescending: boolean;
  readonly cursor: Cursor | null;
  readonly wanted: number;
  readonly search: string;
}

function readStretch(source: EntitySource, stretch: Stretch): PageRow[] {
  const { condition, sort, isEmpty, cursor } = stretch;
  const way = stretch.isDescending ? ' DESC' : '';
  const sign = stretch.isDescending ? '<' : '>';
  const values: SqlValue[] = [...condition.values];
  let from = '';
  if (cursor !== null && isEmpty === (cursor.value === null)) {
    from = isEmpty ? ` AND id${sign}?` : ` AND (${sort},id)${sign}(?,?)`;
    if (!isEmpty) values.push(cursor.value);
    values.push(cursor.id);
  }
  return searchedRows<PageRow>(source, {
    select: `id,${sort} AS key,data`,
    where: `${condition.sql} AND ${sort} IS ${isEmpty ? '' : 'NOT '}NULL${from}`,
    values,
    order: isEmpty ? `id${way}` : `${sort}${way},id${way}`,
    limit: stretch.wanted,
    text: stretch.search,
  });
}

/** How many records match. The plain list's number is kept with the records; the others are counted and remembered. */
export function countMatching(source: EntitySource, where: Where, search: string): number {
  const { aliveCount } = source.table;
  if (aliveCount !== null && search === '' && sameJson(where as Json, { [aliveCount.path]: { eq: null } })) {
    return aliveCount.read(source.connection);
  }
  return source.totals.of({ where, search }, () => {
    const condition = whereSql(source.table, where);
    const found = searchSql(source, search);
    const counted = source.connection.get<{ n: number }>(
      `SELECT count(*) AS n FROM ${source.table.name}${found.hint} WHERE ${condition.sql} AND ${found.sql}`,
      ...condition.values,
      ...found.values,
    );
    return counted?.n ?? 0;
  });
}
