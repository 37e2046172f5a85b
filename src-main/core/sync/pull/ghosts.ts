import { ENTITIES } from '../../../../src-shared/domain/entities.ts';
import { TransportError } from '../../ports.ts';
import { classify, isForbidden } from '../planner/classify.ts';
import { applyGone } from '../planner/apply-read.ts';
import { parentOf } from '../planner/references.ts';
import { tripsBreaker } from '../planner/sweep.ts';
import { isConfirmed, noteVanished } from './vanished.ts';
import { itemPath } from '../profiles/profile.ts';
import { readRecord } from '../read-record.ts';
import type { Where } from '../../store/store.ts';
import { eachAtOnce, planOf, type RunContext } from '../run-context.ts';

export interface GhostResult {
  readonly removed: number;
  /** False where so much vanished that nothing was concluded. */
  readonly isSettled: boolean;
}

interface Ghost {
  readonly id: string;
  readonly serverId: string;
  /** The record that takes this one along when it is deleted. */
  readonly parent: string | null;
}

const HERE: Where = { deletedAt: { eq: null }, serverId: { ne: null } };
const PAGE = 500;
const AT_ONCE = 4;

/** Records that the server had and that a complete sweep did not see. Each one is asked for before anything is concluded. */
export async function findGhosts(
  run: RunContext,
  { seen, live, total }: { seen: ReadonlySet<string>; live: number; total: number },
): Promise<GhostResult> {
  const { entity } = run.resource;
  const known = await run.store.count(entity, HERE);
  // every record of this side was on the list: nothing to look for, and no need to read them all
  const ghosts = known === live ? [] : await missing(run, seen);
  const unexplained = await withoutOrphans(run, ghosts);
  const isTooMuch = unexplained > 0 && tripsBreaker({ ghosts: unexplained, known, total });
  if (isTooMuch && !(await isConfirmed(run.store, entity, unexplained))) {
    run.log.warn('too much vanished at once; nothing was deleted here', { missing: unexplained, known, total });
    await noteVanished(run.store, entity, unexplained);
    return { removed: 0, isSettled: false };
  }
  let removed = 0;
  await eachAtOnce(ghosts, AT_ONCE, async (ghost) => {
    if (!run.signal.aborted && (await confirm(run, ghost))) removed += 1;
  });
  if (!run.signal.aborted) await noteVanished(run.store, entity, 0);
  return { removed, isSettled: true };
}

/** How many ghosts did not simply go along with the record that they belong to, which is known to be gone. */
async function withoutOrphans({ store }: RunContext, ghosts: readonly Ghost[]): Promise<number> {
  const parents = ghosts.flatMap(({ parent }) => parent ?? []);
  if (parents.length === 0) return ghosts.length;
  const gone = new Set<string>();
  for (const entity of ENTITIES) {
    for (const { id, deletedAt, sync } of await store.getMany(entity, [...new Set(parents)])) {
      // gone there too where a person still has to decide what becomes of it here
      if (deletedAt !== null || sync.conflicts.some(({ field }) => field === null)) gone.add(id);
    }
  }
  return ghosts.filter(({ parent }) => parent === null || !gone.has(parent)).length;
}

async function missing({ store, resource }: RunContext, seen: ReadonlySet<string>): Promise<Ghost[]> {
  const ghosts: Ghost[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof store.page>> = await store.page(resource.entity, {
      where: HERE,
      sort: { field: 'createdAt', isDescending: false },
      limit: PAGE,
      after,
      search: '',
    });
    for (const record of page.rows) {
      const { id, serverId, sync } = record;
      if (serverId === null || sync.conflicts.some((conflict) => conflict.field === null)) continue;
      if (!seen.has(serverId)) ghosts.push({ id, serverId, parent: parentOf(resource.entity, record) });
    }
    after = page.next;
  } while (after !== null);
  return ghosts;
}

/** Asks the server for one record that its list no longer shows. Returns whether it is gone. */
async function confirm(run: RunContext, { id, serverId }: Ghost): Promise<boolean> {
  const { entity } = run.resource;
  const answer = await run.client.request({ method: 'GET', path: itemPath(run.resource, serverId) }, run.signal);
  if (answer.isOk) {
    await readRecord(run, { id, serverId, listHash: null });
    return false;
  }
  const isGone = classify(answer).kind === 'gone';
  // not for our eyes any more, which is no deletion: the copy goes, unsent work stays
  const isHidden = isForbidden(answer);
  if (!isGone && !isHidden) throw new TransportError('broken');
  return run.store.write(async (read) => {
    const record = await read.get(entity, id);
    if (!record || record.serverId !== serverId) return { plan: { puts: [] }, result: false };
    if (isGone) return { plan: planOf(entity, [applyGone(record, run.plan())], 'refetchable'), result: true };
    const isClean = record.sync.ops.length === 0 && record.sync.conflicts.length === 0;
    return { plan: { puts: [], removes: isClean ? [{ entity, id }] : [] }, result: isClean };
  });
}
