import { systemClock } from '../../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../../src-main/core/node-ports/ids.ts';
import { openHome } from '../../../src-main/core/store/home.ts';
import type { Clock } from '../../../src-main/core/ports.ts';
import type { HomeStore, NewWorkspace } from '../../../src-main/core/store/home-store.ts';
import type { Store } from '../../../src-main/core/store/store.ts';

export interface FirstWorkspace {
  readonly home: HomeStore;
  readonly store: Store;
}

const LOCAL: NewWorkspace = {
  ...{ kind: 'local', address: null, baseUrl: null },
  ...{ tenant: null, user: null, profile: null, guarantee: null },
};

/** Opens a home and its first workspace, making both where there are none. Whoever calls it closes the home. */
export async function openFirst(dir: string, masterKey: string, clock: Clock = systemClock): Promise<FirstWorkspace> {
  const home = await openHome({ dir, masterKey, clock, ids: systemIds });
  try {
    const [known] = await home.list();
    const { id } = known ?? (await home.add(LOCAL));
    return { home, store: await home.open(id) };
  } catch (error) {
    await home.close();
    throw error;
  }
}
