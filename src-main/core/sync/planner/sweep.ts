/** What a sweep saw of a list: enough to say whether it saw the whole of it. */
export interface SweepEvidence {
  /** Of page 1 at the start. */
  readonly total: number;
  readonly distinctIds: number;
  /** Totals of every page and of both pages read again at the end. */
  readonly totals: readonly number[];
  readonly firstIds: readonly string[];
  readonly firstIdsAgain: readonly string[];
  readonly lastIds: readonly string[];
  readonly lastIdsAgain: readonly string[];
}

const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((id, index) => id === right[index]);

/** Rows that move while pages are read are seen twice or not at all; only a list that stood still was seen whole. */
export const isComplete = ({ total, distinctIds, totals, ...ids }: SweepEvidence): boolean =>
  distinctIds === total &&
  totals.every((each) => each === total) &&
  same(ids.firstIds, ids.firstIdsAgain) &&
  same(ids.lastIds, ids.lastIdsAgain);

/** Whether so many vanished at once that a mistake of the server is likelier than deletions: then nothing is deleted here. */
export const tripsBreaker = ({ ghosts, known, total }: { ghosts: number; known: number; total: number }): boolean =>
  ghosts > Math.max(20, known * 0.05) || (total === 0 && known > 0);
