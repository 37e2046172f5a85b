import type { SqlValue } from '../sqlite/connection.ts';
import { jsonField, jsonText } from '../sqlite/sql-names.ts';
import { columnValue, type ScalarType, type Table } from './table.ts';

/** A condition in SQL that holds for at least what the selector matches; `isExact` = for nothing else. */
export interface Predicate {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  readonly isExact: boolean;
}

const ANYTHING: Predicate = { sql: '1', values: [], isExact: false };
const exactly = (sql: string, ...values: SqlValue[]): Predicate => ({ sql, values, isExact: true });

/** A field of one scalar type. Without a column its text can be compared for equality only: inside JSON it sorts by bytes. */
interface Field {
  readonly path: string;
  readonly column: string | null;
  /** Its value in SQL; NULL for null and for missing. */
  readonly sql: string;
  readonly type: ScalarType;
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
  const column = table.columnOf.get(path) ?? null;
  return conditions({ path, column, sql: column ?? jsonField(path), type }, value);
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
    case '$exists':
      return exists(field, Boolean(operand));
    case '$not':
      return not(conditions(field, operand));
    default:
      return ANYTHING;
  }
}

function equal(field: Field, value: unknown): Predicate {
  if (value === null || value === undefined) return exactly(`${field.sql} IS NULL`);
  return typeof value === field.type ? exactly(`${comparable(field)}=?`, bound(field, value)) : ANYTHING;
}

/** What equality looks at: without a column the field's JSON, which is one-to-one for every scalar. */
const comparable = ({ column, path }: Field): string => column ?? jsonText(path);

const bound = ({ column }: Field, value: unknown): SqlValue =>
  column === null ? JSON.stringify(value) : columnValue(value);

function compare(field: Field, comparison: string, value: unknown): Predicate {
  if (typeof value !== field.type || (field.type === 'string' && field.column === null)) return ANYTHING;
  return exactly(`${field.sql}${comparison}?`, columnValue(value));
}

/** Asked of the record itself: a column cannot tell null from missing, and RxDB's own fields are not in the record. */
const exists = ({ path }: Field, isThere: boolean): Predicate =>
  path.startsWith('_') ? ANYTHING : exactly(`${jsonText(path)} IS ${isThere ? 'NOT ' : ''}NULL`);

/** SQLite takes 32,766 values in a statement; a longer list is left to JavaScript. */
const LONGEST_LIST = 5_000;

function among(field: Field, list: readonly unknown[]): Predicate {
  if (list.length > LONGEST_LIST) return ANYTHING;
  const values = list.filter((value) => value !== null);
  if (!values.every((value) => typeof value === field.type)) return ANYTHING;
  const marks = values.map(() => '?').join(',');
  const known = exactly(`${comparable(field)} IN (${marks})`, ...values.map((value) => bound(field, value)));
  return values.length === list.length ? known : either([known, exactly(`${field.sql} IS NULL`)]);
}
