import type { conflictsRoutes } from '../../../../src-shared/ipc/conflicts.routes.ts';
import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { SyncOverview } from '../../../../src-shared/ipc/sync.routes.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import { confirmVanished } from '../../sync/pull/vanished.ts';
import type { Conflicts } from './conflicts.ts';
import type { Refusals } from './refusals.ts';

interface Deps {
  readonly conflicts: Conflicts;
  readonly refusals: Refusals;
  readonly current: CurrentWorkspace;
  readonly overview: () => Promise<SyncOverview>;
}

/** The routes by which a person settles what sync cannot settle alone. */
export const conflictsHandlers = ({
  conflicts,
  refusals,
  current,
  overview,
}: Deps): HandlersFor<typeof conflictsRoutes> => ({
  'sync.conflicts': () => conflicts.list(),
  'sync.resolve': (input) => conflicts.resolve(input),
  'sync.resolveAll': (input) => conflicts.resolveAll(input),
  'sync.refused': () => refusals.list(),
  'sync.retry': ({ id }) => refusals.retry(id),
  'sync.discard': ({ id }) => refusals.discard(id),
  'sync.link': ({ id, to }) => refusals.link(id, to),
  'sync.candidates': ({ id }) => refusals.candidates(id),
  'sync.confirmDeletions': async ({ entity }) => {
    const { engine, store } = current();
    await confirmVanished(store, entity);
    await engine?.round({ isManual: true });
    return overview();
  },
});
