import { atOfKey, entryKey, ridOfKey } from './entry-key.ts';
import { termsOf } from './index-entries.ts';
import type { SearchedSource } from './unindexed.ts';

/** What the index holds of a record: its moment, and its terms summed up without regard to their order. */
interface Entry {
  readonly at: number;
  readonly sum: number;
}

/**
 * How many entries of the index are not what their records make them, or belong to no record. Records that have no entry
 * (`countLost`) or wait for one are not among them. Reads the whole index at once, so that nobody writes meanwhile.
 */
export function countWrong(source: SearchedSource): number {
  const { connection, table, index } = source;
  const entries = entriesOf(source);
  const waiting = new Set(connection.all<{ rid: number }>(`SELECT rid FROM ${index.waiting}`).map(({ rid }) => rid));
  const sql = `SELECT rid,data FROM ${table.name} WHERE deleted=0 AND rid<=?`;
  const end = index.builtTo(connection) ?? Number.MAX_SAFE_INTEGER;
  let wrong = 0;
  for (const { rid, data } of connection.each<{ rid: number; data: string }>(sql, end)) {
    const entry = entries.get(rid);
    entries.delete(rid);
    const isPresent = waiting.delete(rid);
    if (entry === undefined || isPresent) continue;
    const document = JSON.parse(data) as object;
    if (entry.at !== entryKey(rid, document, index).at || entry.sum !== sumOf(termsOf(document, index))) wrong += 1;
  }
  // What is left has no record that is to be found.
  return wrong + entries.size + waiting.size;
}

function entriesOf({ connection, index }: SearchedSource): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  const keys = `SELECT ${ridOfKey('rowid')} AS rid, ${atOfKey('rowid')} AS at FROM ${index.entries}`;
  for (const { rid, at } of connection.each<{ rid: number; at: number }>(keys)) entries.set(rid, { at, sum: 0 });
  const name = index.entries.replaceAll("'", "''").slice(1, -1);
  connection.script(`DROP TABLE IF EXISTS temp.terms_in_index;
    CREATE VIRTUAL TABLE temp.terms_in_index USING fts5vocab('main','${name}','instance')`);
  try {
    const terms = `SELECT term, ${ridOfKey('doc')} AS rid, ${atOfKey('doc')} AS at FROM temp.terms_in_index`;
    for (const { term, rid, at } of connection.each<{ term: string; rid: number; at: number }>(terms)) {
      const sum = (entries.get(rid)?.sum ?? 0) + hashOf(term);
      entries.set(rid, { at, sum });
    }
  } finally {
    connection.script('DROP TABLE temp.terms_in_index');
  }
  return entries;
}

const sumOf = (terms: readonly string[]): number => terms.reduce((sum, term) => sum + hashOf(term), 0);

/** FNV-1a: 32 bits, so that sums over thousands of terms stay exact. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
