import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { changedFields, withDerived } from '../../../../src-shared/domain/entity-rules.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import { taskChangesSchema, type Task } from '../../../../src-shared/domain/tasks/task.schema.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { putOf } from '../../store/put-of.ts';
import type { Put, StoreReader } from '../../store/store.ts';
import {
  createRecord,
  deleteRecord,
  editRecord,
  restoreRecord,
  type EditContext,
  type EditResult,
  type ParsedFields,
} from '../../sync/record-edits.ts';
import { nextTask } from './next-task.ts';
import { checkReferences, deleteFamily, restoreFamily } from './record-family.ts';

/** The record asked for first, then those that change with it. No history: nothing is different. */
export interface Changed {
  readonly puts: readonly Put[];
  readonly history: readonly HistoryEntry[];
}

interface Stored<E extends Entity> {
  readonly entity: E;
  readonly record: RecordOf[E];
}

/** Writes fields that the entity's schema parsed; a task that recurs makes its next one when it is done. Errors: INVALID_INPUT (`not_a_record`), NOT_FOUND for a deleted record. */
export async function updateRecord<E extends Entity>(
  read: StoreReader,
  { entity, record, fields }: Stored<E> & { readonly fields: ParsedFields },
  context: EditContext,
): Promise<Changed> {
  await checkReferences(read, entity, fields);
  const next = nextOfSeries(entity, visible(record), fields, context);
  // The series goes on with the next one: done again, this one makes no second.
  const written = next === null ? fields : { ...fields, recurrence: null };
  const edited = editRecord(entity, record, changedFields(entity, written), context);
  if (edited.history.length === 0) return alone(entity, edited);
  const own = alone(entity, { ...edited, record: withDerived(entity, edited.record, edited.record.updatedAt) });
  if (next === null) return own;
  const made = alone('tasks', createRecord('tasks', next, context));
  return { puts: [...own.puts, ...made.puts], history: [...own.history, ...made.history] };
}

/** What follows a task of a series that these fields say is done; null for everything else. */
function nextOfSeries(
  entity: Entity,
  record: RecordOf[Entity],
  fields: ParsedFields,
  { now }: EditContext,
): ParsedFields | null {
  if (entity !== 'tasks' || fields['status'] !== 'done') return null;
  const task = record as Task;
  if (task.status === 'done') return null;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return nextTask({ ...task, ...taskChangesSchema.parse(fields) }, { at: Date.parse(now), zone });
}

/** Puts a record into the recycle bin, a customer with its contacts. Error: NOT_FOUND for one that lies there. */
export async function removeRecord<E extends Entity>(
  read: StoreReader,
  { entity, record }: Stored<E>,
  context: EditContext,
): Promise<Changed> {
  const customer = asCustomer(entity, visible(record));
  return customer ? deleteFamily(read, customer, context) : alone(entity, deleteRecord(entity, record, context));
}

/** Takes a record out of the recycle bin, a customer with the contacts that went with it. Error: INVALID_INPUT (`not_a_record`). */
export async function bringRecordBack<E extends Entity>(
  read: StoreReader,
  { entity, record }: Stored<E>,
  context: EditContext,
): Promise<Changed> {
  const customer = asCustomer(entity, record);
  if (customer) return restoreFamily(read, customer, context);
  // its customer may have gone meanwhile
  await checkReferences(read, entity, record);
  return alone(entity, restoreRecord(entity, record, context));
}

export const alone = <E extends Entity>(entity: E, { record, history }: EditResult<RecordOf[E]>): Changed => ({
  puts: [putOf(entity, record)],
  history,
});

/** A record in the recycle bin has to be restored before it can be edited. */
export function visible<R extends { readonly deletedAt: string | null }>(record: R): R {
  if (record.deletedAt !== null) throw new SatchelError('NOT_FOUND');
  return record;
}

/** The one entity whose records take others along. */
const asCustomer = (entity: Entity, record: RecordOf[Entity]): Customer | null =>
  entity === 'customers' ? (record as Customer) : null;
