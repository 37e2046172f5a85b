import { assertNever } from '../../../../src-shared/lib/assert-never.ts';
import { mayBeUnknown } from '../../../../src-shared/domain/fields.ts';
import type { FieldTest, ResolvedFilter, ValueTest } from '../../../../src-shared/domain/views/resolve-filter.ts';
import type { Table } from '../rx-storage/table.ts';
import type { SqlValue } from '../sqlite/connection.ts';
import { jsonField } from '../sqlite/sql-names.ts';
import { fieldSql, type FieldSql, type SqlCondition } from './where-sql.ts';

/**
 * `found` by the indexes of its fields, or `asked` of records that another order brings: a plus before a column keeps SQLite
 * from leaving that order for the column's index, and from sorting all that it finds there.
 */
export type FilterUse = 'found' | 'asked';

/**
 * A filter as SQL that is true of exactly the records that `matches` of the domain finds. Error: INVALID_INPUT for what is
 * no field's name.
 */
export function filterSql(table: Table, filter: ResolvedFilter, use: FilterUse = 'asked'): SqlCondition {
  if ('all' in filter)
    return joined(
      ' AND ',
      filter.all.map((part) => filterSql(table, part, use)),
      '1',
    );
  if ('any' in filter)
    return joined(
      ' OR ',
      filter.any.map((part) => filterSql(table, part, use)),
      '0',
    );
  if ('not' in filter) return refused(filterSql(table, filter.not, use));
  return testSql(table, filter, use);
}

function joined(word: string, parts: readonly SqlCondition[], none: string): SqlCondition {
  const sql = parts.map((part) => `(${part.sql})`).join(word);
  return { sql: sql === '' ? none : sql, values: parts.flatMap(({ values }) => values) };
}

/** An empty field makes SQL's comparisons NULL, which its own NOT would leave so. */
const refused = ({ sql, values }: SqlCondition): SqlCondition => ({ sql: `(${sql}) IS NOT TRUE`, values });

/** Whether a test asks for records that the index of the outbox holds. */
export const isUnsettledTest = ({ field, isNegated, test }: FieldTest): boolean =>
  field === 'sync.state' && test.is === 'one of' && test.values.includes('settled') === isNegated;

function testSql(table: Table, asked: FieldTest, use: FilterUse): SqlCondition {
  const plain = fieldSql(table, asked.field);
  const field = use === 'found' ? plain : { ...plain, sql: `+${plain.sql}` };
  const found = valueSql(field, asked.test);
  const answer = asked.isNegated ? withKnown(asked.field, { field, others: refused(found) }) : found;
  // In the words of the index's own condition, or SQLite would not see that it serves.
  return isUnsettledTest(asked) ? { ...answer, sql: `${field.sql}<>'settled' AND ${answer.sql}` } : answer;
}

const withKnown = (path: string, { field, others }: { field: FieldSql; others: SqlCondition }): SqlCondition =>
  mayBeUnknown(path) ? { ...others, sql: `${others.sql} AND ${knownSql(path, field)}` } : others;

function knownSql(path: string, field: FieldSql): string {
  const provenance = jsonField(`sync.provenance.${path}`);
  return `(${field.sql}<>'' OR coalesce(${provenance},'') NOT IN ('masked','not_loaded'))`;
}

function valueSql({ sql, bind }: FieldSql, test: ValueTest): SqlCondition {
  switch (test.is) {
    case 'filled':
      return { sql: `${sql}<>''`, values: [] };
    case 'one of': {
      const values = test.values.filter((value) => value !== '').map(bind);
      return { sql: `${sql} IN (${values.map(() => '?').join(',')})`, values };
    }
    case 'contains':
      return { sql: `instr(lower(${sql}),?)>0`, values: [bind(test.text)] };
    case 'starts with':
      return { sql: `instr(lower(${sql}),?)=1`, values: [bind(test.text)] };
    case 'between': {
      const { low, high } = test;
      const values: SqlValue[] = [low, high].flatMap((bound) => (bound === null ? [] : [bind(bound.value)]));
      const above = low === null ? `${sql}<>''` : `${sql}>${low.isIncluded ? '=' : ''}?`;
      return { sql: high === null ? above : `${above} AND ${sql}<${high.isIncluded ? '=' : ''}?`, values };
    }
    default:
      return assertNever(test);
  }
}
