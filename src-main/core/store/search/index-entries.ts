import type { Connection } from '../sqlite/connection.ts';
import { bigramTerms } from './bigrams.ts';
import { byKey, entryKey, KEY_SQL, type EntryKey } from './entry-key.ts';
import { foldedTexts } from './judge.ts';
import { mergeSome } from './merge-segments.ts';
import { pinyinTerms } from './pinyin-terms.ts';
import type { SearchIndex } from './search-index.ts';

/** So many records may wait for the index; a search reads them all, and an edit need not touch the index. */
const MOST_WAITING = 32;

/** One row before and after a write; null = there was none, or there is none any more. */
export interface RowChange {
  readonly rid: number;
  readonly before: object | null;
  readonly after: object | null;
}

export interface Row {
  readonly rid: number;
  readonly document: object;
}

export interface IndexedTable {
  readonly connection: Connection;
  readonly index: SearchIndex;
  /** The quoted name of the table with the records. */
  readonly table: string;
}

/** Follows the writes of some rows that the building of the index has come to: few of them wait, many are indexed at once. */
export function followChanges(at: IndexedTable, changes: readonly RowChange[]): void {
  const { connection, index } = at;
  const affected = changes.filter((change) => isAffected(change, index));
  if (affected.length === 0) return;
  const present = affected.flatMap(({ rid, after }) => (after === null ? [] : [{ rid, document: after }]));
  const waits = connection.get<{ n: number }>(`SELECT count(*) AS n FROM ${index.waiting}`)?.n ?? 0;
  if (waits + present.length <= MOST_WAITING) {
    for (const change of affected) (change.after === null ? forget : wait)(at, change);
    return;
  }
  for (const change of affected) forget(at, change);
  const waited = rowsThatWait(at);
  for (const { rid } of waited) forget(at, { rid, before: null });
  insertEntries(at, [...waited, ...present]);
}

/** Puts rows that have no entry into the index. */
export function insertEntries({ connection, index }: IndexedTable, rows: readonly Row[]): void {
  let written = 0;
  const entries = rows.map(({ rid, document }) => ({ key: entryKey(rid, document, index), document }));
  // In the order of their numbers: FTS5 writes out what it has gathered when a number is below the last one.
  for (const { key, document } of entries.sort((left, right) => byKey(left.key, right.key))) {
    const sql = `INSERT INTO ${index.entries}(rowid,terms) VALUES(${KEY_SQL},?)`;
    const terms = termsOf(document, index);
    connection.run(sql, key.at, key.rid, terms.join(' '));
    written += terms.length;
  }
  mergeSome(connection, index, written);
}

/** Every term by which the index knows a record. */
export function termsOf(document: object, { fields, pinyin, readingsOf }: SearchIndex): string[] {
  return foldedTexts(document, fields).flatMap((text, index) => {
    const isTitle = index === 0;
    const terms = bigramTerms(text, isTitle);
    return pinyin.has(fields[index] ?? '') ? [...terms, ...pinyinTerms(readingsOf(text), isTitle)] : terms;
  });
}

/** Notes that a row is not in the index as it is now, and under which moment its outdated entry stands. */
function wait({ connection, index }: IndexedTable, { rid, before }: RowChange): void {
  const at = before === null ? null : entryKey(rid, before, index).at;
  connection.run(`INSERT OR IGNORE INTO ${index.waiting}(rid,at) VALUES(?,?)`, rid, at);
}

/** Takes the entry of a row away, be it as the row was before the write or as it was when it began to wait. */
function forget({ connection, index }: IndexedTable, { rid, before }: Omit<RowChange, 'after'>): void {
  const waits = connection.get<{ at: number | null }>(`SELECT at FROM ${index.waiting} WHERE rid=?`, rid);
  if (waits !== undefined) connection.run(`DELETE FROM ${index.waiting} WHERE rid=?`, rid);
  const key = waits === undefined ? keyBefore(index, rid, before) : waits.at === null ? null : { rid, at: waits.at };
  if (key !== null) connection.run(`DELETE FROM ${index.entries} WHERE rowid=${KEY_SQL}`, key.at, key.rid);
}

const keyBefore = (index: SearchIndex, rid: number, before: object | null): EntryKey | null =>
  before === null ? null : entryKey(rid, before, index);

function rowsThatWait({ connection, index, table }: IndexedTable): Row[] {
  const sql = `SELECT w.rid AS rid, t.data AS data FROM ${index.waiting} w CROSS JOIN ${table} t ON t.rid=w.rid`;
  return connection
    .all<{ rid: number; data: string }>(sql)
    .map(({ rid, data }) => ({ rid, document: JSON.parse(data) as object }));
}

function isAffected({ rid, before, after }: RowChange, index: SearchIndex): boolean {
  if (before === null || after === null) return before !== after;
  if (entryKey(rid, before, index).at !== entryKey(rid, after, index).at) return true;
  const [was, is] = [foldedTexts(before, index.fields), foldedTexts(after, index.fields)];
  return was.some((text, field) => text !== is[field]);
}
