import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { EditContext } from '../record-edits.ts';
import { newOp, withOps } from '../record/ops.ts';
import { fieldOf, type SyncRecord } from '../record/sync-record.ts';
import { applyDetail, type Applied } from '../planner/apply-read.ts';
import type { PlanContext } from '../planner/context.ts';
import type { Row } from '../planner/merge-pulled.ts';
import { decisionEntry } from './decision-entry.ts';
import { isStuck } from './retry-op.ts';

export interface Linking {
  readonly serverId: string;
  /** The record of the server, just read alone. */
  readonly row: Row;
  readonly context: EditContext;
  readonly plan: PlanContext;
}

/**
 * A record whose creation was refused, taken for one that the server already has. What is filled in here alone becomes a
 * change of that one, what is filled in there alone is taken over, what both have filled in differently is a conflict.
 * Error: REFUSAL_NOT_FOUND where no creation of it was refused.
 */
export function linkRecord<R extends SyncRecord>(
  entity: Entity,
  record: R,
  { serverId, row, context, plan }: Linking,
): Applied<R> {
  const create = record.sync.ops[0];
  const isOpen = create?.kind === 'create' && isStuck(create) && record.serverId === null && record.deletedAt === null;
  if (!create || !isOpen) throw new SatchelError('REFUSAL_NOT_FOUND');
  const changed = entityTable[entity].writable.filter((name) => (fieldOf(record, name) ?? null) !== null);
  const { tenant, user, changeSetId, createdAt } = create;
  // the base is unknown: whatever the server has beside an empty field is somebody's value
  const intention = { kind: 'patch', changed, base: {}, changeSetId, createdAt, scope: { tenant, user } } as const;
  const patch = newOp(record.sync.ops, { id: context.nextId(), ...intention });
  const commands = record.sync.ops.filter((op) => op.kind === 'command');
  const bound: R = {
    ...record,
    serverId,
    sync: withOps(record.sync, [{ ...patch, deps: create.deps }, ...commands], []),
  };
  const { record: merged, history } = applyDetail(bound, { row, listHash: null }, plan);
  const linked = decisionEntry(
    { entity, recordId: record.id, field: 'serverId', before: null, after: serverId },
    context,
  );
  return { record: merged, history: [linked, ...history] };
}
