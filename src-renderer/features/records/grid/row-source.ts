import { createStore, type StoreApi } from 'zustand';
import type { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { asSatchelError } from '../../../ipc/call.ts';

export const PAGE_ROWS = 50;
/** Pages kept around the sight; further ones are asked for again. */
const MOST_PAGES = 60;
/** A turn of the wheel upwards leads so far. */
const NEAR_ROWS = 10;
/** Questions under way at once: a drag of the scrollbar asks for where it is, not for where it was. */
const MOST_ASKED = 2;

export interface AskedPage {
  readonly after: string | null;
  readonly offset: number;
}

export interface RowPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total: number | null;
}

/** Where the pages come from, and what a person's clock says, in milliseconds. */
export interface RowSourcePorts<Row> {
  readonly page: (page: AskedPage) => Promise<RowPage<Row>>;
  /** Asked where a page does not know the total. */
  readonly count: () => Promise<number>;
  readonly now: () => number;
}

interface KeptPage<Row> extends RowPage<Row> {
  /** How often the records had changed when it was asked for. */
  readonly generation: number;
}

export interface Rows<Row> {
  readonly pages: ReadonlyMap<number, KeptPage<Row>>;
  /** How many rows there are; while they are not counted, as many as are known of. Undefined before the first answer. */
  readonly count: number | undefined;
  readonly isCounted: boolean;
  readonly error: SatchelError | null;
  /** How long the first answer took, in milliseconds. */
  readonly tookMs: number;
}

export interface RowSource<Row> {
  readonly store: StoreApi<Rows<Row>>;
  /** These rows are in sight, counted from 0: asks for what of them is not here or out of date. */
  readonly want: (first: number, last: number) => void;
  /** Records changed (null = many): what is in sight is asked for again and stays on the screen meanwhile. */
  readonly refresh: (ids?: readonly string[] | null) => void;
  /** The next change of this record is one made in the list, which is left as it stands. Ends with what it returns. */
  readonly expect: (id: string) => () => void;
  /** Changes are not asked for until what it returns is called: a row that is written into does not move away. */
  readonly hold: () => () => void;
  /** Puts another row in the place of one that is loaded. */
  readonly replace: (isMeant: (row: Row) => boolean, row: Row) => void;
}

const pageOf = (index: number): number => Math.floor(index / PAGE_ROWS);

export const rowAt = <Row>({ pages }: Rows<Row>, index: number): Row | undefined =>
  pages.get(pageOf(index))?.rows[index % PAGE_ROWS];

/** Where a loaded row stands in the list; -1 when it is not loaded. */
export function indexOfRow<Row>({ pages }: Rows<Row>, isMeant: (row: Row) => boolean): number {
  for (const [number, { rows }] of pages) {
    const at = rows.findIndex(isMeant);
    if (at >= 0) return number * PAGE_ROWS + at;
  }
  return -1;
}

/** The rows that are loaded without a gap around one of them, and how many lie above them. */
export function loadedAround<Row>({ pages }: Rows<Row>, index: number): { from: number; rows: readonly Row[] } {
  let first = pageOf(index);
  while (pages.has(first - 1)) first -= 1;
  const rows: Row[] = [];
  for (let number = first, page = pages.get(number); page; number += 1, page = pages.get(number))
    rows.push(...page.rows);
  return { from: first * PAGE_ROWS, rows };
}

