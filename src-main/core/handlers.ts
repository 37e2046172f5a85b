import type { coreContract } from '../../src-shared/ipc/contract.ts';
import type { HandlersFor } from '../../src-shared/ipc/define.ts';
import type { SyncOverview } from '../../src-shared/ipc/sync.routes.ts';
import { backupsHandlers } from './features/backups/backups.handlers.ts';
import { importsHandlers } from './features/imports/imports.handlers.ts';
import { reportsHandlers } from './features/reports/reports.handlers.ts';
import { localOverview } from './features/sync/local-status.ts';
import { conflictsHandlers } from './features/sync/sync.handlers.ts';
import { toWorkspace } from './features/workspaces/workspace.rules.ts';
import type { CoreParts } from './open-parts.ts';
import type { Where } from './store/store.ts';

/** Every route of the core with the use case that answers it. A route without a line here does not compile. */
export function coreHandlers(parts: CoreParts): HandlersFor<typeof coreContract> {
  const { records, conflicts, refusals, session, workspaces, requireOpen } = parts;

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

    'customers.list': async ({ states, ...query }) => {
      const where: Where = states.length === 0 ? {} : { 'sync.state': { in: states } };
      const page = await records.page('customers', { ...query, where });
      return { ...page, rows: [...page.rows] };
    },
    'customers.get': ({ id }) => records.get('customers', id),
    'customers.create': ({ fields }) => records.create('customers', fields),
    'customers.update': ({ id, changes }) => records.update('customers', id, changes),
    'customers.delete': ({ id }) => records.remove('customers', id),
    'customers.restore': ({ id }) => records.restore('customers', id),
    'customers.history': async ({ id }) => [...(await records.history('customers', id))],

    'contacts.list': async ({ states, customerId, ...query }) => {
      const where: Where = {
        ...(states.length === 0 ? {} : { 'sync.state': { in: states } }),
        ...(customerId === null ? {} : { customerId: { eq: customerId } }),
      };
      const page = await records.page('contacts', { ...query, where });
      return { ...page, rows: [...page.rows] };
    },
    'contacts.get': ({ id }) => records.get('contacts', id),
    'contacts.create': ({ fields }) => records.create('contacts', fields),
    'contacts.update': ({ id, changes }) => records.update('contacts', id, changes),
    'contacts.delete': ({ id }) => records.remove('contacts', id),
    'contacts.restore': ({ id }) => records.restore('contacts', id),
    'contacts.history': async ({ id }) => [...(await records.history('contacts', id))],
    'contacts.setPrimary': ({ customerId, contactId }) => records.setPrimary(customerId, contactId),

    ...importsHandlers(parts),
    ...reportsHandlers(parts.reports),
    ...backupsHandlers({ backups: parts.backups, files: parts.files, reopen: session.open }),

    'sync.overview': overview,
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
