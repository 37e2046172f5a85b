import type { Customer, CustomerChanges, CustomerFields } from '../../src-shared/domain/customers/customer.schema.ts';
import { toInstant } from '../../src-shared/lib/time.ts';
import type { RunningCell } from '../../cell/src/server/start-cell.ts';
import { keepingPrimaries } from '../../src-main/core/features/records/keep-primaries.ts';
import { createRecords, type Records } from '../../src-main/core/features/records/records.ts';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import type { Clock, HttpRequest, Log, Network } from '../../src-main/core/ports.ts';
import type { WorkspaceEntry } from '../../src-main/core/store/home-store.ts';
import { createSyncEngine } from '../../src-main/core/sync/create-sync-engine.ts';
import { createRecord, deleteRecord, editRecord, restoreRecord } from '../../src-main/core/sync/record-edits.ts';
import type { EditContext, EditResult } from '../../src-main/core/sync/record-edits.ts';
import type { Tokens } from '../../src-main/core/sync/sign-in.ts';
import type { SyncEngine } from '../../src-main/core/sync/sync-engine.ts';
import { createHttpNetwork } from '../../src-main/core/sync/transport/http.ts';
import type { StoreTurns, TurnStore } from './store-turns.ts';
import { openTestStore } from './stores.ts';

const TENANT = 't1';

export interface DeviceOptions {
  readonly cell: RunningCell;
  readonly user: string;
  readonly tokens: Tokens;
  readonly network?: Network;
  readonly clock?: Clock;
  readonly tenant?: string;
  /** Shared by the devices of a test that has several. */
  readonly turns?: StoreTurns;
}

/** One computer of a person: a real store, the real engine, real HTTP. */
export interface Device {
  readonly at: TurnStore;
  readonly engine: SyncEngine;
  readonly sent: HttpRequest[];
  /** The use cases of the app over this store, for records of any entity. */
  readonly records: Records;
  readonly create: (fields: CustomerFields) => Promise<Customer>;
  readonly edit: (id: string, changes: CustomerChanges) => Promise<Customer>;
  readonly remove: (id: string) => Promise<Customer>;
  readonly restore: (id: string) => Promise<Customer>;
  readonly get: (id: string) => Promise<Customer>;
  readonly all: () => Promise<readonly Customer[]>;
  /** The engine of a process that died: nothing of it goes on. A new one over the same store takes its place. */
  readonly restarted: () => SyncEngine;
  readonly dispose: () => Promise<void>;
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Opens a device of its own store. `name` tells the stores of one process apart. */
export async function openDevice(name: string, options: DeviceOptions): Promise<Device> {
  const opened = options.turns?.open(name) ?? (await openTestStore(name));
  const at = { ...opened, store: keepingPrimaries(opened.store) };
  const sent: HttpRequest[] = [];
  const through = options.network ?? createHttpNetwork();
  const network: Network = {
    ...through,
    request: (request, signal) => {
      sent.push(request);
      return through.request(request, signal);
    },
  };
  const newEngine = (): SyncEngine => engineOver(at, { ...options, network });
  const engine = newEngine();
  return {
    at,
    engine,
    sent,
    records: recordsOver(at, engine, options),
    ...edits(at, options),
    restarted: newEngine,
    dispose: () => disposeOf(at, engine),
  };
}

function recordsOver(
  at: TurnStore,
  engine: SyncEngine,
  { cell, user, clock, tenant = TENANT }: DeviceOptions,
): Records {
  const now = toInstant((clock ?? systemClock).now());
  const entry: WorkspaceEntry = {
    id: 'test',
    kind: 'cell',
    address: cell.url,
    baseUrl: `${cell.url}/api/v1/crm`,
    tenant,
    user,
    profile: 'crm-cell',
    guarantee: 'exactly-once',
    createdAt: now,
    lastUsedAt: now,
  };
  return createRecords({
    current: () => ({ entry, store: at.store, engine }),
    ports: { clock: clock ?? systemClock, ids: systemIds, device: 'test' },
  });
}

async function disposeOf(at: TurnStore, engine: SyncEngine): Promise<void> {
  await engine.stop();
  await at.dispose();
}

function engineOver(
  at: TurnStore,
  { cell, user, tokens, network, clock, tenant = TENANT }: DeviceOptions & { network: Network },
): SyncEngine {
  let current = tokens;
  return createSyncEngine({
    store: at.store,
    ports: { clock: clock ?? systemClock, ids: systemIds, network, log: silentLog, device: 'test' },
    workspace: { address: cell.url, baseUrl: `${cell.url}/api/v1/crm`, tenant, user, profile: 'crm-cell' },
    credentials: {
      get: () => Promise.resolve(current),
      set: (fresh) => {
        current = fresh;
        return Promise.resolve();
      },
    },
  });
}

function edits(at: TurnStore, { user, clock, tenant = TENANT }: DeviceOptions) {
  const context = (): EditContext => ({
    now: toInstant((clock ?? systemClock).now()),
    by: user,
    device: 'test',
    nextId: systemIds.next,
    scope: { tenant, user },
    changeSetId: null,
    source: 'edit',
  });
  const write = (decide: (record: Customer | null) => EditResult<Customer>, id?: string): Promise<Customer> =>
    at.store.write(async (read) => {
      const { record, history } = decide(id === undefined ? null : await read.get('customers', id));
      return { plan: { puts: [{ entity: 'customers', record }], history }, result: record };
    });
  const get = async (id: string): Promise<Customer> => (await at.store.get('customers', id))!;
  return {
    get,
    create: (fields: CustomerFields) => write(() => createRecord('customers', fields, context())),
    edit: (id: string, changes: CustomerChanges) =>
      write((record) => editRecord('customers', record!, changes, context()), id),
    remove: (id: string) => write((record) => deleteRecord('customers', record!, context()), id),
    restore: (id: string) => write((record) => restoreRecord('customers', record!, context()), id),
    all: async () =>
      (
        await at.store.page('customers', {
          where: { deletedAt: { eq: null } },
          sort: { field: 'name', isDescending: false },
          limit: 500,
          after: null,
          search: '',
        })
      ).rows,
  };
}

/** Tells a cell with test faults how its next requests misbehave. */
export async function misbehave(
  cell: RunningCell,
  rule: { method: string; path: string; fault: string; times?: number },
): Promise<void> {
  const { method, path, fault, times = 1 } = rule;
  await fetch(`${cell.url}/__faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ match: { method, path }, fault, times }),
  });
}

/** A token pair whose access token the cell takes. */
export const tokensFor = async (cell: RunningCell, user: string, tenant = TENANT): Promise<Tokens> => ({
  accessToken: await cell.mintToken({ tenantId: tenant, userId: user }),
  refreshToken: null,
});

export { TENANT };
