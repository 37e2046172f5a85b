import { ENTITIES, SCREEN_ENTITIES } from '../../../../src-shared/domain/entities.ts';
import type { SyncOverview, SyncStatus } from '../../../../src-shared/ipc/sync.routes.ts';
import type { StoreReader } from '../../store/store.ts';

/** In `local` there is no server: nothing waits, and every record counts as held here and settled. */
export async function localStatus(store: Pick<StoreReader, 'count'>): Promise<SyncStatus> {
  const counts = await Promise.all(ENTITIES.map((entity) => store.count(entity, { deletedAt: { eq: null } })));
  return {
    pending: 0,
    sending: 0,
    unknown: 0,
    held: counts.reduce((sum, count) => sum + count, 0),
    conflicts: 0,
    refused: 0,
    lastCompleteSweepAt: null,
    settled: true,
  };
}

export async function localOverview(store: Pick<StoreReader, 'count'>): Promise<SyncOverview> {
  const modules = await Promise.all(
    SCREEN_ENTITIES.map(async (entity) => ({
      entity,
      here: await store.count(entity, { deletedAt: { eq: null } }),
      pending: 0,
      conflicts: 0,
      refused: 0,
      lastCompleteSweepAt: null,
    })),
  );
  return {
    status: await localStatus(store),
    connection: 'none',
    isRunning: false,
    progress: null,
    trouble: null,
    nextAt: null,
    modules,
  };
}
