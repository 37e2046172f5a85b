import { z } from 'zod';
import { ENTITIES, type Entity } from '../../../../src-shared/domain/entities.ts';
import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import type { Capability, CapabilityState, Deed } from '../../../../src-shared/ipc/sync.routes.ts';
import type { WorkspaceEntry } from '../../store/home-store.ts';
import type { Store } from '../../store/store.ts';
import { listRefusedKey } from '../../sync/round.ts';
import { profileOf } from '../../sync/profiles/profiles.ts';
import type { ResourceProfile } from '../../sync/profiles/profile.ts';
import { sweptKey } from '../../sync/status.ts';

interface Asked {
  readonly entry: Pick<WorkspaceEntry, 'profile'>;
  readonly store: Pick<Store, 'unsettled' | 'syncState'>;
}

/** What the server computes is not ours to write. */
const ASKED = ENTITIES.filter((entity) => entity !== 'snapshots');

/**
 * What the server of a workspace takes of each entity: what its profile has no way for, and what was refused for good (403, 501)
 * and is not settled since. Nothing is asked of the server for it.
 */
export async function serverCapabilities({ entry, store }: Asked): Promise<Capability[]> {
  const profile = entry.profile === null ? null : profileOf(entry.profile);
  if (profile === null) return [];
  return Promise.all(
    ASKED.map(async (entity) => ({ entity, deeds: await deedsOf(store, entity, profile.resources[entity]) })),
  );
}

async function deedsOf(
  store: Asked['store'],
  entity: Entity,
  resource: ResourceProfile | undefined,
): Promise<Record<Deed, CapabilityState>> {
  if (!resource) return { read: 'not_offered', create: 'not_offered', update: 'not_offered', delete: 'not_offered' };
  const ops = (await store.unsettled(entity)).flatMap(({ sync }) => sync.ops);
  const state = (kind: Op['kind'], isOffered: boolean): CapabilityState =>
    isOffered ? (refusalOf(ops.filter((op) => op.kind === kind)) ?? 'offered') : 'not_offered';
  const { create, patch, delete: remove } = resource.operations;
  return {
    read: await listState(store, entity),
    create: state('create', create),
    update: state('patch', patch),
    delete: state('delete', remove),
  };
}

/** Why the last of these operations that was refused for good was so; null where none was. */
function refusalOf(ops: readonly Op[]): CapabilityState | null {
  const refused = ops.filter(({ state }) => state === 'blocked' || state === 'dead');
  return stateOf(refused.findLast(({ lastError }) => stateOf(lastError?.httpStatus))?.lastError?.httpStatus);
}

const refusedSchema = z.object({ at: z.string(), status: z.int() });

/** Whether the list of an entity was refused behind its last complete comparison. */
async function listState(store: Asked['store'], entity: Entity): Promise<CapabilityState> {
  const refused = refusedSchema.safeParse(await store.syncState(listRefusedKey(entity)));
  const swept = await store.syncState(sweptKey(entity));
  if (!refused.success || (typeof swept === 'string' && swept > refused.data.at)) return 'offered';
  return stateOf(refused.data.status) ?? 'offered';
}

function stateOf(httpStatus: number | null | undefined): CapabilityState | null {
  if (httpStatus === 403) return 'forbidden';
  return httpStatus === 501 ? 'not_implemented' : null;
}
