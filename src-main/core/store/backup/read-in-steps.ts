import type { Connection, SqlValue } from '../sqlite/connection.ts';
import { quoted } from '../sqlite/sql-names.ts';

/** About a millisecond of work, also where each row fills a page of its own. */
const ROWS_AT_ONCE = 64;
const ENTRIES_AT_ONCE = 256;
const LEAST_ROW = `${-(2n ** 63n)}`;

/**
 * Reads every page that holds data of an open database, tables and indexes, a short step at a time: `next()` does one step.
 * No statement is open between two steps, so that others may read and write meanwhile; what they add is not read. The steps
 * read as the app does, through the cipher, which proves each page. Error of a step: STORE_DAMAGED.
 */
export function* readInSteps(connection: Connection): Generator<undefined, void, undefined> {
  for (const tree of treesOf(connection)) {
    yield;
    if (tree.kind === 'rows') yield* readRows(connection, tree);
    else yield* readEntries(connection, tree);
  }
}

/** A table by row number; or the entries of an index, or of a table without row numbers, in their order. */
type Tree =
  | { readonly kind: 'rows'; readonly table: string; readonly columns: readonly string[] }
  | {
      readonly kind: 'entries';
      readonly from: string;
      /** What makes the order, unique all together. */
      readonly keys: readonly string[];
      /** All columns that an entry holds. */
      readonly columns: readonly string[];
      /** The condition of a partial index, else `1`. */
      readonly where: string;
    };

interface SchemaRow {
  readonly type: 'table' | 'index';
  readonly name: string;
  readonly table: string;
  readonly sql: string | null;
}

interface ColumnRow {
  readonly name: string | null;
  /** Its place in the primary key of a table, from 1 on. */
  readonly pk: number;
}

function* treesOf(connection: Connection): Generator<Tree> {
  yield { kind: 'rows', table: 'sqlite_schema', columns: ['sql'] };
  const all = connection.all<SchemaRow>(
    'SELECT type,name,tbl_name AS "table",sql FROM sqlite_schema WHERE rootpage>0 ORDER BY rowid',
  );
  for (const one of all) yield one.type === 'table' ? tableTree(connection, one) : indexTree(connection, one);
}

function tableTree(connection: Connection, { name }: SchemaRow): Tree {
  const columns = connection.all<ColumnRow>('SELECT name,pk FROM pragma_table_xinfo(?)', name);
  const names = columns.map((column) => quoted(column.name ?? ''));
  const info = connection.get<{ wr: number }>('SELECT wr FROM pragma_table_list(?)', name);
  if (info?.wr !== 1) return { kind: 'rows', table: quoted(name), columns: names };
  const keys = columns.filter(({ pk }) => pk > 0).toSorted((left, right) => left.pk - right.pk);
  return {
    ...{ kind: 'entries', from: quoted(name), where: '1' },
    ...{ keys: keys.map((key) => quoted(key.name ?? '')), columns: names },
  };
}

function indexTree(connection: Connection, { name, table, sql }: SchemaRow): Tree {
  const columns = connection
    .all<ColumnRow>('SELECT name,0 AS pk FROM pragma_index_xinfo(?) ORDER BY seqno', name)
    .map((column) => (column.name === null ? 'rowid' : quoted(column.name)));
  const where = /\)\s*WHERE\s+(.+)$/isu.exec(sql ?? '')?.[1] ?? '1';
  return { kind: 'entries', from: `${quoted(table)} INDEXED BY ${quoted(name)}`, keys: columns, columns, where };
}

/** The end of a value is on the last of its pages, and whoever wants it has to read those in front of it. */
const touched = (columns: readonly string[]): string =>
  columns.map((column) => `count(substr(${column},-1))`).join(',');

/** Row numbers go as text: those of a search index are too long for JavaScript's numbers. */
function* readRows(
  connection: Connection,
  { table, columns }: Extract<Tree, { kind: 'rows' }>,
): Generator<undefined, void, undefined> {
  const read = `SELECT CAST(max(rowid) AS TEXT) AS last,${touched(columns)} FROM (SELECT rowid,* FROM ${table} NOT INDEXED
    WHERE rowid>CAST(? AS INTEGER) ORDER BY rowid LIMIT ${ROWS_AT_ONCE})`;
  let after: string | null = LEAST_ROW;
  while (after !== null) {
    after = connection.get<{ last: string | null }>(read, after)?.last ?? null;
    yield;
  }
}

type Key = Readonly<Record<string, SqlValue>>;

/** A stretch of entries. */
interface Place {
  readonly condition: string;
  readonly values: readonly SqlValue[];
}

const ANYWHERE: Place = { condition: '1', values: [] };

function* readEntries(
  connection: Connection,
  tree: Extract<Tree, { kind: 'entries' }>,
): Generator<undefined, void, undefined> {
  const { from, keys, columns, where } = tree;
  const named = keys.map((key, at) => `${key} AS k${at}`).join(',');
  /** Reads the next entries of a place. The last of them, or null where the place has no more. */
  const read = ({ condition, values }: Place): Key | null => {
    const rest = `FROM ${from} WHERE (${where}) AND ${condition} ORDER BY ${keys.join(',')} LIMIT`;
    connection.get(
      `SELECT ${touched(columns)} FROM (SELECT ${columns.join(',')} ${rest} ${ENTRIES_AT_ONCE})`,
      ...values,
    );
    return connection.get<Key>(`SELECT ${named} ${rest} 1 OFFSET ${ENTRIES_AT_ONCE - 1}`, ...values) ?? null;
  };
  const places: Place[] = [ANYWHERE];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const last = read(place);
    yield;
    if (last !== null) places.splice(0, places.length, ...placesBehind(keys, last));
  }
}

/**
 * Where the entries behind one are, the nearest last: those that differ in the last key alone, then in the last two, and so
 * on. (A comparison of whole rows would lose what is null.)
 */
function placesBehind(keys: readonly string[], last: Key): Place[] {
  return keys.map((key, depth) => {
    const same = keys.slice(0, depth).map((one) => `${one} IS ?`);
    const before = same.map((_, at) => last[`k${at}`] ?? null);
    const value = last[`k${depth}`] ?? null;
    const behind = value === null ? `${key} IS NOT NULL` : `${key}>?`;
    return { condition: [...same, behind].join(' AND '), values: value === null ? before : [...before, value] };
  });
}
