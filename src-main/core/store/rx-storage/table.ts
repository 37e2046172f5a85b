import { getPrimaryFieldOfPrimaryKey, getSchemaByObjectPath } from 'rxdb/plugins/core';
import type { RxDocumentData, RxJsonSchema } from 'rxdb/plugins/core';
import type { Connection, SqlValue } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';
import { jsonField, quoted } from '../sqlite/sql-names.ts';
import { createAliveCount, type AliveCount } from './alive-count.ts';
import { createSearchIndex, type SearchIndex } from '../search/search-index.ts';

export type ScalarType = 'string' | 'number' | 'boolean';

/** What a collection may ask of this storage beyond its RxDB schema. */
export interface StorageOptions {
  /** Indexes that start where the query wants them to; fields in order, and for a partial index its condition in SQL. */
  readonly indexes?: readonly { readonly fields: readonly string[]; readonly where?: string }[];
  /** Fields of text to be found by the search box; the first one is the title. */
  readonly search?: readonly string[];
  /** Those of them that are found by their pinyin too. */
  readonly pinyin?: readonly string[];
  /** The field with the time of the last change: of hits that match equally well, the newer ones come first. */
  readonly recent?: string;
  /** A field that is empty in living records: how many there are is then kept, so that no list has to count them. */
  readonly aliveWhileEmpty?: string;
  /** A table beside the records that triggers keep from them. */
  readonly beside?: BesideTable;
}

/** The statements that make a table beside a collection's, with its indexes and triggers, where they are missing. */
export type BesideTable = (names: {
  readonly table: string;
  readonly beside: string;
  /** A name for an index or a trigger of it. */
  readonly nameOf: (word: string) => string;
}) => string;

export interface Column {
  readonly path: string;
  readonly keys: readonly string[];
  readonly sql: string;
}

/** How one collection lies in the file: the record as JSON, RxDB's own fields beside it, and a column per indexed field. */
export interface Table {
  readonly name: string;
  /** Every table that may belong to the collection. RxDB removes one through an instance that knows no storage options. */
  readonly all: readonly string[];
  readonly primaryPath: string;
  readonly columns: readonly Column[];
  /** The SQL of every path that has a column, RxDB's own included. */
  readonly columnOf: ReadonlyMap<string, string>;
  /** The paths by which living records are found: each begins an index of them. */
  readonly findable: ReadonlySet<string>;
  readonly attachments: string | null;
  readonly search: SearchIndex | null;
  /** The name of the table that triggers keep, where there is one (`StorageOptions.beside`). */
  readonly beside: string | null;
  readonly aliveCount: AliveCount | null;
  /** The declared type of a path where it is one scalar type and nothing else, or null. */
  readonly typeOf: (path: string) => ScalarType | null;
  /** Whether every record has the field, so that it is null where its column is NULL, and never missing. */
  readonly isRequired: (path: string) => boolean;
}

type Schema = RxJsonSchema<RxDocumentData<unknown>>;

export interface TableSource {
  readonly collectionName: string;
  readonly schema: Readonly<Schema>;
  readonly options: StorageOptions;
}

const OWN_TYPES: Readonly<Record<string, ScalarType>> = { _deleted: 'boolean', _rev: 'string', '_meta.lwt': 'number' };

/** The table of a collection, and those that may stand beside it. */
const SUFFIXES = ['', '-attachments', '-search', '-search-waiting', '-search-state', '-count', '-beside'];

/** The layout of a collection's table, from its schema alone. */
export function tableLayout({ collectionName, schema, options }: TableSource): Table {
  const base = `${collectionName}-${schema.version}`;
  const primaryPath = getPrimaryFieldOfPrimaryKey(schema.primaryKey) as string;
  const columnOf = new Map([
    [primaryPath, 'id'],
    ['_deleted', 'deleted'],
    ['_rev', 'rev'],
    ['_meta.lwt', 'lwt'],
  ]);
  const columns: Column[] = [];
  const required = new Set<string>([...Object.keys(OWN_TYPES), ...(schema.required ?? [])]);
  for (const path of indexedPaths(schema, options)) {
    if (columnOf.has(path)) continue;
    const sql = quoted(`f.${path}`);
    columns.push({ path, keys: path.split('.'), sql });
    columnOf.set(path, sql);
  }
  return {
    name: quoted(base),
    all: SUFFIXES.map((suffix) => quoted(base + suffix)),
    primaryPath,
    columns,
    columnOf,
    findable: findablePaths(options),
    attachments: schema.attachments === undefined ? null : quoted(`${base}-attachments`),
    search: searchIndexOf(`${base}-search`, options),
    beside: options.beside === undefined ? null : quoted(`${base}-beside`),
    aliveCount:
      options.aliveWhileEmpty === undefined ? null : createAliveCount(`${base}-count`, options.aliveWhileEmpty),
    typeOf: typesOf(schema),
    isRequired: (path) => path === primaryPath || required.has(path),
  };
}

