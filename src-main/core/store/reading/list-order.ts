import type { SqlValue } from '../sqlite/connection.ts';
import type { SqlCondition } from './where-sql.ts';

/** Where a record stands in a list: its sort value (null = empty) in the column's own form, and its id. */
export interface Place {
  readonly value: string | number | null;
  readonly id: string;
}

/** A list's order: the SQL of its sort field, and which way. The id breaks ties in the same direction. */
export interface ListOrder {
  readonly sort: string;
  readonly isDescending: boolean;
  /** The SQL of the id, where it is not plainly that. */
  readonly id?: string;
}

/** The order of a few records that their condition finds: the plus takes every index of the order from SQLite. */
export const lookedUp = (order: ListOrder): ListOrder => ({ ...order, sort: `+${order.sort}`, id: '+id' });

/**
 * A stretch of a list. The records whose sort field is empty and the others are two stretches of the index, so that a
 * stretch begins with one seek, however far down the list it is.
 */
export interface Stretch {
  readonly isEmpty: boolean;
  /** The record before the first; null = from the beginning. */
  readonly after: Place | null;
  /** The last record; null = to the end. */
  readonly upTo: Place | null;
}

/** The stretches of a list behind a place, in order: empty ones first when ascending. */
export function stretchesBehind({ isDescending }: ListOrder, after: Place | null): readonly Stretch[] {
  const order = isDescending ? [false, true] : [true, false];
  const rest = after === null ? order : order.slice(order.indexOf(after.value === null));
  return rest.map((isEmpty, at) => ({ isEmpty, after: at === 0 ? after : null, upTo: null }));
}

/** The condition "lies in this stretch". */
export function stretchSql(
  { sort, isDescending, id = 'id' }: ListOrder,
  { isEmpty, after, upTo }: Stretch,
): SqlCondition {
  const parts = [`${sort} IS ${isEmpty ? '' : 'NOT '}NULL`];
  const values: SqlValue[] = [];
  const bound = (place: Place | null, sign: string): void => {
    if (place === null) return;
    parts.push(isEmpty ? `${id}${sign}?` : `(${sort},${id})${sign}(?,?)`);
    if (!isEmpty) values.push(place.value);
    values.push(place.id);
  };
  bound(after, isDescending ? '<' : '>');
  bound(upTo, isDescending ? '>=' : '<=');
  return { sql: parts.join(' AND '), values };
}

/** What stands behind ORDER BY for the rows of a stretch. */
export function stretchOrder(
  { sort, isDescending, id = 'id' }: ListOrder,
  { isEmpty }: Pick<Stretch, 'isEmpty'>,
): string {
  const way = isDescending ? ' DESC' : '';
  return isEmpty ? `${id}${way}` : `${sort}${way},${id}${way}`;
}
