import type { CurrentWorkspace } from '../../src-main/core/open-workspace.ts';
import type { OpenedStore } from '../../src-main/core/store/open-store.ts';
import { openTestStore } from './stores.ts';

export interface LocalWorkspace {
  readonly store: OpenedStore;
  readonly current: CurrentWorkspace;
  readonly dispose: () => Promise<void>;
}

/** A real store, open as the workspace of somebody without a server: what a use case is given. */
export async function openLocal(): Promise<LocalWorkspace> {
  const { store, dispose } = await openTestStore('local');
  const at = '2026-01-01T00:00:00.000Z';
  const entry = {
    ...({ id: 'local', kind: 'local', createdAt: at, lastUsedAt: at } as const),
    ...{ address: null, baseUrl: null, tenant: null, user: null, profile: null, guarantee: null },
  };
  return { store, current: () => ({ entry, store, engine: null }), dispose };
}