function findablePaths({ indexes = [], aliveWhileEmpty }: StorageOptions): ReadonlySet<string> {
  const paths = indexes.flatMap(({ fields: [first, second, path], where }) =>
    first === '_deleted' && second === aliveWhileEmpty && where === undefined ? (path ?? []) : [],
  );
  return new Set(paths);
}

function searchIndexOf(base: string, { search, pinyin, recent, aliveWhileEmpty }: StorageOptions): SearchIndex | null {
  if (search === undefined || search.length === 0) return null;
  return createSearchIndex(base, { fields: search, pinyin: pinyin ?? [], recent, emptyWhileAlive: aliveWhileEmpty });
}

const indexLists = (schema: Schema, options: StorageOptions): readonly (readonly string[])[] => [
  ...(schema.indexes ?? []).map((index) => (typeof index === 'string' ? [index] : index)),
  ...(options.indexes ?? []).map(({ fields }) => fields),
];

const indexedPaths = (schema: Schema, options: StorageOptions): readonly string[] => [
  ...new Set(indexLists(schema, options).flat()),
];

function typesOf(schema: Schema): (path: string) => ScalarType | null {
  const known = new Map<string, ScalarType | null>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const found = OWN_TYPES[path] ?? declaredType(schema, path);
    known.set(path, found);
    return found;
  };
}

function declaredType(schema: Schema, path: string): ScalarType | null {
  const keys = path.split('.');
  const isInsideObjects = keys
    .slice(1)
    .every((_, depth) => fieldSchema(schema, keys.slice(0, depth + 1).join('.'))?.type === 'object');
  if (!isInsideObjects) return null;
  const names = [fieldSchema(schema, path)?.type ?? []].flat().filter((name) => name !== 'null');
  const [name] = names;
  if (names.length !== 1 || name === undefined) return null;
  if (name === 'integer' || name === 'number') return 'number';
  return name === 'string' || name === 'boolean' ? name : null;
}

const fieldSchema = (schema: Schema, path: string): { readonly type?: string | readonly string[] } | undefined =>
  getSchemaByObjectPath(schema, path);

/** Makes the table with its indexes where it is missing. Must run inside a transaction. */
export function makeTable(connection: Connection, table: Table, { schema, options }: TableSource): void {
  const extra = table.columns.map(({ sql }) => `${sql},`).join('');
  // The JSON stands last: what is read without it never touches the pages that a long record spills over to.
  connection.script(`CREATE TABLE IF NOT EXISTS ${table.name}(
    rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, deleted INTEGER NOT NULL, rev TEXT NOT NULL, lwt REAL NOT NULL,
    ${extra} meta TEXT, files TEXT, data TEXT NOT NULL)`);
  const schemaIndexes = indexLists(schema, {}).map((fields) => ({ fields }));
  for (const index of [...schemaIndexes, ...(options.indexes ?? [])]) makeIndex(connection, table, index);
  if (table.attachments !== null) {
    connection.script(`CREATE TABLE IF NOT EXISTS ${table.attachments}(
      record TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, type TEXT NOT NULL, body BLOB NOT NULL,
      PRIMARY KEY(record, name)) WITHOUT ROWID`);
  }
  table.search?.make(connection, table.name);
  if (table.beside !== null && options.beside !== undefined) {
    const nameOf = (word: string): string => quoted(`${table.name.slice(1, -1)}-beside ${word}`);
    connection.script(options.beside({ table: table.name, beside: table.beside, nameOf }));
  }
  if (table.aliveCount !== null) {
    const empty = `${table.columnOf.get(table.aliveCount.path) ?? jsonField(table.aliveCount.path)} IS NULL`;
    table.aliveCount.make(connection, { table: table.name, condition: `deleted=0 AND ${empty}` });
  }
}

function makeIndex(
  connection: Connection,
  table: Table,
  index: { readonly fields: readonly string[]; readonly where?: string },
): void {
  const columns = index.fields.map((path) => table.columnOf.get(path) ?? 'id').join(',');
  // The id has an index of its own; RxDB's default index over (deleted, id) would only repeat it.
  if (columns === 'id' || columns === 'deleted,id') return;
  const name = quoted(`${table.name.slice(1, -1)} ${index.fields.join('+')}`);
  const where = index.where === undefined ? '' : ` WHERE ${index.where}`;
  connection.script(`CREATE INDEX IF NOT EXISTS ${name} ON ${table.name}(${columns})${where}`);
}

/** The id of a document, as RxDB knows it; its column keeps it as `orderedText`. */
export const idOf = (table: Table, document: object): string =>
  (document as Readonly<Record<string, string>>)[table.primaryPath] ?? '';

/** A scalar as its column keeps it: text in sortable form, booleans as 0 and 1; nothing else has a column value. */
export function columnValue(value: unknown): SqlValue {
  if (typeof value === 'string') return orderedText(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return null;
}

/** The values of a document's columns, in the order of `table.columns`. */
export function columnValues(table: Table, document: object): SqlValue[] {
  return table.columns.map(({ keys }) => {
    let value: unknown = document;
    for (const key of keys) {
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    }
    return columnValue(value);
  });
}
