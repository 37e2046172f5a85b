import type { coreContract } from '../../src-shared/ipc/contract.ts';
import type { HandlersFor } from '../../src-shared/ipc/define.ts';
import type { SyncOverview } from '../../src-shared/ipc/sync.routes.ts';
import { createAround } from './features/around/around-customer.ts';
import { createTimeline } from './features/around/timeline.ts';
import { backupsHandlers } from './features/backups/backups.handlers.ts';
import { bulkHandlers } from './features/bulk/bulk.handlers.ts';
import { draftsHandlers } from './features/drafts/drafts.ts';
import { gridHandlers } from './features/grid/grid.handlers.ts';
import { importsHandlers } from './features/imports/imports.handlers.ts';
import { agendaHandlers } from './features/records/agenda.handlers.ts';
import { recordsHandlers } from './features/records/records.handlers.ts';
import { reportsHandlers } from './features/reports/reports.handlers.ts';
import { searchHandlers } from './features/search/search.handlers.ts';
import { localOverview } from './features/sync/local-status.ts';
import { conflictsHandlers } from './features/sync/sync.handlers.ts';
import { serverCapabilities } from './features/sync/server-capabilities.ts';
import { createDueCount } from './features/today/due-count.ts';
import { toWorkspace } from './features/workspaces/workspace.rules.ts';
import type { CoreParts } from './open-parts.ts';

/** Every route of the core with the use case that answers it. A route without a line here does not compile. */
export function coreHandlers(parts: CoreParts): HandlersFor<typeof coreContract> {
  const { records, conflicts, refusals, session, workspaces, requireOpen } = parts;

  const around = createAround({ current: requireOpen, clock: parts.clock });

  const overview = async (): Promise<SyncOverview> => {
    const { engine, store } = requireOpen();
    return engine ? engine.overview() : localOverview(store);
  };

  return {
    'workspaces.current': () => {
      const open = session.current();
      return open ? toWorkspace(open.entry) : null;
    },
    'workspaces.list': async () => [...(await workspaces.list())],
    'workspaces.open': async ({ id }) => workspaces.openNamed(id),
    'workspaces.startLocal': () => workspaces.startLocal(),
    'workspaces.probe': (input) => workspaces.probe(input),
    'workspaces.connect': async (input) => (await workspaces.connect({ ...input, certificate: null })).workspace,

    ...recordsHandlers(records),
    'customers.tag': ({ id, ...change }) => parts.tags.change(id, change),
    'tags.known': async () => ({ names: [...(await parts.tags.known())] }),
    ...agendaHandlers(records),
    ...gridHandlers(parts),
    ...searchHandlers(parts),
    ...bulkHandlers(parts),
    ...importsHandlers(parts),
    'changeSets.list': () => parts.changeSets.list(),
    'changeSets.undo': ({ id }) => parts.changeSets.undo(id),
    'customers.around': ({ id }) => around(id),
    'timeline.read': createTimeline({ current: requireOpen, clock: parts.clock }),
    ...draftsHandlers({ current: requireOpen, clock: parts.clock }),
    'today.read': () => parts.today(),
    'today.due': createDueCount({ current: requireOpen, clock: parts.clock }),
    'sampleData.state': () => parts.sampleData.state(),
    'sampleData.fill': () => parts.sampleData.fill(),
    'sampleData.remove': () => parts.sampleData.remove(),
    'jobs.cancel': () => {
      parts.jobs.cancel();
      return {};
    },
    ...reportsHandlers(parts.reports),
    ...backupsHandlers({ backups: parts.backups, files: parts.files, reopen: session.open }),

    'sync.overview': overview,
    'sync.capabilities': () => serverCapabilities(requireOpen()),
    'sync.pending': async () => [...((await requireOpen().engine?.pending()) ?? [])],
    'sync.run': async () => {
      await requireOpen().engine?.round({ isManual: true });
      return overview();
    },
    ...conflictsHandlers({ conflicts, refusals, current: requireOpen, overview }),
    'sync.signIn': async ({ credential }) => {
      await workspaces.signIn(credential);
      await requireOpen().engine?.round({ isManual: true });
      return overview();
    },
  };
}
