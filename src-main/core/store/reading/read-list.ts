import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { SORT_FIELDS } from '../../../../src-shared/domain/fields.ts';
import { testsOf, type FieldTest, type ResolvedFilter } from '../../../../src-shared/domain/views/resolve-filter.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { searchedRows, searchSql } from '../search/search-sql.ts';
import type { ListPage, ListQuery } from '../store.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { EntitySource } from './entity-source.ts';
import { filterSql, type FilterUse } from './filter-sql.ts';
import { ALIVE, aliveOf, hasFew, narrowestOf, type Narrowing } from './indexed-parts.ts';
import { lookedUp, stretchesBehind, stretchOrder, type ListOrder, type Place } from './list-order.ts';
import {
  conditionOf,
  countBehind,
  placeAfter,
  slicesBehind,
  type EndUses,
  type Slice,
  type WalkedList,
} from './list-places.ts';
import { countMatching } from './read-page.ts';
import type { Question } from './remembered.ts';
import { fieldSql, whereSql, type SqlCondition } from './where-sql.ts';

/**
 * Rows of a list looked at before the event loop gets its turn: with a filter records are read (about 6 µs each), without
 * one only entries of the index (0.1 µs).
 */
const FILTERED_AT_ONCE = 500;
const PLAIN_AT_ONCE = 10_000;
/** With a search all its hits are listed for each slice. */
const SEARCHED_AT_ONCE = 5_000;

interface Row {
  readonly id: string;
  readonly key: string | number | null;
  readonly data: string;
}

/** How a list is found: `walked` in the order of its index, `few` = all hits looked up and sorted, `searched` by the word. */
type Way = 'walked' | 'few' | 'searched';

type Asked = Pick<ListQuery, 'filter' | 'search'>;

interface Order extends ListOrder {
  readonly field: string;
}

interface List extends WalkedList {
  readonly order: Order;
  readonly query: Asked;
  readonly way: Way;
}

/**
 * A page of a list. A filter that an index makes small is answered by that index; any other is asked of the records in the
 * order of the list, some of them at a time.
 */
