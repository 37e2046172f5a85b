import type { EntitySource } from '../reading/entity-source.ts';
import { ridOfKey } from './entry-key.ts';
import { judge, type Judgement } from './judge.ts';
import type { SearchIndex } from './search-index.ts';
import type { SearchQuery } from './search-query.ts';

export type SearchedSource = Pick<EntitySource, 'connection' | 'table'> & { readonly index: SearchIndex };

export interface JudgedRow extends Judgement {
  readonly rid: number;
  readonly record: object;
}

/** The rows that the index does not know as they are now. */
export interface Unindexed {
  readonly hits: readonly JudgedRow[];
  /** Whether there are such rows at all, hits or not. */
  readonly isNone: boolean;
}

const NOTHING: Unindexed = { hits: [], isNone: true };

/** Judges by their own text the rows that wait for the index and those that its building has not come to. */
export function judgeUnindexed({ connection, table, index }: SearchedSource, query: SearchQuery): Unindexed {
  const state = connection.get<{ builtTo: number | null; waits: number }>(
    `SELECT built_to AS builtTo, EXISTS(SELECT 1 FROM ${index.waiting}) AS waits FROM ${index.state}`,
  );
  if (state === undefined || (state.builtTo === null && state.waits === 0)) return NOTHING;
  const select = `SELECT t.rid AS rid, t.data AS data FROM ${table.name} t WHERE t.deleted=0 AND`;
  const waiting = connection.all<DataRow>(`${select} t.rid IN (SELECT rid FROM ${index.waiting})`);
  const unbuilt = state.builtTo === null ? [] : connection.each<DataRow>(`${select} t.rid>?`, state.builtTo);
  const hits: JudgedRow[] = [];
  for (const rows of [waiting, unbuilt]) {
    for (const { rid, data } of rows) {
      const record = JSON.parse(data) as object;
      const found = judge(record, query, index);
      if (found !== null) hits.push({ rid, record, ...found });
    }
  }
  return { hits, isNone: false };
}

interface DataRow {
  readonly rid: number;
  readonly data: string;
}

/** How many rows are neither in the index nor known to be missing there: 0 in a file that is sound. */
export function countLost({ connection, table, index }: SearchedSource): number {
  const lost = connection.get<{ n: number }>(
    `SELECT count(*) AS n FROM ${table.name} WHERE deleted=0 AND rid<=?
     AND rid NOT IN (SELECT ${ridOfKey('rowid')} FROM ${index.entries} UNION SELECT rid FROM ${index.waiting})`,
    index.builtTo(connection) ?? Number.MAX_SAFE_INTEGER,
  );
  return lost?.n ?? 0;
}
