import type { EntitySource } from '../reading/entity-source.ts';
import { bigramMatch, type MatchKind } from './bigrams.ts';
import { foldText } from './fold.ts';
import { countHits, searchedRows } from './search-sql.ts';

export interface RecordHit<Row> {
  readonly record: Row;
  /** The searched field that contains the text. */
  readonly why: string;
  /** Better hits first: 0 the title is the text, 1 it begins with it, 2 another field is the text, 3 somewhere in a field. */
  readonly rank: number;
  readonly updatedAt: string;
}

interface HitRow {
  readonly id: string;
  readonly data: string;
  readonly updatedAt: string;
}

/** Best first: whatever one of them finds stands before all that only the next ones find. */
const KINDS: readonly MatchKind[] = ['whole-title', 'title-start', 'whole', 'anywhere'];

/** The best `limit` records of one entity that contain a text and are not deleted. Nothing for an empty text. */
export function searchRecords<Row extends object>(
  source: EntitySource,
  { text, limit }: { readonly text: string; readonly limit: number },
): RecordHit<Row>[] {
  const match = bigramMatch(text, 'anywhere');
  if (match === null || source.table.search === null) return [];
  const rows = new Map<string, HitRow>();
  // Where all hits fit, one question gets them all and the order is found here.
  const hasFew = countHits(source, match, limit + 1) <= limit;
  for (const kind of hasFew ? (['anywhere'] as const) : KINDS) {
    if (rows.size >= limit) break;
    for (const row of hitRows(source, { text, kind, limit })) rows.set(row.id, row);
  }
  const needle = foldText(text);
  const { fields } = source.table.search;
  const hits = [...rows.values()].map(({ data, updatedAt }) => {
    const record = JSON.parse(data) as Row;
    return { record, updatedAt, ...judge(record, { fields, needle }) };
  });
  return hits.sort(byRank).slice(0, limit);
}

export const byRank = (
  left: { readonly rank: number; readonly updatedAt: string },
  right: { readonly rank: number; readonly updatedAt: string },
): number => left.rank - right.rank || (left.updatedAt < right.updatedAt ? 1 : -1);

function hitRows(
  source: EntitySource,
  question: { readonly text: string; readonly kind: MatchKind; readonly limit: number },
): HitRow[] {
  return searchedRows<HitRow>(source, {
    select: 'id,data,"f.updatedAt" AS updatedAt',
    where: 'deleted=0 AND "f.deletedAt" IS NULL',
    values: [],
    order: '"f.updatedAt" DESC,id DESC',
    ...question,
  });
}

function judge(
  record: object,
  { fields, needle }: { readonly fields: readonly string[]; readonly needle: string },
): { why: string; rank: number } {
  const texts = fields.map((field) => {
    const value: unknown = (record as Record<string, unknown>)[field];
    return typeof value === 'string' ? foldText(value) : '';
  });
  const [title = ''] = texts;
  const whole = texts.indexOf(needle);
  const found = texts.findIndex((text) => text.includes(needle));
  if (title === needle) return { why: fields[0] ?? '', rank: 0 };
  if (title.startsWith(needle)) return { why: fields[0] ?? '', rank: 1 };
  return whole === -1 ? { why: fields[found] ?? '', rank: 3 } : { why: fields[whole] ?? '', rank: 2 };
}
