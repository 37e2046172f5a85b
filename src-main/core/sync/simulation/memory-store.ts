import { ENTITIES, type Entity } from '../../../../src-shared/domain/entities.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import { recordSchemas, type RecordOf } from '../../../../src-shared/domain/records.ts';
import { sameJson, type Json } from '../../../../src-shared/lib/json.ts';
import type { Figures } from '../../store/read-models/figures.ts';
import type { Plan, Store, StoreReader, Where } from '../../store/store.ts';

/** What survives the death of a process in the simulation. */
export interface Disk {
  readonly records: { readonly [E in Entity]: Map<string, RecordOf[E]> };
  readonly history: HistoryEntry[];
  readonly syncState: Map<string, Json>;
  /** The end of the last write; whoever writes next, through whichever store, waits for it. */
  lastWrite: Promise<unknown>;
}

export const newDisk = (): Disk => ({
  records: Object.fromEntries(ENTITIES.map((entity) => [entity, new Map()])) as Disk['records'],
  history: [],
  syncState: new Map(),
  lastWrite: Promise.resolve(),
});

/**
 * The store's promises without its file: one writer at a time, a plan is written whole or not at all, every record fits
 * its schema, no two records share a server id. The simulation runs thousands of steps over it.
 */
export function memoryStore(disk: Disk): Store {
  const read = readerOf(disk);
  const listeners = new Set<() => void>();
  return {
    ...read,
    write: (work) => {
      const result = disk.lastWrite.then(async () => {
        const { plan, result: value } = await work(read);
        commit(disk, plan);
        for (const listener of listeners) listener();
        return value;
      });
      disk.lastWrite = result.catch(() => undefined);
      return result;
    },
    figures: noFigures,
    verify: notSimulated,
    checkPages: notSimulated,
    onChange: (listener) => {
      const told = (): void => listener([]);
      listeners.add(told);
      return () => listeners.delete(told);
    },
    close: () => Promise.resolve(),
  };
}

const notSimulated = (): Promise<never> => Promise.reject(new Error('not simulated'));
/** For stores that answer no reports. */
export const noFigures: Figures = {
  ...{ funnel: notSimulated, forecast: notSimulated, pipeline: notSimulated, overview: notSimulated },
  ...{ trends: notSimulated, segmentation: notSimulated, loyalty: notSimulated },
  ...{
    due: notSimulated,
    health: notSimulated,
    standing: notSimulated,
    openCases: notSimulated,
    ...{ timeline: notSimulated, owners: notSimulated },
  },
};

function commit(disk: Disk, plan: Plan): void {
  const parsed = plan.puts.map(({ entity, record }) => {
    const plain = JSON.parse(JSON.stringify(record)) as unknown;
    return { entity, record: recordSchemas[entity].parse(plain) };
  });
  for (const { entity, id } of plan.removes ?? []) disk.records[entity].delete(id);
  for (const { entity, record } of parsed) tableOf(disk, entity).set(record.id, record);
  for (const entity of ENTITIES) {
    const ids = [...tableOf(disk, entity).values()].flatMap(({ serverId }) => (serverId === null ? [] : [serverId]));
    if (new Set(ids).size !== ids.length) throw new Error('two records share a server id');
  }
  disk.history.push(...(plan.history ?? []));
  for (const [key, value] of Object.entries(plan.syncState ?? {})) disk.syncState.set(key, value);
}

const tableOf = <E extends Entity>({ records }: Disk, entity: E): Map<string, RecordOf[E]> => records[entity];

/** The conditions that sync and the rule of primary contacts ask for: equal, not equal, there at all. */
function matches(record: object, where: Where): boolean {
  return Object.entries(where).every(([field, condition]) => {
    const value = (record as Readonly<Record<string, Json | undefined>>)[field] ?? null;
    if ('eq' in condition) return sameJson(value, condition.eq);
    if ('ne' in condition) return !sameJson(value, condition.ne);
    if ('exists' in condition) return (value !== null) === condition.exists;
    throw new Error('not simulated');
  });
}

function readerOf(disk: Disk): StoreReader {
  const all = <E extends Entity>(entity: E): RecordOf[E][] => [...tableOf(disk, entity).values()];
  return {
    get: async (entity, id) => tableOf(disk, entity).get(id) ?? null,
    getMany: async (entity, ids) => all(entity).filter(({ id }) => ids.includes(id)),
    byServerId: async (entity, ids) =>
      all(entity).filter(({ serverId }) => serverId !== null && ids.includes(serverId)),
    page: async (entity, { where }) => {
      const rows = all(entity)
        .filter((record) => matches(record, where))
        .sort((left, right) => (left.createdAt + left.id < right.createdAt + right.id ? -1 : 1));
      return { rows, total: rows.length, next: null };
    },
    count: async (entity, where) => all(entity).filter((record) => matches(record, where)).length,
    list: () => Promise.reject(new Error('not simulated')),
    countList: () => Promise.reject(new Error('not simulated')),
    unsettled: async (entity) => all(entity).filter(({ sync }) => sync.state !== 'settled'),
    history: async (_entity, id) => disk.history.filter((entry) => entry.recordId === id).toReversed(),
    changeSets: async () => [],
    changeSetRecords: async () => [],
    setting: async () => null,
    syncState: async (key) => disk.syncState.get(key) ?? null,
    search: async () => [],
  };
}
