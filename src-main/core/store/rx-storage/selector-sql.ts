import type { SqlValue } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';
import { jsonField } from '../sqlite/sql-names.ts';
import { columnValue, type Table } from './table.ts';

/** A condition in SQL that holds for at least what the selector matches; `isExact` = for nothing else. */
export interface Predicate {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  readonly isExact: boolean;
}

const ANYTHING: Predicate = { sql: '1', values: [], isExact: false };
const exactly = (sql: string, ...values: SqlValue[]): Predicate => ({ sql, values, isExact: true });

/** A field with what is known of it. Without a column only equality is safe: text inside JSON sorts by bytes. */
interface Field {
  readonly sql: string;
  readonly hasColumn: boolean;
  readonly type: 'string' | 'number' | 'boolean';
}

/** Compiles a Mango selector. What SQL cannot say exactly is left to a filter in JavaScript. */
export function compileSelector(table: Table, selector: Readonly<Record<string, unknown>>): Predicate {
  return both(
    Object.entries(selector).map(([name, value]) => {
      if (name === '$and') return both(selectors(table, value));
      if (name === '$or') return either(selectors(table, value));
      if (name === '$nor') return not(either(selectors(table, value)));
      return name.startsWith('$') ? ANYTHING : compileField(table, name, value);
    }),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);

const selectors = (table: Table, value: unknown): Predicate[] =>
  Array.isArray(value) && value.length > 0
    ? value.map((part) => (isObject(part) ? compileSelector(table, part) : ANYTHING))
    : [ANYTHING];

function both(parts: readonly Predicate[]): Predicate {
  const useful = parts.filter(({ sql }) => sql !== '1');
  return {
    sql: useful.length === 0 ? '1' : `(${useful.map(({ sql }) => sql).join(' AND ')})`,
    values: useful.flatMap(({ values }) => values),
    isExact: parts.every(({ isExact }) => isExact),
  };
}

function either(parts: readonly Predicate[]): Predicate {
  const isExact = parts.every((part) => part.isExact);
  if (parts.some(({ sql }) => sql === '1')) return { ...ANYTHING, isExact };
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
    values: parts.flatMap(({ values }) => values),
    isExact,
  };
}

/** Only an exact condition can be turned round; NULL counts as "does not hold". */
const not = ({ sql, values, isExact }: Predicate): Predicate =>
  isExact ? exactly(`(coalesce(${sql},0)=0)`, ...values) : ANYTHING;

function compileField(table: Table, path: string, value: unknown): Predicate {
  const type = table.typeOf(path);
  if (type === null) return ANYTHING;
  const column = table.columnOf.get(path);
  const field: Field = { sql: column ?? jsonField(path), hasColumn: column !== undefined, type };
  return conditions(field, value);
}

function conditions(field: Field, value: unknown): Predicate {
  if (!isObject(value)) return Array.isArray(value) || value instanceof RegExp ? ANYTHING : equal(field, value);
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.some(([name]) => !name.startsWith('$'))) return ANYTHING;
  return both(entries.map(([operator, operand]) => compileOperator(field, operator, operand)));
}

const COMPARISONS: Readonly<Record<string, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

function compileOperator(field: Field, operator: string, operand: unknown): Predicate {
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined) return compare(field, comparison, operand);
  switch (operator) {
    case '$eq':
      return equal(field, operand);
    case '$ne':
      return not(equal(field, operand));
    case '$in':
      return Array.isArray(operand) ? among(field, operand) : ANYTHING;
    case '$nin':
      return Array.isArray(operand) ? not(among(field, operand)) : ANYTHING;
    case '$not':
      return not(conditions(field, operand));
    default:
      return ANYTHING;
  }
}

/** Whether a value can be compared in SQL as JavaScript would: of the declared type, and text without broken halves. */
const isComparable = (field: Field, value: unknown): boolean =>
  typeof value === field.type && (typeof value !== 'string' || value.isWellFormed());

function bound(field: Field, value: unknown): SqlValue {
  return typeof value === 'string' && !field.hasColumn ? value : columnValue(value);
}

function equal(field: Field, value: unknown): Predicate {
  if (value === null || value === undefined) return exactly(`${field.sql} IS NULL`);
  return isComparable(field, value) ? exactly(`${field.sql}=?`, bound(field, value)) : ANYTHING;
}

function compare(field: Field, comparison: string, value: unknown): Predicate {
  if (!isComparable(field, value) || (field.type === 'string' && !field.hasColumn)) return ANYTHING;
  return exactly(`${field.sql}${comparison}?`, typeof value === 'string' ? orderedText(value) : bound(field, value));
}

/** SQLite takes 32,766 values in a statement; a longer list is left to JavaScript. */
const LONGEST_LIST = 5_000;

function among(field: Field, list: readonly unknown[]): Predicate {
  if (list.length > LONGEST_LIST) return ANYTHING;
  const values = list.filter((value) => value !== null && value !== undefined);
  if (!values.every((value) => isComparable(field, value))) return ANYTHING;
  const known: Predicate =
    values.length === 0
      ? exactly('0')
      : exactly(`${field.sql} IN (${values.map(() => '?').join(',')})`, ...values.map((value) => bound(field, value)));
  return values.length === list.length ? known : either([known, exactly(`${field.sql} IS NULL`)]);
}
