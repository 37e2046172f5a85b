import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import { searchSql, searchedRows } from '../search/search-sql.ts';
import type { Page, PageQuery, Where } from '../store.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { EntitySource } from './entity-source.ts';
import { lookedUp, stretchesBehind, stretchOrder, stretchSql } from './list-order.ts';
import { fieldSql, whereSql } from './where-sql.ts';

interface PageRow {
  readonly id: string;
  readonly key: string | number | null;
  readonly data: string;
}

/** Up to so many records are looked up by their condition and sorted sooner than a list is walked until a page is full. */
const FEW = 1_000;

/** One page; its start is one seek, however far down the list it is. */
export function readPage<Row>(source: EntitySource, query: PageQuery): Page<Row> {
  const { field, isDescending } = query.sort;
  const condition = whereSql(source.table, query.where);
  const order = { sort: fieldSql(source.table, field).sql, isDescending };
  const total = countMatching(source, query.where, query.search);
  const sorted = total <= FEW && isLookedUp(source, query) ? lookedUp(order) : order;
  const rows: PageRow[] = [];
  for (const stretch of stretchesBehind(order, query.after === null ? null : readCursor(query.after, query.sort))) {
    if (rows.length > query.limit) break;
    const range = stretchSql(sorted, stretch);
    rows.push(
      ...searchedRows<PageRow>(source, {
        select: `id,${order.sort} AS key,data`,
        where: `${condition.sql} AND ${range.sql}`,
        values: [...condition.values, ...range.values],
        order: stretchOrder(sorted, stretch),
        limit: query.limit + 1 - rows.length,
        text: query.search,
      }),
    );
  }
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > query.limit && last !== undefined;
  return {
    rows: shown.map(({ data }) => JSON.parse(data) as Row),
    total,
    next: hasMore ? writeCursor({ field, isDescending, value: last.key, id: last.id }) : null,
  };
}

/** Whether an index may know the records of a question by something else than that they are not deleted. */
function isLookedUp({ table }: EntitySource, { where, search }: PageQuery): boolean {
  if (search !== '') return false;
  return Object.entries(where).some(
    ([path, condition]) =>
      path !== table.aliveCount?.path && table.columnOf.has(path) && ('eq' in condition || 'in' in condition),
  );
}

/** How many records match. The plain list's number is kept with the records; the others are counted and remembered. */
export function countMatching(source: EntitySource, where: Where, search: string): number {
  const { aliveCount } = source.table;
  if (aliveCount !== null && search === '' && sameJson(where as Json, { [aliveCount.path]: { eq: null } })) {
    return aliveCount.read(source.connection);
  }
  const searched = search === '' ? [] : (source.table.search?.fields ?? []);
  const question = { asked: [where, search], paths: [...Object.keys(where), ...searched] };
  const kept = source.totals.of(question, () => ({ value: null }));
  kept.value ??= counted(source, where, search);
  return kept.value;
}

function counted(source: EntitySource, where: Where, search: string): number {
  const condition = whereSql(source.table, where);
  const found = searchSql(source, search);
  const row = source.connection.get<{ n: number }>(
    `SELECT count(*) AS n FROM ${source.table.name}${found.hint} WHERE ${condition.sql} AND ${found.sql}`,
    ...condition.values,
    ...found.values,
  );
  return row?.n ?? 0;
}
