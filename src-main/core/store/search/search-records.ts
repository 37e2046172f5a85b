import type { EntitySource } from '../reading/entity-source.ts';
import type { MatchKind } from './bigrams.ts';
import { atOfKey, entryKey, isAliveKey, ridOfKey } from './entry-key.ts';
import { judge, type Rank } from './judge.ts';
import { mixedHits } from './mixed-hits.ts';
import { matchOf, searchQuery, type SearchQuery } from './search-query.ts';
import { judgeUnindexed, type SearchedSource } from './unindexed.ts';

export interface RecordHit<Row> {
  readonly record: Row;
  /** The searched field that matched. */
  readonly why: string;
  /** Better hits first. */
  readonly rank: Rank;
  /** When the record was changed last; of equally good hits the newer ones come first. */
  readonly at: number;
}

/** Where a hit stands, before its record is read. */
interface Place {
  readonly rid: number;
  readonly at: number;
  readonly rank: Rank;
}

/** The kind of match that makes each rank; whatever one of them finds stands before all that only the next ones find. */
const KINDS: readonly (readonly [MatchKind, Rank])[] = [
  ['whole-title', 0],
  ['title-start', 1],
  ['whole', 2],
  ['anywhere', 3],
];

/** The best `limit` records of one entity that match a text and are alive. Nothing for an empty text. */
export function searchRecords<Row extends object>(
  { connection, table }: EntitySource,
  { text, limit }: { readonly text: string; readonly limit: number },
): RecordHit<Row>[] {
  if (text === '' || table.search === null) return [];
  const source = { connection, table, index: table.search };
  const query = searchQuery(text);
  const places = new Map([...unindexedPlaces(source, query), ...indexedPlaces(source, query, limit)]);
  const best = [...places.values()].sort(byRank).slice(0, limit);
  const rows = connection.all<{ rid: number; data: string }>(
    `SELECT t.rid AS rid, t.data AS data FROM json_each(?) w CROSS JOIN ${table.name} t ON t.rid=w.value`,
    JSON.stringify(best.map(({ rid }) => rid)),
  );
  const records = new Map(rows.map(({ rid, data }) => [rid, JSON.parse(data) as Row]));
  return best.flatMap(({ rid, at, rank }) => {
    const record = records.get(rid);
    const found = record === undefined ? null : judge(record, query, source.index);
    return record === undefined || found === null ? [] : [{ record, at, rank, why: found.why }];
  });
}

/** Best first. Ties are left in the order in which they are. */
export const byRank = (
  left: { readonly rank: Rank; readonly at: number; readonly rid?: number },
  right: { readonly rank: Rank; readonly at: number; readonly rid?: number },
): number => left.rank - right.rank || right.at - left.at || (right.rid ?? 0) - (left.rid ?? 0);

/** The first hits of each kind, newest first as the index lists them, until there are enough. */
function indexedPlaces(source: SearchedSource, query: SearchQuery, limit: number): Map<number, Place> {
  const places = new Map<number, Place>();
  for (const [kind, rank] of KINDS) {
    if (places.size >= limit) break;
    const asked = { source, query, kind, rank };
    const plain = plainPlaces(asked, limit);
    const mixed = mixedPlaces(asked, { atMost: limit - places.size, isKnown: (rid) => places.has(rid) });
    for (const place of [...plain, ...mixed]) if (!places.has(place.rid)) places.set(place.rid, place);
  }
  return places;
}

interface Asked {
  readonly source: SearchedSource;
  readonly query: SearchQuery;
  readonly kind: MatchKind;
  readonly rank: Rank;
}

/** The newest living records that the index finds by a kind of match. */
function plainPlaces({ source, query, kind, rank }: Asked, limit: number): Place[] {
  const { connection, index } = source;
  const match = matchOf(query, kind);
  if (match === null) return [];
  return connection
    .all<{ rid: number; at: number }>(
      `SELECT ${ridOfKey('rowid')} AS rid, ${atOfKey('rowid')} AS at FROM ${index.entries}
       WHERE ${index.entries} MATCH ? AND ${isAliveKey('rowid')} AND ${ridOfKey('rowid')} NOT IN (SELECT rid FROM ${index.waiting})
       ORDER BY rowid DESC LIMIT ?`,
      match,
      limit,
    )
    .map((row) => ({ ...row, rank }));
}

/** The newest living records whose names mix what was typed, as good as a kind of match asks; no more are judged than needed. */
function mixedPlaces(
  { source, query, kind, rank: worst }: Asked,
  { atMost, isKnown }: { readonly atMost: number; readonly isKnown: (rid: number) => boolean },
): Place[] {
  if (kind !== 'title-start' && kind !== 'anywhere') return [];
  const places: Place[] = [];
  for (const { rid, at, rank } of mixedHits(source, query, { kind, isKnown })) {
    if (at === 0) break;
    if (rank <= worst) places.push({ rid, at, rank });
    if (places.length === atMost) break;
  }
  return places;
}

function unindexedPlaces(source: SearchedSource, query: SearchQuery): Map<number, Place> {
  const { index } = source;
  const places = judgeUnindexed(source, query).hits.map(({ rid, record, rank }): Place => {
    return { rid, rank, at: entryKey(rid, record, index).at };
  });
  return new Map(places.filter(({ at }) => at > 0).map((place) => [place.rid, place]));
}
