/** So long others wait for one step at most, on the whole. */
const STEP_MS = 10;
const FIRST = 50;
const FEWEST = 25;
const MOST = 200;

/** How many rows are decided and written together: as many as this machine does in about 10 ms. */
export interface RowPace {
  readonly rows: () => number;
  /** A step of so many rows took so long. */
  readonly note: (rows: number, tookMs: number) => void;
}

/** Comes near what the steps say: half the way, at most to the double, so that one slow step means little. */
export function createRowPace(): RowPace {
  let rows = FIRST;
  return {
    rows: () => Math.round(rows),
    note: (done, tookMs) => {
      if (done === 0) return;
      const wanted = Math.min((STEP_MS * done) / Math.max(tookMs, 0.001), rows * 2);
      rows = Math.min(Math.max((rows + wanted) / 2, FEWEST), MOST);
    },
  };
}
