import { ENTITIES } from '../../../src-shared/domain/entities.ts';
import type { Capability } from '../../../src-shared/ipc/sync.routes.ts';

const ALL = { read: 'offered', create: 'offered', update: 'offered', delete: 'offered' } as const;
const NONE = { read: 'not_offered', create: 'not_offered', update: 'not_offered', delete: 'not_offered' } as const;

/** A server that takes most, lets this person not do all of it, and is not finished. */
export const CAPABILITIES: readonly Capability[] = ENTITIES.filter((entity) => entity !== 'snapshots').map((entity) => {
  if (entity === 'customers' || entity === 'activities') return { entity, deeds: ALL };
  if (entity === 'contacts') return { entity, deeds: { ...ALL, delete: 'forbidden' } };
  if (entity === 'opportunities')
    return { entity, deeds: { ...ALL, create: 'not_implemented', update: 'not_offered' } };
  return { entity, deeds: NONE };
});
