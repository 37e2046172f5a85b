/** So long others wait for one step, on the whole: while somebody reads lists, and while nobody does. */
const STEP_MS = { read: 10, alone: 50 } as const;
const ROWS = {
  read: { fewest: 25, most: 200 },
  alone: { fewest: 50, most: 400 },
} as const;
const FIRST = 50;
/** Whoever read a list so recently may read another one at any moment. */
const READING_FOR_MS = 5_000;

/** How many rows are decided and written together. */
export interface RowPace {
  readonly rows: () => number;
  /** A step of so many rows took so long. */
  readonly note: (rows: number, tookMs: number) => void;
}

export interface Readers {
  /** How many lists have been read so far. */
  readonly lists: () => number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * As many rows at once as this machine writes in about 10 ms while lists are read, in about 50 ms while none is: larger steps
 * write each page of an index less often. Without `readers` somebody is taken to read all the time. Comes near what the steps
 * say: half the way, at most to the double, so that one slow step means little.
 */
export function createRowPace(readers?: Readers): RowPace {
  const isRead = watching(readers);
  let mode: keyof typeof STEP_MS = isRead() ? 'read' : 'alone';
  let rows = FIRST;
  return {
    rows: () => {
      const next = isRead() ? 'read' : 'alone';
      if (next !== mode) rows = within(next, (rows * STEP_MS[next]) / STEP_MS[mode]);
      mode = next;
      return Math.round(rows);
    },
    note: (done, tookMs) => {
      if (done === 0) return;
      const wanted = Math.min((STEP_MS[mode] * done) / Math.max(tookMs, 0.001), rows * 2);
      rows = within(mode, (rows + wanted) / 2);
    },
  };
}

const within = (mode: keyof typeof ROWS, rows: number): number =>
  Math.min(Math.max(rows, ROWS[mode].fewest), ROWS[mode].most);

/** Whether a list was read in the last seconds; a list read before the beginning does not count. */
function watching(readers: Readers | undefined): () => boolean {
  if (readers === undefined) return () => true;
  let lists = readers.lists();
  let lastAt = -Infinity;
  return () => {
    const now = readers.now();
    if (readers.lists() !== lists) {
      lists = readers.lists();
      lastAt = now;
    }
    return now - lastAt < READING_FOR_MS;
  };
}
