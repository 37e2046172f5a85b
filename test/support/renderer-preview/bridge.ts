import type { Contact } from '../../../src-shared/domain/contacts/contact.schema.ts';
import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import { withTags } from '../../../src-shared/domain/customers/tags.rules.ts';
import type { Entity, ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { defaultViews } from '../../../src-shared/domain/views/default-views.ts';
import type { RouteInput, RouteName } from '../../../src-shared/ipc/contract.ts';
import type { Reply } from '../../../src-shared/ipc/define.ts';
import type { ErrorCode } from '../../../src-shared/ipc/error-codes.ts';
import type { EventMessage } from '../../../src-shared/ipc/events.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { PendingChange, SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';
import { createPreviewGrid } from './bridge-grid.ts';
import { createPreviewSearch } from './bridge-search.ts';
import { createPreviewSync } from './bridge-sync.ts';
import { CAPABILITIES } from './fixtures-capabilities.ts';
import { recoveryOffer, recoveryReport, snapshots } from './fixtures-backups.ts';
import { contacts } from './fixtures-contacts.ts';
import { extremeContact, extremeCustomer, extremeViews } from './fixtures-extreme.ts';
import { counts, inspection, pastImports, report } from './fixtures-imports.ts';
import { cell, customers, history, local } from './fixtures.ts';
import { previewReports } from './reports.ts';
import { roundOf } from './rounds.ts';
import { previewTimeline } from './timeline.ts';
import { createPreviewToday } from './today.ts';

/** The screen is chosen by the query: ?world=cell|local|welcome|empty|offline|signedOut|settled|locked|updating&language=zh&theme=dark */
const query = new URLSearchParams(location.search);
const world = query.get('world') ?? 'cell';
const listeners = new Set<(message: EventMessage) => void>();
const tell = (message: EventMessage): void => listeners.forEach((listener) => listener(message));

const settings = {
  language: query.get('language') as 'zh' | 'en' | null,
  theme: query.get('theme') as 'light' | 'dark' | null,
};
let workspace = world === 'welcome' ? null : world === 'local' || world === 'localEmpty' ? local : cell;
const isEmpty = world === 'empty' || world === 'localEmpty';
const records = new Map((isEmpty ? [] : customers(Number(query.get('count') ?? 1_312))).map((one) => [one.id, one]));
const isSettled = ['settled', 'syncing', 'trouble'].includes(world) || workspace?.kind === 'local';
const settledOne = <One extends Customer | Contact>(one: One): One => ({
  ...one,
  sync: { ...one.sync, state: 'settled', ops: [], conflicts: [] },
});
if (isSettled) {
  for (const [id, one] of records) records.set(id, settledOne(one));
}
const people = new Map(isEmpty ? [] : contacts([...records.values()]).map((one) => [one.id, one]));
const isExtreme = world === 'extreme';
if (isExtreme) {
  [...records.values()].forEach((one, index) => records.set(one.id, extremeCustomer(one, index)));
  [...people.values()].forEach((one, index) => people.set(one.id, extremeContact(one, index)));
}
if (isSettled) for (const [id, one] of people) people.set(id, settledOne(one));
for (const one of people.values()) {
  const customer = one.customerId ? records.get(one.customerId) : undefined;
  if (customer && !customer.primaryContactId) records.set(customer.id, { ...customer, primaryContactId: one.id });
}
const alive = (): Customer[] => [...records.values()].filter((one) => one.deletedAt === null);
const alivePeople = (): Contact[] => [...people.values()].filter((one) => one.deletedAt === null);

/** What of an entity the server does not know yet, and what waits for a person. */
function standing(entity: ScreenEntity, all: readonly (Customer | Contact)[], sweptAt: string | null) {
  const ops = all.flatMap((one) => one.sync.ops);
  const conflicts = all.filter((one) => one.sync.conflicts.length > 0).length;
  const refused = ops.filter((op) => op.state === 'dead' || op.state === 'blocked').length;
  const pending = ops.length - refused - conflicts;
  return { entity, here: all.length, pending, conflicts, refused, lastCompleteSweepAt: sweptAt, missing: 0 };
}

function overview(): SyncOverview {
  const isSwept = workspace?.kind === 'cell' && !isEmpty && world !== 'syncing';
  const sweptAt = isSwept ? new Date(Date.now() - 3 * 60_000).toISOString() : null;
  const modules = [standing('customers', alive(), sweptAt), standing('contacts', alivePeople(), sweptAt)];
  const sum = (part: 'pending' | 'conflicts' | 'refused'): number =>
    modules.reduce((total, module) => total + module[part], 0);
  const [pending, conflicts, refused] = [sum('pending'), sum('conflicts'), sum('refused')];
  return {
    status: {
      ...{ pending, sending: 0, unknown: 0, held: 0, conflicts, refused, lastCompleteSweepAt: sweptAt },
      settled: pending + conflicts + refused === 0,
    },
    ...roundOf(world),
    ...(workspace?.kind === 'cell' ? {} : { connection: 'none' }),
    nextAt: new Date(Date.now() + 4 * 60_000).toISOString(),
    modules,
  };
}

function person(id: string): Contact {
  const found = people.get(id);
  if (!found) throw new SatchelError('NOT_FOUND');
  return found;
}

function putPerson(one: Contact): Contact {
  people.set(one.id, one);
  tell({ name: 'contacts.changed', data: { ids: [one.id] } });
  return one;
}

function get(id: string): Customer {
  const record = records.get(id);
  if (!record) throw new SatchelError('NOT_FOUND');
  return record;
}

function put(record: Customer): Customer {
  records.set(record.id, record);
  tell({ name: 'customers.changed', data: { ids: [record.id] } });
  tell({ name: 'sync.changed', data: overview() });
  return record;
}

const stamp = () => ({ updatedAt: new Date().toISOString(), updatedBy: workspace?.user ?? 'local' });

interface ListInput {
  readonly search?: string | undefined;
  readonly states?: readonly string[] | undefined;
  readonly sort?: { readonly field: string; readonly isDescending: boolean } | undefined;
  readonly limit?: number | undefined;
  readonly after?: string | null | undefined;
}

function pageOf<Row extends Customer | Contact>(all: readonly Row[], input: ListInput) {
  const {
    search = '',
    states = [],
    sort = { field: 'updatedAt', isDescending: true },
    limit = 100,
    after = null,
  } = input;
  const value = (one: Row): string =>
    String((one as unknown as Readonly<Record<string, string | null>>)[sort.field] ?? '');
  const found = all
    .filter((one) => (states.length === 0 || states.includes(one.sync.state)) && JSON.stringify(one).includes(search))
    .sort((a, b) => value(a).localeCompare(value(b), 'zh') * (sort.isDescending ? -1 : 1));
  const from = Number(after ?? 0);
  const next = from + limit < found.length ? String(from + limit) : null;
  return { rows: found.slice(from, from + limit), total: found.length, next };
}

function open(next: NonNullable<typeof workspace>) {
  workspace = next;
  tell({ name: 'workspaces.changed', data: next });
  return next;
}

const pendingOf = (entity: Entity, { id, name, sync }: Customer | Contact): PendingChange[] =>
  sync.ops.map(({ id: opId, kind, changed, state, attempts, createdAt, nextAt, lastError, deps }) => ({
    ...{ opId, entity, recordId: id, title: name, kind, changed, state },
    ...{ hasConflict: sync.conflicts.length > 0, attempts, createdAt, nextAt, lastError },
    waitsFor: deps.map((recordId) => ({
      ...{ entity: 'customers' as const, recordId, title: get(recordId).name },
      isRefused: get(recordId).sync.state === 'refused',
    })),
  }));

/** An old store that never gets further than this. */
function update(): Promise<never> {
  // Again and again, as a store does: who listens from later on hears the next one.
  setInterval(() => tell({ name: 'store.progress', data: { phase: 'updating', done: 184_500, total: 612_340 } }), 100);
  return new Promise(() => undefined);
}

const handlers: { [Name in RouteName]: (input: never) => unknown } = {
  'shell.info': () => ({
    version: '0.1.0',
    platform: 'Linux',
    systemLanguage: 'zh',
    isPreview: world === 'preview',
    hasKeyring: world !== 'local',
  }),
  'shell.settings': () => settings,
  'shell.saveSettings': (changes: Partial<typeof settings>) => {
    Object.assign(settings, changes);
    tell({ name: 'shell.settingsChanged', data: { ...settings } });
    return settings;
  },
  'shell.openExternal': () => ({}),
  'shell.openDataFolder': () => ({}),
  'shell.dataSize': () => ({ data: 412_600_000, snapshots: 289_000_000 }),
  'shell.showKey': () => ({ key: '0123456789abcdef'.repeat(4), home: '/home/wang/.config/Satchel/home' }),
  'backups.snapshots': () => snapshots,
  'backups.lastCheck': () => ({ soundAt: snapshots[0]?.at ?? null }),
  'backups.save': () => ({ at: snapshots[0]?.at, bytes: 48_200_000 }),
  'backups.restore': () => Promise.reject(new Error('not in the preview')),
  'recovery.offer': () => recoveryOffer(world === 'damaged'),
  'recovery.run': () => recoveryReport,
  'recovery.startAnew': () => ({}),
  'workspaces.current': () => (world === 'updating' ? update() : workspace),
  'workspaces.list': () => [cell, local],
  'workspaces.open': ({ id }: { id: string }) => open(id === local.id ? local : cell),
  'workspaces.startLocal': () => open(local),
  'workspaces.probe': ({ address }: { address: string }) => {
    if (!address.startsWith('https://')) throw new SatchelError('ADDRESS_INVALID', { params: { address } });
    if (address.includes('nobody'))
      throw new SatchelError('SERVER_UNREACHABLE', { params: { host: new URL(address).host } });
    return {
      address,
      host: new URL(address).host,
      profile: 'crm-cell',
      version: '2.0.0',
      guarantee: 'exactly-once',
      extensions: [],
    };
  },
  'workspaces.connect': ({ tenant, credential }: RouteInput<'workspaces.connect'>) => {
    if (!tenant) throw new SatchelError('TENANT_MISSING');
    if ('password' in credential && credential.password !== 'demo') throw new SatchelError('SIGN_IN_REFUSED');
    return open(cell);
  },
  'customers.list': (input: RouteInput<'customers.list'>) => pageOf(alive(), input),
  'customers.get': ({ id }: { id: string }) => get(id),
  'customers.create': ({ fields }: RouteInput<'customers.create'>) => {
    if (fields.name === '内部错误') throw new SatchelError('STORE_UNWRITABLE');
    const base = customers(1)[0]!;
    return put({ ...base, ...fields, ...stamp(), id: crypto.randomUUID(), serverId: null, no: undefined } as Customer);
  },
  'customers.update': ({ id, changes }: RouteInput<'customers.update'>) =>
    put({ ...get(id), ...changes, ...stamp() } as Customer),
  'customers.tag': ({ id, ...change }: RouteInput<'customers.tag'>) => {
    const { add = [], remove = [] } = change;
    return put({ ...get(id), tags: [...withTags(get(id).tags ?? [], { add, remove }, () => crypto.randomUUID())] });
  },
  'tags.known': () => ({ names: ['年度拜访', '年框客户', '需开专票', '进口替代'] }),
  'customers.delete': ({ id }: { id: string }) => put({ ...get(id), deletedAt: new Date().toISOString() }),
  'customers.restore': ({ id }: { id: string }) => put({ ...get(id), deletedAt: null }),
  'customers.history': ({ id }: { id: string }) => history(get(id)),
  'contacts.list': (input: RouteInput<'contacts.list'>) =>
    pageOf(
      alivePeople().filter((one) => !input.customerId || one.customerId === input.customerId),
      input,
    ),
  'contacts.get': ({ id }: { id: string }) => person(id),
  'contacts.create': ({ fields }: RouteInput<'contacts.create'>) =>
    putPerson({
      ...contacts(customers(1))[0]!,
      ...fields,
      ...stamp(),
      id: crypto.randomUUID(),
      serverId: null,
    } as Contact),
  'contacts.update': ({ id, changes }: RouteInput<'contacts.update'>) =>
    putPerson({ ...person(id), ...changes, ...stamp() } as Contact),
  'contacts.delete': ({ id }: { id: string }) => putPerson({ ...person(id), deletedAt: new Date().toISOString() }),
  'contacts.restore': ({ id }: { id: string }) => putPerson({ ...person(id), deletedAt: null }),
  'contacts.history': ({ id }: { id: string }) => [
    {
      ...history(get(person(id).customerId ?? ''))[6]!,
      entity: 'contacts',
      recordId: id,
      after: { name: person(id).name, mobile: '13912346021' },
    },
  ],
  'contacts.setPrimary': ({ customerId, contactId }: RouteInput<'contacts.setPrimary'>) =>
    put({ ...get(customerId), primaryContactId: contactId }),
  'shell.chooseFile': ({ suggestedName }: { suggestedName: string }) => ({
    fileId: crypto.randomUUID(),
    name: suggestedName || '客户主数据_2026Q1.csv',
    bytes: 312_000,
  }),
  'shell.chooseFiles': () => [{ fileId: crypto.randomUUID(), name: '北京待回访.satchel-view.json', bytes: 700 }],
  'imports.inspect': ({ encoding }: { encoding: 'auto' | 'utf-8' }) =>
    inspection(encoding === 'auto' ? 'gb18030' : encoding),
  'imports.dryRun': () => report,
  'imports.commit': () => {
    tell({ name: 'jobs.progress', data: { done: 1_240, total: 2_000, phase: 'writing' } });
    const answer = { changeSet: crypto.randomUUID(), counts };
    return query.has('slow') ? new Promise(() => undefined) : answer;
  },
  'jobs.cancel': () => ({}),
  'imports.saveErrors': () => ({ rows: report.refused }),
  'changeSets.list': () => (isEmpty ? [] : pastImports()),
  'changeSets.undo': () => ({ reversed: 1_812, kept: 2, failed: 0, notes: [] }),
  'exports.run': () => ({ rows: alive().length, bytes: 1_000_000 }),
  ...createPreviewSearch({ customers: alive, contacts: alivePeople }),
  ...createPreviewSync({ alive, get, put }),
  ...createPreviewGrid({
    beginsWith: isExtreme ? extremeViews : defaultViews,
    alive: (entity) => (entity === 'customers' ? alive() : alivePeople()),
    change: (entity, id, changes) =>
      entity === 'customers'
        ? put({ ...get(id), ...changes, ...stamp() })
        : putPerson({ ...person(id), ...changes, ...stamp() }),
    tell,
  }),
  ...previewReports,
  'timeline.read': (input: RouteInput<'timeline.read'>) =>
    previewTimeline(input, input.entity === 'customers' ? history(get(input.id)) : []),
  ...createPreviewToday({ alive, hasServer: () => workspace?.kind === 'cell' }),
  'sync.overview': overview,
  'sync.capabilities': () => (workspace?.kind === 'cell' ? CAPABILITIES : []),
  'sync.pending': () =>
    alive()
      .flatMap((one) => pendingOf('customers', one))
      .concat(alivePeople().flatMap((one) => pendingOf('contacts', one)))
      .sort((a, b) => Number(b.hasConflict || b.state === 'dead') - Number(a.hasConflict || a.state === 'dead')),
  'sync.run': overview,
  'sync.confirmDeletions': overview,
  'sync.signIn': () => {
    throw new SatchelError('SIGN_IN_REFUSED');
  },
};

const FATAL: Record<string, ErrorCode> = {
  locked: 'STORE_LOCKED',
  damaged: 'STORE_DAMAGED',
  older: 'STORE_OLDER',
  stopped: 'CORE_STOPPED',
};

/** What pages ask for: never answered in the world that is always loading, refused in the one that always fails. */
const OF_PAGES =
  /^(?:grid\.(?:page|count)|today|timeline|around|changeSets|imports)\b|^(?:customers|contacts)\.get$|^sync\.pending$/u;

/** What was asked and answered: whoever judges a page knows by it which of its words are data. */
const traffic: unknown[] = [];
declare global {
  interface Window {
    readonly previewTraffic: readonly unknown[];
  }
}

async function request(name: string, input: unknown): Promise<Reply> {
  await Promise.resolve();
  try {
    const fatal = FATAL[world];
    if (fatal && !/^(shell|recovery)\./u.test(name)) throw new SatchelError(fatal);
    if (world === 'loading' && OF_PAGES.test(name)) return await new Promise(() => undefined);
    if (world === 'failing' && OF_PAGES.test(name)) throw new SatchelError('INTERNAL');
    const data: unknown = structuredClone(await handlers[name as RouteName](input as never));
    traffic.push(input, data);
    return { ok: true, data };
  } catch (error) {
    const { code, params, fields } = error instanceof SatchelError ? error : new SatchelError('INTERNAL');
    if (!(error instanceof SatchelError)) console.error(error);
    return { ok: false, error: { code, params, fields } };
  }
}

Object.assign(window, {
  previewTraffic: traffic,
  satchel: {
    request,
    on: (listener: (message: EventMessage) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  },
});