export async function readList<Record>(source: EntitySource, query: ListQuery): Promise<ListPage<Record>> {
  const { field, isDescending } = query.sort;
  const order = { field, sort: fieldSql(source.table, field).sql, isDescending };
  const list = listOf(source, { query, order });
  const { from } = query;
  const after = typeof from === 'string' ? readCursor(from, query.sort) : await placeAt(list, from);
  const isPastEnd = from !== 0 && after === null;
  const rows = isPastEnd ? [] : await rowsBehind(list, after, query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > query.limit && last !== undefined;
  const isWhole = from === 0 && !hasMore;
  return {
    rows: shown.map(({ data }) => JSON.parse(data) as Record),
    next: hasMore ? writeCursor({ field, isDescending, value: last.key, id: last.id }) : null,
    total: isWhole ? shown.length : quickTotal(list),
  };
}

/** How many records a list has. Error: CANCELLED when the signal aborts. */
export async function countList(
  entity: Entity,
  source: EntitySource,
  { query, signal }: { readonly query: Asked; readonly signal?: AbortSignal },
): Promise<number> {
  // In the order of the field that the filter asks about, if it is one: then the index alone tells.
  const [first = 'createdAt', ...others] = new Set(query.filter === null ? [] : testsOf(query.filter).map(fieldOf));
  const field = others.length === 0 && SORT_FIELDS[entity].includes(first) ? first : 'createdAt';
  const order = { field, sort: fieldSql(source.table, field).sql, isDescending: false };
  const list = listOf(source, { query, order });
  const known = quickTotal(list);
  if (known !== null) return known;
  const kept = source.totals.of(questionOf(list, 'total'), () => ({ value: null }));
  const total = await countBehind(list.way === 'searched' ? foundBy(list) : list, () => signal?.aborted ?? false);
  if (total === null) throw new SatchelError('CANCELLED');
  kept.value = total;
  return total;
}

/** A list that is searched, with the search as one of its conditions. */
function foundBy(list: List): WalkedList {
  const { sql, values } = searchSql(list.source, list.query.search);
  const { filter } = list;
  return {
    ...list,
    filter:
      filter === null ? { sql, values } : { sql: `${sql} AND ${filter.sql}`, values: [...values, ...filter.values] },
    atOnce: SEARCHED_AT_ONCE,
    narrowed: () => null,
  };
}

const fieldOf = ({ field }: FieldTest): string => field;

function listOf(source: EntitySource, { query, order }: { readonly query: Asked; readonly order: Order }): List {
  const parts = partsOf(query.filter);
  const way = query.search !== '' ? 'searched' : hasFew(source, parts) ? 'few' : 'walked';
  const bounds = parts.filter((part) => isBound(part, order.field));
  const rest = parts.filter((part) => !isBound(part, order.field));
  const always = whereSql(source.table, way === 'few' ? aliveOf(parts) : ALIVE);
  const alive = (uses: EndUses): SqlCondition => {
    const ends = bounds.flatMap((part) => endsOf(part, way === 'few' ? FOUND : uses));
    const all = [always, ...ends.map(({ part, use }) => filterSql(source.table, part, use))];
    return { sql: all.map(({ sql }) => sql).join(' AND '), values: all.flatMap(({ values }) => values) };
  };
  return {
    ...{ source, order, query, way, alive },
    filter: rest.length === 0 ? null : filterSql(source.table, { all: rest }, way === 'few' ? 'found' : 'asked'),
    atOnce: rest.length === 0 ? PLAIN_AT_ONCE : FILTERED_AT_ONCE,
    narrowed: () => {
      const narrowing = narrowestOf(source, rest);
      return narrowing && narrowedList({ source, order, alive }, rest, narrowing);
    },
  };
}

/** A list that asks the records which one of its conditions lets through for the others, and looks at no other record. */
function narrowedList(
  list: Pick<WalkedList, 'source' | 'order' | 'alive'>,
  parts: readonly ResolvedFilter[],
  { part, member, count, among }: Narrowing,
): WalkedList {
  const others = parts.filter((other) => other !== part);
  const asked = filterSql(list.source.table, { all: others });
  const read = others.length === 0 ? PLAIN_AT_ONCE : (FILTERED_AT_ONCE * among) / Math.max(count, 1);
  return {
    ...list,
    filter: { sql: `${member.sql} AND ${asked.sql}`, values: [...member.values, ...asked.values] },
    atOnce: Math.min(Math.round(read), PLAIN_AT_ONCE),
    narrowed: () => null,
  };
}

const FOUND: EndUses = { low: 'found', high: 'found' };

/** A part of a filter that bounds a list, as its two ends where it has them. */
function endsOf(part: FieldTest, uses: EndUses): readonly { readonly part: FieldTest; readonly use: FilterUse }[] {
  const { test } = part;
  if (test.is !== 'between' || (test.low ?? test.high) === null) return [{ part, use: 'found' }];
  return [
    ...(test.low === null ? [] : [{ part: { ...part, test: { ...test, high: null } }, use: uses.low }]),
    ...(test.high === null ? [] : [{ part: { ...part, test: { ...test, low: null } }, use: uses.high }]),
  ];
}

/** The parts of a filter that must all be true. */
function partsOf(filter: ResolvedFilter | null): readonly ResolvedFilter[] {
  if (filter === null) return [];
  return 'all' in filter ? filter.all : [filter];
}

/** Whether a part of a filter says where in the order of the list its records begin and end. */
const isBound = (part: ResolvedFilter, field: string): part is FieldTest =>
  'test' in part &&
  part.field === field &&
  !part.isNegated &&
  (part.test.is === 'between' || (part.test.is === 'one of' && part.test.values.length === 1));

async function placeAt(list: List, offset: number): Promise<Place | null> {
  if (offset === 0) return null;
  if (list.way !== 'walked') return lookedUpPlace(list, offset);
  return placeAfter(
    list,
    offset,
    list.source.marks.of(questionOf(list, list.order), () => []),
  );
}

/** The plus takes the index of the order from SQLite: there are few rows to sort. */
const sortOf = ({ order, way }: List): string => (way === 'few' ? `+${order.sort}` : order.sort);

function lookedUpPlace(list: List, offset: number): Place | null {
  const { source, order } = list;
  const found = searchSql(source, list.query.search);
  const condition = wholeCondition(list);
  const way = order.isDescending ? ' DESC' : '';
  const row = source.connection.get<{ id: string; value: Place['value'] }>(
    `SELECT id,${order.sort} AS value FROM ${source.table.name}${found.hint}
     WHERE ${condition.sql} AND ${found.sql} ORDER BY ${sortOf(list)}${way},id${way} LIMIT 1 OFFSET ?`,
    ...condition.values,
    ...found.values,
    offset - 1,
  );
  return row ?? null;
}

function wholeCondition({ alive, filter }: List): SqlCondition {
  const whole = alive(FOUND);
  if (filter === null) return whole;
  return { sql: `${whole.sql} AND (${filter.sql})`, values: [...whole.values, ...filter.values] };
}

async function rowsBehind(list: List, after: Place | null, wanted: number): Promise<Row[]> {
  const rows: Row[] = [];
  const isSliced = list.way === 'walked' && list.filter !== null;
  const slices = isSliced ? slicesBehind(list, after) : wholeStretches(list, after);
  for await (const { list: asking, stretch } of slices) {
    const sorted = list.way === 'few' ? lookedUp(list.order) : list.order;
    const condition = conditionOf({ ...asking, order: sorted }, stretch);
    const asked = { ...condition, where: condition.sql, limit: wanted - rows.length, text: list.query.search };
    const order = stretchOrder(sorted, stretch);
    rows.push(...searchedRows<Row>(list.source, { ...asked, select: `id,${list.order.sort} AS key,data`, order }));
    if (rows.length === wanted) break;
  }
  return rows;
}

const wholeStretches = (list: List, after: Place | null): Slice[] =>
  stretchesBehind(list.order, after).map((stretch) => ({ list, stretch }));

/** The number of a list's records as far as it is known without looking at many of them. */
function quickTotal(list: List): number | null {
  const { source, query, way } = list;
  if (query.filter === null) return countMatching(source, ALIVE, query.search);
  const kept = source.totals.of(questionOf(list, 'total'), () => ({ value: null }));
  const found = searchSql(source, query.search);
  if (kept.value === null && (way === 'few' || (way === 'searched' && !found.isCommon))) {
    const condition = wholeCondition(list);
    const counted = source.connection.get<{ n: number }>(
      `SELECT count(*) AS n FROM ${source.table.name}${found.hint} WHERE ${condition.sql} AND ${found.sql}`,
      ...condition.values,
      ...found.values,
    );
    kept.value = counted?.n ?? 0;
  }
  return kept.value;
}

/** What is asked of a list, with the fields that the answer hangs on. */
function questionOf({ query, source, order }: List, what: unknown): Question {
  const { filter, search } = query;
  const tested = filter === null ? [] : testsOf(filter).flatMap(({ field }) => [field, `sync.provenance.${field}`]);
  const searched = search === '' ? [] : (source.table.search?.fields ?? []);
  return { asked: [what, filter, search], paths: [...tested, ...searched, order.field, 'deletedAt'] };
}
