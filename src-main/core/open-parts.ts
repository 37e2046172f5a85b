import type { SyncStatus } from '../../src-shared/ipc/sync.routes.ts';
import type { UpdateProgress } from '../../src-shared/ipc/update-progress.ts';
import { createBackups, type Backups } from './features/backups/backups.ts';
import { createBulk, type Bulk } from './features/bulk/bulk.ts';
import { toBulkChangeSet } from './features/bulk/bulk-set.ts';
import { createChangeSets, type ChangeSets } from './features/change-sets/change-sets.ts';
import { createGrid, type Grid } from './features/grid/grid.ts';
import { createViews, type Views } from './features/grid/views.ts';
import { toImportChangeSet } from './features/imports/change-set.ts';
import { createFileGrants, type FileGrants } from './features/imports/file-grants.ts';
import { createImports, type Imports } from './features/imports/imports.ts';
import { bringRecordBack, removeRecord, updateRecord } from './features/records/change-record.ts';
import { keepingPrimaries } from './features/records/keep-primaries.ts';
import { createRecords, type Records } from './features/records/records.ts';
import { createTags, type Tags } from './features/records/tags.ts';
import { createReports, type Reports } from './features/reports/reports.ts';
import { createRecents, type Recents } from './features/search/recents.ts';
import { createReferences, type References } from './features/search/references.ts';
import { createSearch, type Search } from './features/search/search.ts';
import { createSampleData, type SampleData } from './features/sample-data/sample-data.ts';
import { toSampleChangeSet } from './features/sample-data/sample-set.ts';
import { createConflicts, type Conflicts } from './features/sync/conflicts.ts';
import { localStatus } from './features/sync/local-status.ts';
import { createRefusals, type Refusals } from './features/sync/refusals.ts';
import { createToday, type ReadToday } from './features/today/today.ts';
import { readTokens, readCertificate, saveTokens, trusting } from './features/workspaces/kept-secrets.ts';
import { createSession, type Session } from './features/workspaces/session.ts';
import { createWorkspaces, type Workspaces } from './features/workspaces/workspaces.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { requireWorkspace, type CurrentWorkspace, type OpenWorkspace } from './open-workspace.ts';
import type { Clock, Log, Ports } from './ports.ts';
import type { HomeStore, WorkspaceEntry } from './store/home-store.ts';
import { hasHome, openHome, openMendedHome } from './store/home.ts';
import type { Store } from './store/store.ts';
import { watchDamage } from './store/watch-damage.ts';
import { watchWork, type Work } from './store/watch-work.ts';
import { createSyncEngine } from './sync/create-sync-engine.ts';
import type { SyncEngine } from './sync/sync-engine.ts';
import { throttled } from './throttled.ts';

/** The use cases of an opened home. The app's core wraps them in routes, the command line calls them. */
export interface CoreParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly session: Session;
  readonly workspaces: Workspaces;
  readonly records: Records;
  readonly tags: Tags;
  readonly grid: Grid;
  readonly views: Views;
  readonly search: Search;
  readonly recents: Recents;
  readonly references: References;
  readonly bulk: Bulk;
  readonly imports: Imports;
  readonly changeSets: ChangeSets;
  readonly sampleData: SampleData;
  readonly today: ReadToday;
  readonly jobs: Jobs;
  readonly files: FileGrants;
  readonly conflicts: Conflicts;
  readonly refusals: Refusals;
  readonly reports: Reports;
  readonly backups: Backups;
  /** The open workspace. Throws NO_WORKSPACE. */
  readonly requireOpen: () => OpenWorkspace;
  readonly status: () => Promise<SyncStatus>;
  /** Hears, once for an opening, that the open store has turned out to be damaged. */
  readonly onDamage: (listener: () => void) => void;
  /** What is being asked of the store that was opened last; null before the first. */
  readonly work: () => Work | null;
  readonly close: () => Promise<void>;
}

interface PartsOptions {
  readonly home: string;
  readonly ports: Ports;
  /** Hears how far the update of a store from an earlier version is; null once it is open, or cannot be opened. */
  readonly onUpdate?: (progress: UpdateProgress | null) => void;
  /** A damaged list of workspaces is replaced by its last good snapshot; the damaged file is kept. */
  readonly mendsHome?: boolean;
}

