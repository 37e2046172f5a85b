import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SqlValue } from '../sqlite/connection.ts';
import type { EntitySource } from './entity-source.ts';
import type { FilterUse } from './filter-sql.ts';
import { stretchesBehind, stretchOrder, stretchSql, type ListOrder, type Place, type Stretch } from './list-order.ts';
import type { SqlCondition } from './where-sql.ts';

/** A record on the way through a list, and how many of the list's records there are up to it. */
export interface Mark {
  readonly place: Place;
  readonly count: number;
}

/** How the two ends of a list within the order of its index are put into SQL. */
export interface EndUses {
  readonly low: FilterUse;
  readonly high: FilterUse;
}

/** A list as it is walked: `alive` bounds it within its index, `filter` are the other conditions; null = there are none. */
export interface WalkedList {
  readonly source: EntitySource;
  readonly order: ListOrder;
  readonly alive: (uses: EndUses) => SqlCondition;
  readonly filter: SqlCondition | null;
  /** Entries of its index looked at before the event loop gets its turn. */
  readonly atOnce: number;
  /** The same list for a long walk, where an index can tell which records need not be looked at; null = none can. */
  readonly narrowed: () => WalkedList | null;
}

/** The next part of a walk, and how the list is asked for it. */
export interface Slice {
  readonly list: WalkedList;
  readonly stretch: Stretch;
}

/** A slice without a filter takes a millisecond; a turn for each would make a jump wait long for whatever else is going on. */
const PLAIN_SLICES_A_TURN = 5;
/** A walk is a long one when these did not fill the page. */
const SHORT_WALK = 2;

/** The list behind a place, in slices of so many rows of its index, with turns of the event loop in between. */
export async function* slicesBehind(list: WalkedList, after: Place | null): AsyncGenerator<Slice> {
  let walked = list;
  let passed = 0;
  for (const stretch of stretchesBehind(list.order, after)) {
    let next: Stretch = stretch;
    for (;;) {
      const upTo = placeIn({ ...walked, filter: null }, next, walked.atOnce);
      next = { ...next, upTo };
      yield { list: walked, stretch: next };
      passed += 1;
      if (passed === SHORT_WALK) walked = list.narrowed() ?? list;
      if (list.filter !== null || passed % PLAIN_SLICES_A_TURN === 0) await nextTurn();
      if (upTo === null) break;
      next = { ...next, after: upTo, upTo: null };
    }
  }
}

/** The place of the record that so many others of a list lie behind it: the `number`th of a stretch, or null. */
function placeIn(list: WalkedList, stretch: Stretch, number: number): Place | null {
  const { connection, table } = list.source;
  const { sql, values } = conditionOf(list, stretch);
  const row = connection.get<{ id: string; value: Place['value'] }>(
    `SELECT id,${list.order.sort} AS value FROM ${table.name} WHERE ${sql}
     ORDER BY ${stretchOrder(list.order, stretch)} LIMIT 1 OFFSET ?`,
    ...values,
    number - 1,
  );
  return row ?? null;
}

function countIn({ list, stretch }: Slice): number {
  const { connection, table } = list.source;
  const { sql, values } = conditionOf(list, stretch);
  return connection.get<{ n: number }>(`SELECT count(*) AS n FROM ${table.name} WHERE ${sql}`, ...values)?.n ?? 0;
}

/** Where a stretch has a place of its own to begin or to end at, SQLite is to seek that one and not the end of the list. */
function endUses({ isDescending }: ListOrder, { after, upTo }: Stretch): EndUses {
  const useBeside = (place: Place | null): FilterUse => (place === null ? 'found' : 'asked');
  const [first, last] = [useBeside(after), useBeside(upTo)];
  return isDescending ? { low: last, high: first } : { low: first, high: last };
}

/** The conditions of a list's rows inside a stretch. */
export function conditionOf({ order, alive, filter }: WalkedList, stretch: Stretch): SqlCondition {
  const parts = [alive(endUses(order, stretch)), stretchSql(order, stretch), ...(filter === null ? [] : [filter])];
  const values: SqlValue[] = parts.flatMap((part) => part.values);
  return { sql: parts.map(({ sql }) => `(${sql})`).join(' AND '), values };
}

/**
 * The place of the last of the first `count` records of a list, or null where it has fewer. Walks on from the nearest mark
 * behind which it lies, and leaves marks for the next jump.
 */
export async function placeAfter(list: WalkedList, count: number, marks: Mark[]): Promise<Place | null> {
  const known = marks.findLast((mark) => mark.count <= count);
  if (known?.count === count) return known.place;
  let passed = known?.count ?? 0;
  for await (const slice of slicesBehind(list, known?.place ?? null)) {
    const { upTo } = slice.stretch;
    const isWhole = list.filter === null && upTo !== null;
    const inside = isWhole ? list.atOnce : countIn(slice);
    if (passed + inside >= count) return placeIn(slice.list, slice.stretch, count - passed);
    passed += inside;
    if (upTo !== null && passed >= (marks.at(-1)?.count ?? 0)) marks.push({ place: upTo, count: passed });
  }
  return null;
}

/** How many records a list has behind a place. Ends early, with null, when `isOver` says so. */
export async function countBehind(list: WalkedList, isOver: () => boolean): Promise<number | null> {
  let count = 0;
  for await (const slice of slicesBehind(list, null)) {
    if (isOver()) return null;
    count += countIn(slice);
  }
  return count;
}
