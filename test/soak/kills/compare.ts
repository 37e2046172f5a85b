import { isDeepStrictEqual } from 'node:util';
import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../src-shared/domain/records.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import type { Store } from '../../../src-main/core/store/store.ts';
import { key, type Expected } from './expected.ts';

type AnyRecord = RecordOf[Entity];

/** One question to a store; the answer is every difference from what is expected. */
export type Probe = () => Promise<readonly string[]>;

/** Everything that a store can be asked: records and their number, history, search, change-sets, settings, sync state. */
export const probes = (store: Store, expected: Expected): Probe[] => [
  ...ENTITIES.flatMap((entity) => entityProbes(store, entity, expected)),
  async () => {
    const rows = await store.changeSets();
    const wrong = rows.filter((row) => !isDeepStrictEqual(row, expected.changeSets.get(row.id)));
    return [
      ...wrong.map(({ id }) => `change-set ${id} differs`),
      ...(rows.length === expected.changeSets.size ? [] : [`${rows.length} change-sets`]),
    ];
  },
  () => valueDifferences('setting', store.setting, expected.settings),
  () => valueDifferences('sync state', store.syncState, expected.syncState),
];

/** Everything in which a store differs from what is expected, and what its own check says. */
export async function differences(store: Store, expected: Expected): Promise<string[]> {
  const found: string[] = [];
  for (const probe of probes(store, expected)) found.push(...(await probe()));
  return [...found, ...(await store.verify()).problems];
}

async function valueDifferences(
  what: string,
  read: (name: string) => Promise<Json>,
  values: Readonly<Record<string, Json>>,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (!isDeepStrictEqual(await read(name), value)) found.push(`${what} ${name} differs`);
  }
  return found;
}

function entityProbes(store: Store, entity: Entity, expected: Expected): Probe[] {
  const wanted = [...expected.records].filter(([name]) => name.startsWith(`${entity} `));
  const ids = wanted.map(([name]) => name.slice(entity.length + 1));
  const alive = wanted.flatMap(([, record]) => record ?? []);
  const waiting = alive.filter(({ sync }) => sync.state !== 'settled').length;
  const counted = (what: string, count: number, right: number): string[] =>
    count === right ? [] : [`${entity}: ${count} ${what} instead of ${right}`];
  return [
    async () => {
      const stored = new Map((await store.getMany(entity, ids)).map((record) => [record.id, record]));
      return wanted.flatMap(([name, record], index) =>
        isDeepStrictEqual(stored.get(ids[index] ?? '') ?? null, record) ? [] : [`${name} differs`],
      );
    },
    async () => {
      const found: string[] = [];
      for (const [index, [name]] of wanted.entries()) {
        const values = (await store.history(entity, ids[index] ?? '')).map(({ after }) => after).reverse();
        if (!isDeepStrictEqual(values, expected.history.get(name) ?? [])) found.push(`history of ${name} differs`);
      }
      return found;
    },
    async () => counted('records', await store.count(entity, {}), alive.length),
    async () => counted('unsettled', (await store.unsettled(entity)).length, waiting),
    () => searchDifferences(store, entity, alive),
  ];
}

/** So many records are looked for by their name; the store's own check compares the whole index. */
const SEARCHED = 3;

async function searchDifferences(store: Store, entity: Entity, alive: readonly AnyRecord[]): Promise<string[]> {
  const found: string[] = [];
  for (const record of alive.filter(({ deletedAt }) => deletedAt === null).slice(-SEARCHED)) {
    const name = 'name' in record ? record.name : '';
    const hits = name === '' ? null : await store.search(name, { entities: [entity], limit: 10 });
    if (hits?.every(({ id }) => id !== record.id)) found.push(`${key(entity, record.id)} is not found by its name`);
  }
  return found;
}
