import { isDeepStrictEqual } from 'node:util';
import { ENTITIES } from '../../../src-shared/domain/entities.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { systemClock } from '../../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../../src-main/core/node-ports/ids.ts';
import { openMendedHome } from '../../../src-main/core/store/home.ts';
import type { HomeStore } from '../../../src-main/core/store/home-store.ts';
import type { Store } from '../../../src-main/core/store/store.ts';
import { TEST_KEY } from '../../support/stores.ts';
import type { Expected } from '../kills/expected.ts';

/** How recovery went: what it did, and what is wrong with what it brought back. */
export interface Recovered {
  readonly what: 'recovered' | 'nothing to recover from' | 'not recovered';
  readonly violations: readonly string[];
}

/**
 * Lets the home rebuild a damaged store and compares what comes back: each record is a version that was once true and none
 * is older than in the snapshot. `states` are what was true from the snapshot on.
 */
export async function recover(dir: string, states: readonly Expected[]): Promise<Recovered> {
  const home = await mendedOrNull(dir);
  if (home === null) return { what: 'not recovered', violations: [] };
  try {
    const [entry] = await home.list();
    const id = entry?.id ?? '';
    const offer = await home.backups.offer(id);
    if (!offer.isPossible) return { what: 'nothing to recover from', violations: [] };
    await home.backups.recover(id);
    return { what: 'recovered', violations: await violationsIn(await home.open(id), states) };
  } finally {
    await home.close();
  }
}

/** Null where not even the list of stores comes back: a home whose folder or key is not what it was. */
async function mendedOrNull(dir: string): Promise<HomeStore | null> {
  try {
    return await openMendedHome({ dir, masterKey: TEST_KEY, clock: systemClock, ids: systemIds });
  } catch (error) {
    if (error instanceof SatchelError) return null;
    throw error;
  }
}

async function violationsIn(store: Store, states: readonly Expected[]): Promise<string[]> {
  const violations = [...(await store.verify()).problems];
  for (const entity of ENTITIES) {
    const names = new Set(states.flatMap(({ records }) => [...records.keys()]));
    const ids = [...names].filter((name) => name.startsWith(`${entity} `)).map((name) => name.slice(entity.length + 1));
    const stored = new Map((await store.getMany(entity, ids)).map((record) => [record.id, record]));
    for (const id of ids) {
      const record = stored.get(id) ?? null;
      const isTrue = states.some(({ records }) => isDeepStrictEqual(records.get(`${entity} ${id}`) ?? null, record));
      if (!isTrue) violations.push(`${entity} ${id} came back as it was before the snapshot, or never was`);
    }
    const count = await store.count(entity, {});
    if (count !== stored.size) violations.push(`${entity}: ${count} records, ${stored.size} of them known`);
  }
  return violations;
}
