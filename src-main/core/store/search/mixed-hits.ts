import { atOfKey, ridOfKey } from './entry-key.ts';
import { judge } from './judge.ts';
import type { SearchQuery } from './search-query.ts';
import { patternMatch, type PatternKind } from './typed-pattern.ts';
import type { JudgedRow, SearchedSource } from './unindexed.ts';

/** So many records that the index takes into question are judged, the last changed first. */
const MOST_JUDGED = 5_000;

interface MixedHit extends Omit<JudgedRow, 'record'> {
  readonly at: number;
}

/**
 * The indexed records whose names are found by characters, syllables and initials in turn, the last changed first. The index
 * knows each of them, but not where in the name each part stands: it gives few too many, and each is judged by its own text
 * when it is asked for. `title-start`: those that the title begins with, and they all. `isKnown`: records to leave out.
 */
export function* mixedHits(
  { connection, table, index }: SearchedSource,
  query: SearchQuery,
  { kind, isKnown = () => false }: { readonly kind: PatternKind; readonly isKnown?: (rid: number) => boolean },
): Generator<MixedHit, void, undefined> {
  if (query.patterns.length === 0) return;
  const candidates = `SELECT ${ridOfKey('rowid')} AS rid, ${atOfKey('rowid')} AS at FROM ${index.entries}
    WHERE ${index.entries} MATCH ? AND ${ridOfKey('rowid')} NOT IN (SELECT rid FROM ${index.waiting})
    ORDER BY rowid DESC LIMIT ${MOST_JUDGED}`;
  const rows = connection.each<{ rid: number; at: number; data: string }>(
    `SELECT e.rid AS rid, e.at AS at, t.data AS data FROM (${candidates}) e CROSS JOIN ${table.name} t ON t.rid=e.rid`,
    query.patterns.map((pattern) => patternMatch(pattern, kind)).join(' OR '),
  );
  for (const { rid, at, data } of rows) {
    if (isKnown(rid)) continue;
    const found = judge(JSON.parse(data) as object, query, index);
    if (found !== null) yield { rid, at, ...found };
  }
}
