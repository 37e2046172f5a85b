import type { FieldTest, ResolvedFilter } from '../../../../src-shared/domain/views/resolve-filter.ts';
import type { Table } from '../rx-storage/table.ts';
import type { Where } from '../store.ts';
import type { EntitySource } from './entity-source.ts';
import { filterSql, isUnsettledTest } from './filter-sql.ts';
import { countMatching } from './read-page.ts';
import { whereSql, type SqlCondition } from './where-sql.ts';

export const ALIVE: Where = { deletedAt: { eq: null } };
const UNSETTLED: Where = { ...ALIVE, 'sync.state': { ne: 'settled' } };

/** What is asked of the records of every list; of those that the outbox holds in the words of its index. */
export const aliveOf = (parts: readonly ResolvedFilter[]): Where =>
  parts.some((part) => 'test' in part && isUnsettledTest(part)) ? UNSETTLED : ALIVE;

/** Up to so many records are looked up and sorted sooner than a list is walked until a page of them is full. */
const FEW = 1_000;
/** Of a part that lets more than one record of so many through, the numbers take longer to gather than they spare. */
const NARROW_FROM = 4;

/** Whether some part of a filter, which an index knows and without which nothing matches, lets only a few records through. */
export const hasFew = (source: EntitySource, parts: readonly ResolvedFilter[]): boolean =>
  indexedParts(source, parts).some((part) => countOf(source, part, FEW + 1) <= FEW);

/** A part of a filter as the numbers of the records that it lets through, and how many those are among how many. */
export interface Narrowing {
  readonly part: FieldTest;
  readonly member: SqlCondition;
  readonly count: number;
  readonly among: number;
}

/**
 * The part of a filter that lets the fewest records through, of those that an index knows; null where none of them lets few
 * enough through. Whether a record is among those numbers is told in the order of any list without looking at the record.
 */
export function narrowestOf(source: EntitySource, parts: readonly ResolvedFilter[]): Narrowing | null {
  const among = countMatching(source, ALIVE, '');
  let most = Math.floor(among / NARROW_FROM);
  let narrowest: Narrowing | null = null;
  for (const part of indexedParts(source, parts)) {
    const count = countOf(source, part, most + 1);
    if (count > most) continue;
    most = count;
    narrowest = { part, member: memberSql(source, part), count, among };
  }
  return narrowest;
}

function countOf(source: EntitySource, part: FieldTest, most: number): number {
  const { sql, values } = foundSql(source, part);
  const counted = `SELECT count(*) AS n FROM (SELECT 1 ${sql} LIMIT ?)`;
  return source.connection.get<{ n: number }>(counted, ...values, most)?.n ?? 0;
}

/** The plus keeps SQLite from bringing the records in the order of their numbers. */
function memberSql(source: EntitySource, part: FieldTest): SqlCondition {
  const { sql, values } = foundSql(source, part);
  return { sql: `+rid IN (SELECT rid ${sql})`, values };
}

function foundSql({ table }: EntitySource, part: FieldTest): SqlCondition {
  const conditions = [whereSql(table, aliveOf([part])), filterSql(table, part, 'found')];
  return {
    sql: `FROM ${table.name} WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    values: conditions.flatMap(({ values }) => values),
  };
}

const indexedParts = ({ table }: EntitySource, parts: readonly ResolvedFilter[]): readonly FieldTest[] =>
  parts.filter((part): part is FieldTest => 'test' in part && isIndexed(table, part));

function isIndexed({ findable }: Table, asked: FieldTest): boolean {
  if (isUnsettledTest(asked)) return true;
  const isStretch = asked.test.is === 'one of' || asked.test.is === 'between';
  return isStretch && !asked.isNegated && (asked.field === 'id' || findable.has(asked.field));
}
