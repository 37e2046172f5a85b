import { isDeepStrictEqual } from 'node:util';
import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../src-shared/domain/records.ts';
import type { Store } from '../../../src-main/core/store/store.ts';
import { key, type Expected } from './expected.ts';

type AnyRecord = RecordOf[Entity];

/**
 * Everything in which a store differs from what is expected: records and their number, history in its order, change-sets,
 * settings, sync state, what waits to be sent, what the search finds, and what the store's own check says.
 */
export async function differences(store: Store, expected: Expected): Promise<string[]> {
  const found: string[] = [];
  for (const entity of ENTITIES) found.push(...(await entityDifferences(store, entity, expected)));
  const changeSets = await store.changeSets();
  if (changeSets.length !== expected.changeSets.size) found.push(`change-sets: ${changeSets.length}`);
  for (const row of changeSets) {
    if (!isDeepStrictEqual(row, expected.changeSets.get(row.id))) found.push(`change-set ${row.id} differs`);
  }
  for (const [name, value] of Object.entries(expected.settings)) {
    if (!isDeepStrictEqual(await store.setting(name), value)) found.push(`setting ${name} differs`);
  }
  for (const [name, value] of Object.entries(expected.syncState)) {
    if (!isDeepStrictEqual(await store.syncState(name), value)) found.push(`sync state ${name} differs`);
  }
  return [...found, ...(await store.verify()).problems];
}

async function entityDifferences(store: Store, entity: Entity, expected: Expected): Promise<string[]> {
  const found: string[] = [];
  const wanted = [...expected.records].filter(([each]) => each.startsWith(`${entity} `));
  const ids = wanted.map(([each]) => each.slice(entity.length + 1));
  const stored = new Map((await store.getMany(entity, ids)).map((record) => [record.id, record]));
  for (const [index, [name, record]] of wanted.entries()) {
    const id = ids[index] ?? '';
    if (!isDeepStrictEqual(stored.get(id) ?? null, record)) found.push(`${name} differs`);
    const history = (await store.history(entity, id)).map(({ after }) => after).reverse();
    if (!isDeepStrictEqual(history, expected.history.get(name) ?? [])) found.push(`history of ${name} differs`);
  }
  const alive = wanted.flatMap(([, record]) => record ?? []);
  const count = await store.count(entity, {});
  if (count !== alive.length) found.push(`${entity}: ${count} records instead of ${alive.length}`);
  const waiting = alive.filter(({ sync }) => sync.state !== 'settled').length;
  if ((await store.unsettled(entity)).length !== waiting) found.push(`${entity}: another number waits to be sent`);
  return [...found, ...(await searchDifferences(store, entity, alive))];
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