/** The rows of one question, page by page around what is in sight. */
export function createRowSource<Row>(ports: RowSourcePorts<Row>): RowSource<Row> {
  const nothing: Rows<Row> = { pages: new Map(), count: undefined, isCounted: false, error: null, tookMs: 0 };
  const store = createStore<Rows<Row>>(() => nothing);
  const asked = new Set<number>();
  const expected = new Set<string>();
  const state = { wanted: [0, 0] as readonly [number, number], generation: 0, countOf: -1, holds: 0, isStale: false };

  const isFresh = (number: number): boolean => store.getState().pages.get(number)?.generation === state.generation;

  /** What is in sight first, then the page behind it, and the one before it where that is near. */
  const nextMissing = (): number | undefined => {
    const { count } = store.getState();
    const [first, last] = [pageOf(state.wanted[0]), pageOf(state.wanted[1])];
    // Before the first answer one page alone: it tells how many there are.
    const end = count === undefined ? first : pageOf(Math.max(0, count - 1));
    const above = pageOf(Math.max(0, state.wanted[0] - NEAR_ROWS));
    const candidates = [...Array.from({ length: last - first + 2 }, (_, at) => first + at), above];
    return candidates.find((number) => number <= end && !isFresh(number) && !asked.has(number));
  };

  const pump = (): void => {
    while (asked.size < MOST_ASKED) {
      const number = nextMissing();
      if (number === undefined) return;
      asked.add(number);
      void fetchPage(number);
    }
  };

  const fetchPage = async (number: number): Promise<void> => {
    const { generation } = state;
    const startedAt = ports.now();
    const before = store.getState().pages.get(number - 1);
    const after = before?.generation === generation ? before.next : null;
    try {
      const page = await ports.page({ after, offset: after === null ? number * PAGE_ROWS : 0 });
      const tookMs = store.getState().count === undefined ? ports.now() - startedAt : store.getState().tookMs;
      store.setState(({ pages, count, isCounted }) => ({
        pages: near(new Map(pages).set(number, { ...page, generation }), state.wanted),
        ...known({ count, isCounted }, page, number),
        error: null,
        tookMs,
      }));
      if (page.total === null) void countAll(generation);
    } catch (error) {
      store.setState({ error: asSatchelError(error) });
      return;
    } finally {
      asked.delete(number);
    }
    pump();
  };

  const countAll = async (generation: number): Promise<void> => {
    if (state.countOf === generation) return;
    state.countOf = generation;
    // A count that fails or is overtaken leaves the list growing as it is scrolled.
    const total = await ports.count().catch(() => null);
    if (total !== null && generation === state.generation) store.setState({ count: total, isCounted: true });
  };

  const renew = (): void => {
    state.isStale = false;
    state.generation += 1;
    pump();
  };

  return {
    store,
    want: (first, last) => {
      state.wanted = [first, last];
      pump();
    },
    expect: (id) => {
      expected.add(id);
      return () => expected.delete(id);
    },
    hold: () => {
      state.holds += 1;
      return () => {
        state.holds -= 1;
        if (state.holds === 0 && state.isStale) renew();
      };
    },
    refresh: (ids = null) => {
      if (ids !== null && ids.filter((id) => !expected.delete(id)).length === 0) return;
      if (state.holds > 0) state.isStale = true;
      else renew();
    },
    replace: (isMeant, row) => {
      const index = indexOfRow(store.getState(), isMeant);
      const page = store.getState().pages.get(pageOf(index));
      if (!page) return;
      const rows = page.rows.with(index % PAGE_ROWS, row);
      store.setState(({ pages }) => ({ pages: new Map(pages).set(pageOf(index), { ...page, rows }) }));
    },
  };
}

/** What a page tells about how many rows there are. */
function known<Row>(old: Pick<Rows<Row>, 'count' | 'isCounted'>, page: RowPage<Row>, number: number) {
  if (page.total !== null) return { count: page.total, isCounted: true };
  const end = number * PAGE_ROWS + page.rows.length;
  // The last page says it exactly; an empty one lies behind it.
  if (page.next === null && (page.rows.length > 0 || number === 0)) return { count: end, isCounted: true };
  return old.isCounted ? old : { count: Math.max(old.count ?? 0, end + PAGE_ROWS), isCounted: false };
}

/** The pages nearest to the sight, as many as are kept. */
function near<Page>(pages: Map<number, Page>, [first]: readonly [number, number]): Map<number, Page> {
  if (pages.size <= MOST_PAGES) return pages;
  const middle = pageOf(first);
  const kept = [...pages].toSorted(([a], [b]) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, MOST_PAGES);
  return new Map(kept);
}
