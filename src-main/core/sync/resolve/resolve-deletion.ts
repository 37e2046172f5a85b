import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import { newRecordSync } from '../../../../src-shared/domain/sync-state.schema.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { deleteRecord, withDeps, type EditContext, type EditResult } from '../record-edits.ts';
import { isKeptHere, keptSync } from '../record/kept-here.ts';
import { creationOps, withPlan } from '../record/plan-ops.ts';
import { fieldOf, type SyncRecord } from '../record/sync-record.ts';
import { decisionEntry } from './decision-entry.ts';

export type DeletionChoice = 'recreate' | 'discard' | 'keep';

/**
 * Decides about a record that was changed here and deleted on the server: made anew there under a new server id, moved to
 * the bin, or kept on this computer alone. A record kept so may be made anew at any time. Errors: CONFLICT_NOT_FOUND.
 */
export function resolveDeletion<E extends Entity>(
  entity: E,
  record: RecordOf[E],
  { take, context }: { take: DeletionChoice; context: EditContext },
): EditResult<RecordOf[E]> {
  const conflict = record.sync.conflicts.find((candidate) => candidate.field === null);
  const isKept = isKeptHere(record);
  if (record.deletedAt !== null || (!conflict && !isKept)) throw new SatchelError('CONFLICT_NOT_FOUND');
  if (take === 'discard') return deleteRecord(entity, record, context);
  const bare: RecordOf[E] = { ...record, serverId: null, updatedAt: context.now, updatedBy: context.by };
  const since = conflict?.since ?? null;
  const brought = decisionEntry(
    { entity, recordId: record.id, field: 'serverId', before: record.serverId, after: null },
    context,
  );
  const history = [...lostTheirs(entity, record, context), ...(isKept ? [] : [brought])];
  if (take === 'keep') return { record: { ...bare, sync: keptSync() }, history };
  const next = { ...bare, sync: newRecordSync() };
  const back = decisionEntry({ entity, recordId: record.id, field: 'deletedAt', before: since, after: null }, context);
  return {
    record: withDeps(entity, withPlan(next, creationOps([], present(entity, record), context), context)),
    history: since === null ? history : [...history, back],
  };
}

/** ownerId is always there; when empty it says nothing that a creation should send. */
const present = (entity: Entity, record: SyncRecord): string[] =>
  entityTable[entity].writable.filter((name) => {
    const value = fieldOf(record, name);
    return value !== undefined && (name !== 'ownerId' || value !== null);
  });

/** Values of the server over which there was a conflict too: they go with the record that was deleted there. */
const lostTheirs = (entity: Entity, record: SyncRecord, context: EditContext) =>
  record.sync.conflicts.flatMap(({ field, theirs }) =>
    field === null
      ? []
      : [
          decisionEntry(
            { entity, recordId: record.id, field, before: theirs, after: fieldOf(record, field) ?? null },
            context,
          ),
        ],
  );
