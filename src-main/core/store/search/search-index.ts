import type { Connection } from '../sqlite/connection.ts';
import { quoted } from '../sqlite/sql-names.ts';
import { bigramText } from './bigrams.ts';

/** The bigram index of one collection. It keeps no text of its own, only which pair occurs in which row. */
export interface SearchIndex {
  /** The quoted name, for `MATCH`. */
  readonly name: string;
  readonly fields: readonly string[];
  readonly make: (connection: Connection) => void;
  readonly add: (connection: Connection, rowid: number, document: object) => void;
  readonly remove: (connection: Connection, rowid: number) => void;
  /** Whether two versions of a document differ in what is searched. */
  readonly isAffected: (before: object, after: object) => boolean;
}

export function createSearchIndex(base: string, fields: readonly string[]): SearchIndex {
  const name = quoted(base);
  const textsOf = (document: object): (string | null)[] =>
    fields.map((field) => {
      const value: unknown = (document as Record<string, unknown>)[field];
      return typeof value === 'string' ? value : null;
    });
  return {
    name,
    fields,
    make: (connection) =>
      connection.script(`CREATE VIRTUAL TABLE IF NOT EXISTS ${name} USING fts5(
        pairs, content='', contentless_delete=1, tokenize='ascii')`),
    add: (connection, rowid, document) => {
      connection.run(`INSERT INTO ${name}(rowid, pairs) VALUES(?,?)`, rowid, bigramText(textsOf(document)));
    },
    remove: (connection, rowid) => {
      connection.run(`DELETE FROM ${name} WHERE rowid=?`, rowid);
    },
    isAffected: (before, after) => {
      const now = textsOf(after);
      return textsOf(before).some((text, index) => text !== now[index]);
    },
  };
}
