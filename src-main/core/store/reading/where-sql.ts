import type { Json } from '../../../../src-shared/lib/json.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { columnValue, type Table } from '../rx-storage/table.ts';
import type { SqlValue } from '../sqlite/connection.ts';
import { jsonField } from '../sqlite/sql-names.ts';
import type { Condition, Where } from '../store.ts';

export interface SqlCondition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Field names as the domain has them; anything else never reaches SQL. */
const PATH = /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/u;

const wrong = (field: string): SatchelError => new SatchelError('INVALID_INPUT', { fields: { [field]: 'invalid' } });

export interface FieldSql {
  readonly sql: string;
  /** How a value is written to be compared with the field. */
  readonly bind: (value: Json) => SqlValue;
}

/** The SQL of a field, by its column where it has one. Error: INVALID_INPUT for what is no field's name. */
export function fieldSql(table: Table, path: string): FieldSql {
  const column = table.columnOf.get(path);
  if (column !== undefined && !path.startsWith('_')) return { sql: column, bind: (value) => columnValue(value) };
  if (!PATH.test(path)) throw wrong(path);
  return { sql: jsonField(path), bind: (value) => (typeof value === 'string' ? value : columnValue(value)) };
}

/**
 * Conditions of the store as SQL. `ne` is true of an empty field too; `exists` asks for a value (neither absent nor null);
 * `contains` finds a substring, or an element of a list. Rows that RxDB holds as deleted never match.
 */
export function whereSql(table: Table, where: Where): SqlCondition {
  const isOutbox = asksForUnsettled(where['sync.state']);
  // SQLite cannot know how few records are not settled: the plus takes every other index from it.
  const fieldOf = (path: string): FieldSql => {
    const field = fieldSql(table, path);
    return isOutbox && path !== 'sync.state' ? { ...field, sql: `+${field.sql}` } : field;
  };
  const parts = Object.entries(where).map(([path, condition]) => conditionSql(path, fieldOf(path), condition));
  // In the words of the outbox's own index, or SQLite would not see that it serves.
  const alive = isOutbox ? ['+deleted=0', `${fieldOf('sync.state').sql}<>'settled'`] : ['deleted=0'];
  return {
    sql: [...alive, ...parts.map(({ sql }) => sql)].join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

function asksForUnsettled(condition: Condition | undefined): boolean {
  if (condition === undefined) return false;
  if ('eq' in condition) return condition.eq !== null && condition.eq !== 'settled';
  if ('ne' in condition) return condition.ne === 'settled';
  return 'in' in condition && !condition.in.includes(null) && !condition.in.includes('settled');
}

const COMPARISONS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function conditionSql(path: string, { sql, bind }: FieldSql, condition: Condition): SqlCondition {
  if ('eq' in condition) return equal(path, { sql, bind }, condition.eq);
  if ('ne' in condition) {
    const same = equal(path, { sql, bind }, condition.ne);
    return { sql: `coalesce(${same.sql},0)=0`, values: same.values };
  }
  if ('in' in condition) return among(path, { sql, bind }, condition.in);
  if ('exists' in condition) return { sql: `${sql} IS ${condition.exists ? 'NOT ' : ''}NULL`, values: [] };
  if ('contains' in condition) return contains(path, { sql, bind }, condition.contains);
  for (const [operator, sign] of Object.entries(COMPARISONS)) {
    if (operator in condition) {
      const value = (condition as Readonly<Record<string, string | number>>)[operator];
      return { sql: `${sql}${sign}?`, values: [scalar(path, { sql, bind }, value ?? null)] };
    }
  }
  throw wrong(path);
}

function scalar(path: string, field: FieldSql, value: Json): SqlValue {
  if (value === null || typeof value === 'object') throw wrong(path);
  return field.bind(value);
}

function equal(path: string, field: FieldSql, value: Json): SqlCondition {
  if (value === null) return { sql: `${field.sql} IS NULL`, values: [] };
  return { sql: `${field.sql}=?`, values: [scalar(path, field, value)] };
}

function among(path: string, field: FieldSql, list: readonly Json[]): SqlCondition {
  const values = list.filter((value) => value !== null).map((value) => scalar(path, field, value));
  const known = `${field.sql} IN (${values.map(() => '?').join(',')})`;
  return { sql: list.includes(null) ? `(${known} OR ${field.sql} IS NULL)` : known, values };
}

function contains(path: string, field: FieldSql, part: string): SqlCondition {
  if (typeof part !== 'string') throw wrong(path);
  return { sql: `instr(${field.sql},?)>0`, values: [field.bind(part)] };
}