/** Unlocks the home and wires the use cases. Errors: the STORE_ codes. */
export async function openParts(options: PartsOptions): Promise<CoreParts> {
  const { home: dir, ports, onUpdate = () => undefined, mendsHome = false } = options;
  const masterKey = await ports.secrets.masterKey(hasHome(dir));
  const openIt = mendsHome ? openMendedHome : openHome;
  const onProgress = throttled<UpdateProgress>(ports, onUpdate);
  const home = await openIt({ dir, masterKey, clock: ports.clock, ids: ports.ids, onProgress });
  const kept = keptStores(home, () => onUpdate(null));
  const session = createSession({
    home: { ...home, open: kept.open },
    engineFor: (entry, store) => engineFor(ports, entry, store),
  });
  const requireOpen = (): OpenWorkspace => requireWorkspace(session.current());
  const workspaces = createWorkspaces({ home, session, ports });
  const jobs = createJobs(ports);
  const lists = (): number => kept.work()?.now().lists ?? 0;
  const changeSets = createChangeSets({
    ...{ current: requireOpen, ports, jobs, lists },
    kinds: [toImportChangeSet, toBulkChangeSet, toSampleChangeSet],
  });
  return {
    clock: ports.clock,
    log: ports.log,
    session,
    workspaces,
    records: createRecords({ current: requireOpen, ports }),
    tags: createTags({ current: requireOpen, ports }),
    grid: createGrid({ current: requireOpen, ports }),
    views: createViews({ current: requireOpen, ports }),
    ...finding(requireOpen),
    bulk: createBulk({
      ...{ current: requireOpen, ports, jobs, lists },
      changes: { update: updateRecord, remove: removeRecord, restore: bringRecordBack },
    }),
    imports: createImports({ current: requireOpen, ports, jobs, lists }),
    changeSets,
    today: createToday({ current: requireOpen, clock: ports.clock }),
    sampleData: createSampleData({ current: requireOpen, ports, jobs, undo: changeSets.undo }),
    jobs,
    files: createFileGrants(),
    conflicts: createConflicts({ current: requireOpen, ports }),
    refusals: createRefusals({ current: requireOpen, ports }),
    reports: createReports({ current: requireOpen, clock: ports.clock }),
    backups: createBackups({ home, session, find: workspaces.find, masterKey, clock: ports.clock }),
    requireOpen,
    status: () => {
      const { engine, store } = requireOpen();
      return engine ? engine.status() : localStatus(store);
    },
    onDamage: kept.onDamage,
    work: kept.work,
    close: async () => {
      await session.close();
      await home.close();
    },
  };
}

function finding(current: CurrentWorkspace): Pick<CoreParts, 'search' | 'recents' | 'references'> {
  const recents = createRecents({ current });
  return { search: createSearch({ current }), recents, references: createReferences({ current, recents }) };
}

/** Opens stores that keep the primary contacts right, tell of damage, and note what is asked of them. */
function keptStores(
  home: Pick<HomeStore, 'open'>,
  onOpened: () => void,
): Pick<CoreParts, 'onDamage' | 'work'> & { readonly open: (id: string) => Promise<Store> } {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let work: Work | null = null;
  return {
    open: async (id) => {
      try {
        const watched = watchWork(watchDamage(await home.open(id), tell));
        work = watched.work;
        return keepingPrimaries(watched.store);
      } finally {
        onOpened();
      }
    },
    onDamage: (listener) => void listeners.add(listener),
    work: () => work,
  };
}

function engineFor(ports: Ports, entry: WorkspaceEntry, store: Store): SyncEngine | null {
  const { address, baseUrl, tenant, user, profile } = entry;
  if (address === null || baseUrl === null || tenant === null || user === null || profile === null) return null;
  return createSyncEngine({
    store,
    ports: {
      ...ports,
      network: {
        isOnline: ports.network.isOnline,
        request: async (request, signal) =>
          trusting(ports.network, await readCertificate(store)).request(request, signal),
      },
    },
    workspace: { address, baseUrl, tenant, user, profile },
    credentials: { get: () => readTokens(store), set: (tokens) => saveTokens(store, tokens) },
  });
}
