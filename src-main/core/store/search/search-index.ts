import type { Connection } from '../sqlite/connection.ts';
import { quoted } from '../sqlite/sql-names.ts';
import type { KeyFields } from './entry-key.ts';
import { followChanges, insertEntries, type RowChange } from './index-entries.ts';
import type { SearchedFields } from './judge.ts';
import { mergeInSteps } from './merge-segments.ts';
import { createReadings } from './pinyin-readings.ts';

/** To be raised with every change of what the index holds of a record: every file then gets its index anew. */
const CONTENT_VERSION = 2;

export interface SearchOptions extends KeyFields {
  readonly fields: readonly string[];
  readonly pinyin: readonly string[];
}

/**
 * The index of one collection: FTS5 without texts of its own, beside it the rows that wait for it and how far it is built.
 * A row is in the index as it is now, or it waits, or the building has not come to it: searching reads the last two.
 */
export interface SearchIndex extends SearchedFields, KeyFields {
  /** Quoted names of tables. `entries` is for `MATCH`. */
  readonly entries: string;
  readonly waiting: string;
  readonly state: string;
  /** Makes what is missing; an index with other contents than this version's is emptied, to be built anew. */
  readonly make: (connection: Connection, table: string) => void;
  /** Follows some writes. Must run in their transaction, after them. */
  readonly apply: (connection: Connection, table: string, changes: readonly RowChange[]) => void;
  /** The last row that the building has come to; null when it is done. */
  readonly builtTo: (connection: Connection) => number | null;
  /** Indexes the next rows of an index that is not complete. Must run in a transaction. */
  readonly buildOn: (connection: Connection, table: string, atMost: number) => void;
}

/** The index of a collection whose table is called `base`, from what is searched of its records. Nothing is made yet. */
export function createSearchIndex(
  base: string,
  { fields, pinyin, recent, emptyWhileAlive }: SearchOptions,
): SearchIndex {
  const content = JSON.stringify([CONTENT_VERSION, fields, pinyin, recent, emptyWhileAlive]);
  const names = { entries: quoted(base), waiting: quoted(`${base}-waiting`), state: quoted(`${base}-state`) };
  const builtTo = (connection: Connection): number | null =>
    connection.get<{ builtTo: number | null }>(`SELECT built_to AS builtTo FROM ${names.state}`)?.builtTo ?? null;
  const index: SearchIndex = {
    ...names,
    fields,
    pinyin: new Set(pinyin),
    readingsOf: createReadings(),
    recent,
    emptyWhileAlive,
    builtTo,
    make: (connection, table) => makeTables(connection, names, { base, content, table }),
    apply: (connection, table, changes) => {
      const end = builtTo(connection);
      const known = end === null ? changes : changes.filter(({ rid }) => rid <= end);
      followChanges({ connection, index, table }, known);
    },
    buildOn: (connection, table, atMost) => {
      const rows = connection.all<{ rid: number; data: string; deleted: number }>(
        `SELECT rid,data,deleted FROM ${table} WHERE rid>? ORDER BY rid LIMIT ?`,
        builtTo(connection) ?? Number.MAX_SAFE_INTEGER,
        atMost,
      );
      const present = rows.filter(({ deleted }) => deleted === 0);
      insertEntries(
        { connection, index, table },
        present.map(({ rid, data }) => ({ rid, document: JSON.parse(data) as object })),
      );
      connection.run(`UPDATE ${names.state} SET built_to=?`, rows.length < atMost ? null : (rows.at(-1)?.rid ?? null));
    },
  };
  return index;
}

function makeTables(
  connection: Connection,
  { entries, waiting, state }: Pick<SearchIndex, 'entries' | 'waiting' | 'state'>,
  { base, content, table }: { readonly base: string; readonly content: string; readonly table: string },
): void {
  connection.script(`CREATE TABLE IF NOT EXISTS ${state}(
    one INTEGER PRIMARY KEY CHECK(one=1), content TEXT NOT NULL, built_to INTEGER)`);
  if (connection.get<{ content: string }>(`SELECT content FROM ${state}`)?.content !== content) {
    connection.script(`
      DROP TABLE IF EXISTS ${entries}; DROP TABLE IF EXISTS ${waiting};
      CREATE VIRTUAL TABLE ${entries} USING fts5(terms, content='', contentless_delete=1, tokenize='ascii');
      CREATE TABLE ${waiting}(rid INTEGER PRIMARY KEY, at INTEGER)`);
    const isEmpty = connection.get(`SELECT 1 FROM ${table} LIMIT 1`) === undefined;
    const sql = `INSERT OR REPLACE INTO ${state}(one,content,built_to) VALUES(1,?,?)`;
    connection.run(sql, content, isEmpty ? null : 0);
  }
  mergeInSteps(connection, { entries, config: quoted(`${base}_config`) });
}
