import { getQueryMatcher, getSortComparator } from 'rxdb/plugins/core';
import type { FilledMangoQuery, RxDocumentData, RxJsonSchema } from 'rxdb/plugins/core';
import type { Connection } from '../sqlite/connection.ts';
import { jsonText } from '../sqlite/sql-names.ts';
import { DOCUMENT_COLUMNS, toDocument, type DocumentRow } from './documents.ts';
import { compileSelector } from './selector-sql.ts';
import type { Table } from './table.ts';

export interface QuerySource<Doc> {
  readonly connection: Connection;
  readonly table: Table;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<Doc>>>;
}

/**
 * ORDER BY of a query, or null where no column serves it. Planned here, because RxDB's own plan takes a descending sort
 * for one that no index can give; SQLite walks the same index backwards.
 */
function orderOf<Doc>(table: Table, query: FilledMangoQuery<Doc>): string | null {
  const parts: string[] = [];
  for (const sort of query.sort) {
    const [path, direction] = Object.entries(sort)[0] as [string, 'asc' | 'desc'];
    const column = table.columnOf.get(path);
    if (column === undefined || table.typeOf(path) === null) return null;
    const suffix = direction === 'desc' ? ' DESC' : '';
    parts.push(column + suffix);
    // A missing field sorts in front of one that is null; a column cannot tell them apart.
    if (!table.isRequired(path))
      parts.push(`CASE WHEN ${column} IS NULL THEN ${jsonText(path)} IS NOT NULL END${suffix}`);
  }
  return parts.join(',');
}

/** Which of the matching documents are wanted. The type promises a skip, but RxDB's key compression takes it away. */
function sliceOf<Doc>({ skip = 0, limit = Infinity }: FilledMangoQuery<Doc>): {
  readonly skip: number;
  readonly end: number;
} {
  return { skip, end: skip + limit };
}

/** The documents of a query in its order: by SQL alone where SQL is exact, else filtered or sorted here. */
export function runQuery<Doc>(source: QuerySource<Doc>, query: FilledMangoQuery<Doc>): RxDocumentData<Doc>[] {
  const { connection, table, schema } = source;
  const where = compileSelector(table, query.selector);
  const order = orderOf(table, query);
  const { skip, end } = sliceOf(query);
  const select = `SELECT ${DOCUMENT_COLUMNS} FROM ${table.name} WHERE ${where.sql}`;
  if (where.isExact && order !== null) {
    const sql = `${select} ORDER BY ${order} LIMIT ? OFFSET ?`;
    const rows = connection.all<DocumentRow>(sql, ...where.values, end === Infinity ? -1 : end - skip, skip);
    return rows.map((row) => toDocument<Doc>(row));
  }
  const matches = where.isExact ? () => true : getQueryMatcher(schema, query);
  const found: RxDocumentData<Doc>[] = [];
  const sql = order === null ? select : `${select} ORDER BY ${order}`;
  for (const row of connection.each<DocumentRow>(sql, ...where.values)) {
    if (order !== null && found.length >= end) break;
    const document = toDocument<Doc>(row);
    if (matches(document)) found.push(document);
  }
  if (order === null) found.sort(getSortComparator(schema, query));
  return found.slice(skip, end);
}

/** How many documents the query would give, as RxDB's interface has it: skip and limit count, unlike in its memory storage. */
export function countQuery<Doc>(source: QuerySource<Doc>, query: FilledMangoQuery<Doc>): number {
  const { skip, end } = sliceOf(query);
  return Math.max(Math.min(countMatches(source, query), end) - skip, 0);
}

function countMatches<Doc>(source: QuerySource<Doc>, query: FilledMangoQuery<Doc>): number {
  const { connection, table, schema } = source;
  const where = compileSelector(table, query.selector);
  if (where.isExact) {
    const sql = `SELECT count(*) AS n FROM ${table.name} WHERE ${where.sql}`;
    return connection.get<{ n: number }>(sql, ...where.values)?.n ?? 0;
  }
  const matches = getQueryMatcher(schema, query);
  let count = 0;
  const sql = `SELECT ${DOCUMENT_COLUMNS} FROM ${table.name} WHERE ${where.sql}`;
  for (const row of connection.each<DocumentRow>(sql, ...where.values)) if (matches(toDocument<Doc>(row))) count += 1;
  return count;
}
