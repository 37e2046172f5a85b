import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import type { ProbedCell } from './discover.ts';
import { PROFILES } from './profiles/profiles.ts';

/** What the connected server can do with our records; what it cannot is kept here and held. */
export interface Capabilities {
  readonly entities: Readonly<
    Record<Entity, { readonly create: boolean; readonly update: boolean; readonly delete: boolean }>
  >;
  readonly extensions: readonly string[];
  /** Whether a repeated request is recognised by its X-Request-ID. */
  readonly idempotency: boolean;
  /** Whether lists hide phone numbers and amounts; null where the server does not say. */
  readonly masking: boolean | null;
}

/** Read off the profile and what the cell declares of itself. */
export function capabilitiesOf({ profile: id, extensions, declaration }: ProbedCell): Capabilities {
  const profile = PROFILES.find((candidate) => candidate.id === id);
  const of = (entity: Entity): Capabilities['entities'][Entity] => {
    const { create = false, patch = false, delete: remove = false } = profile?.resources[entity]?.operations ?? {};
    return { create, update: patch, delete: remove };
  };
  return {
    entities: Object.fromEntries(ENTITIES.map((entity) => [entity, of(entity)])) as Capabilities['entities'],
    extensions,
    idempotency: profile?.idempotency.isHonoured ?? false,
    masking: declaration?.masking ?? null,
  };
}
