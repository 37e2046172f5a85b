import type { Entity } from '../../src-shared/domain/entities.ts';
import { createConflicts, type Conflicts } from '../../src-main/core/features/sync/conflicts.ts';
import { createRefusals, type Refusals } from '../../src-main/core/features/sync/refusals.ts';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import type { OpenWorkspace } from '../../src-main/core/open-workspace.ts';
import { confirmVanished } from '../../src-main/core/sync/pull/vanished.ts';
import { TENANT, type Device } from './synced-device.ts';

/** What a person at a device decides, through the use cases that the routes and the command line call. */
export interface Decisions {
  readonly conflicts: Conflicts;
  readonly refusals: Refusals;
  readonly confirmDeletions: (entity: Entity) => Promise<number>;
}

export function decisionsOn({ at, engine }: Device, user: string): Decisions {
  const now = '2026-01-01T00:00:00.000Z';
  const place = { address: 'http://127.0.0.1', baseUrl: 'http://127.0.0.1', tenant: TENANT, user };
  const known = { profile: 'crm-cell', guarantee: 'exactly-once', createdAt: now, lastUsedAt: now } as const;
  const open: OpenWorkspace = {
    entry: { id: systemIds.next(), kind: 'cell', ...place, ...known },
    store: at.store,
    engine,
  };
  const deps = { current: () => open, ports: { clock: systemClock, ids: systemIds, device: 'test' } };
  return {
    conflicts: createConflicts(deps),
    refusals: createRefusals(deps),
    confirmDeletions: (entity) => confirmVanished(at.store, entity),
  };
}
