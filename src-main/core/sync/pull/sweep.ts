import { isComplete } from '../planner/sweep.ts';
import { readRecord } from '../read-record.ts';
import { eachAtOnce, type RunContext } from '../run-context.ts';
import { applyPage, type Missing, type PageApplied, type Wanted } from './apply-page.ts';
import { findGhosts } from './ghosts.ts';
import { fetchPage, idsOf, lastPageOf } from './sweep-pages.ts';

export interface SweepResult {
  readonly pulled: number;
  readonly isComplete: boolean;
  /** References to records that the list named before anybody here knew them. */
  readonly missing: readonly Missing[];
}

const TRIES = 3;
const DETAILS_AT_ONCE = 4;

interface Pass {
  readonly isComplete: boolean;
  readonly seen: ReadonlySet<string>;
  /** How many of those stand here undeleted. */
  readonly live: number;
  readonly total: number;
}

/**
 * Reads a whole list and makes this side like it. Deletions are concluded only from a list that stood still while it was
 * read, and each of them is confirmed. Throws TransportError, SignedOut, HostPaused; what was applied until then stands.
 */
export async function sweep(run: RunContext): Promise<SweepResult> {
  const wanted = new Map<string, Wanted>();
  const missing = new Map<string, Missing>();
  let pulled = 0;
  let pass: Pass = { isComplete: false, seen: new Set(), live: 0, total: 0 };
  for (let tries = 0; tries < TRIES && !pass.isComplete && !run.signal.aborted; tries += 1) {
    pass = await passOver(run, wanted, (applied) => {
      pulled += applied.written;
      for (const each of applied.unresolved) missing.set(`${each.id} ${each.field}`, each);
    });
  }
  await eachAtOnce([...wanted.values()], DETAILS_AT_ONCE, async (each) => {
    if (!run.signal.aborted) await readRecord(run, each);
  });
  if (!pass.isComplete || run.signal.aborted) return { pulled, isComplete: false, missing: [...missing.values()] };
  const ghosts = await findGhosts(run, pass);
  return { pulled: pulled + ghosts.removed, isComplete: ghosts.isSettled, missing: [...missing.values()] };
}

async function passOver(
  run: RunContext,
  wanted: Map<string, Wanted>,
  count: (applied: PageApplied) => void,
): Promise<Pass> {
  const seen = new Set<string>();
  const totals: number[] = [];
  let live = 0;
  const take = async (number: number) => {
    const page = await fetchPage(run, number);
    if (number === 1)
      run.progress.tell({ phase: 'receiving', entity: run.resource.entity, done: 0, total: page.total });
    const applied = await applyPage(run, page);
    for (const each of applied.wanted) wanted.set(each.id, each);
    for (const id of idsOf(page)) seen.add(id);
    totals.push(page.total);
    run.progress.step(page.rows.length);
    count(applied);
    live += applied.live;
    if (applied.refused > 0) run.log.warn('rows that cannot be held', { rows: applied.refused });
    return page;
  };
  const first = await take(1);
  const last = lastPageOf(first);
  let end = first;
  for (let number = 2; number <= last && !run.signal.aborted; number += 1) end = await take(number);
  const firstAgain = await fetchPage(run, 1);
  const endAgain = last === 1 ? firstAgain : await fetchPage(run, last);
  return {
    seen,
    live,
    total: first.total,
    isComplete: isComplete({
      total: first.total,
      distinctIds: seen.size,
      totals: [...totals, firstAgain.total, endAgain.total],
      firstIds: idsOf(first),
      firstIdsAgain: idsOf(firstAgain),
      lastIds: idsOf(end),
      lastIdsAgain: idsOf(endAgain),
    }),
  };
}
