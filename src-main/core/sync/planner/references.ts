import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import type { ResourceProfile } from '../profiles/profile.ts';
import { isFrozen } from '../record/ops.ts';
import { fieldOf, type SyncRecord } from '../record/sync-record.ts';

/** What a decision has to know of other records: read beforehand, in the same transaction. */
export interface References {
  /** The server's id of a record here; null where the server does not know it, or nobody does. */
  readonly serverIdOf: (id: string) => string | null;
  readonly localIdOf: (entity: Entity, serverId: string) => string | null;
  /** Deleted here; `isSettled`: and nothing is left to be said about it. Null where it is not deleted. */
  readonly deletionOf: (id: string) => { readonly isSettled: boolean } | null;
}

/** For decisions in which no other record matters. */
export const NO_REFERENCES: References = {
  serverIdOf: () => null,
  localIdOf: () => null,
  deletionOf: () => null,
};

/** The records of whose server ids an operation waits. What the server may have seen waits for nobody. */
export function missingFor(record: SyncRecord, op: Op, refs: References): readonly string[] {
  if (isFrozen(op) || op.kind === 'delete') return [];
  return neededBy(record, op).filter((id) => refs.serverIdOf(id) === null);
}

const neededBy = (record: SyncRecord, op: Op): readonly string[] =>
  op.kind === 'command' ? op.deps : referencesOf(record, op);

/** A creation tells all that is known, a patch what was changed. */
function referencesOf(record: SyncRecord, op: Op): string[] {
  const all = new Set(Object.values(entityTable).flatMap(({ references }) => Object.keys(references)));
  return [...all].flatMap((name) => {
    const to = op.kind === 'create' || op.changed.includes(name) ? fieldOf(record, name) : null;
    return typeof to === 'string' && isWritten(name) ? [to] : [];
  });
}

/** References that only a command changes are not told with the fields. */
const isWritten = (name: string): boolean =>
  Object.values(entityTable).some(
    ({ references, writable }) => name in references && (writable as readonly string[]).includes(name),
  );

/** A deletion that follows from another one waits until that has been said. */
export const isWaitingForParent = (op: Op, refs: References): boolean =>
  op.kind === 'delete' && !isFrozen(op) && op.deps.some((id) => refs.deletionOf(id)?.isSettled === false);

/** The record that takes this one along when it is deleted. */
export function parentOf(entity: Entity, record: SyncRecord): string | null {
  const { parent } = entityTable[entity];
  const id = parent === null ? null : fieldOf(record, parent);
  return typeof id === 'string' ? id : null;
}

/** Whether the server has deleted a record of itself, because it deleted the one that this belongs to. */
export function wentAlong(resource: ResourceProfile, record: SyncRecord, refs: References): boolean {
  const parent = parentOf(resource.entity, record);
  const isMoved = record.sync.ops.some(
    (op) => op.kind !== 'create' && op.changed.includes(entityTable[resource.entity].parent ?? ''),
  );
  return record.deletedAt !== null && parent !== null && !isMoved && refs.deletionOf(parent)?.isSettled === true;
}
