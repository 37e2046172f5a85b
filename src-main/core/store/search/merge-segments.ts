import type { Connection } from '../sqlite/connection.ts';

/** So many segments of a level are merged into one of the next: half the writing of FTS5's four, and few enough to look into. */
const MERGED_TOGETHER = 8;
/** FTS5 merges at once, however long it takes, what has come to so many segments. Only a safety net here. */
const MOST_SEGMENTS = 64;

/** About so many terms come with one page that is merged: a page takes some 240 and is merged three or four times. */
const TERMS_A_PAGE = 64;

/**
 * Has a full-text index merged by `mergeSome` alone. FTS5 by itself merges some hundreds of pages in the middle of every
 * tenth commit: 37 ms in the worst twentieth, where 1 ms is usual. Must run in a transaction.
 */
export function mergeInSteps(connection: Connection, { entries, config }: { entries: string; config: string }): void {
  const known = connection.get<{ v: number }>(`SELECT v FROM ${config} WHERE k='automerge'`);
  if (known?.v === 0) return;
  const set = (option: string, value: number): unknown =>
    connection.run(`INSERT INTO ${entries}(${entries},rank) VALUES(?,CAST(? AS INTEGER))`, option, value);
  set('automerge', 0);
  set('usermerge', MERGED_TOGETHER);
  set('crisismerge', MOST_SEGMENTS);
}

/** Merges as many pages as so many new terms ask for in the long run. Must run in the transaction that brought them. */
export function mergeSome(connection: Connection, { entries }: { readonly entries: string }, terms: number): void {
  const pages = Math.ceil(terms / TERMS_A_PAGE);
  connection.run(`INSERT INTO ${entries}(${entries},rank) VALUES('merge',CAST(? AS INTEGER))`, pages);
}
