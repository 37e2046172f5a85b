import type { UpdateObject } from 'kysely';
import { CellError } from '../../cell-error.ts';
import { newId } from '../../system.ts';
import { audit } from '../audit.ts';
import { isUniqueViolation } from '../sqlite.ts';
import type { UnitOfWork } from '../storage.ts';
import type { RecordTable, Tables } from '../tables.ts';
import { findRecord } from './records.repository.ts';
import type { Resource } from './resource.ts';

type Customers = UpdateObject<Tables, 'customers'>;

/**
 * Puts a new record in. Its owner is who created it unless `ownerId` names somebody.
 * @throws CellError whatever the check of the resource refuses
 */
export async function createRecord<Row extends RecordTable>(
  work: UnitOfWork,
  resource: Resource<Row>,
  input: Partial<Row>,
): Promise<Row> {
  const empty = Object.fromEntries(resource.fields.map((name) => [name, null]));
  const id = newId();
  const row = resource.derive({
    ...empty,
    ...input,
    ownerId: input.ownerId ?? work.userId,
    tenantId: work.tenantId,
    [resource.idColumn]: id,
    seq: await nextNumber(work, resource.counter),
    createdAt: work.at,
    createdBy: work.userId,
    updatedAt: work.at,
    updatedBy: work.userId,
    deletedAt: null,
  } as unknown as Row);
  const fields = Object.keys(input);
  await resource.check(work, row, fields);
  const values = row as unknown as Tables['customers'];
  await orTaken(
    work.db
      .insertInto(resource.table as 'customers')
      .values(values)
      .execute(),
  );
  await audit(work, { action: 'create', resourceType: resource.type, resourceId: id, fields });
  return row;
}

/**
 * Writes the fields of a record that differ; where none does, nothing is written.
 * @returns the record as it is now
 * @throws CellError whatever the check of the resource refuses
 */
export async function updateRecord<Row extends RecordTable>(
  work: UnitOfWork,
  resource: Resource<Row>,
  { before, changes }: { readonly before: Row; readonly changes: Partial<NoInfer<Row>> },
): Promise<Row> {
  const names = Object.keys(changes) as (keyof Row & string)[];
  const fields = names.filter((name) => changes[name] !== undefined && changes[name] !== before[name]);
  if (fields.length === 0) return before;
  const after = resource.derive({ ...before, ...changes, updatedAt: work.at, updatedBy: work.userId });
  await resource.check(work, after, fields);
  await orTaken(put(work, resource, { row: before, columns: after }));
  await audit(work, { action: 'update', resourceType: resource.type, resourceId: idOf(resource, before), fields });
  return after;
}

/** Deletes softly: the row stays as a tombstone and what was unique about it is free again. */
export async function buryRecord<Row extends RecordTable>(
  work: UnitOfWork,
  resource: Resource<Row>,
  row: Row,
): Promise<void> {
  const columns: Partial<RecordTable> = { deletedAt: work.at, updatedAt: work.at, updatedBy: work.userId };
  await put(work, resource, { row, columns });
  await audit(work, { action: 'delete', resourceType: resource.type, resourceId: idOf(resource, row), fields: [] });
}

/** A record that is not deleted. @throws CellError NOT_FOUND */
export async function requireRecord<Row extends RecordTable>(
  work: UnitOfWork,
  resource: Resource<Row>,
  id: string,
): Promise<Row> {
  const row = await findRecord(work.db, resource, { tenantId: work.tenantId, id });
  if (row === null) throw new CellError('NOT_FOUND');
  return row;
}

const idOf = <Row extends RecordTable>({ idColumn }: Resource<Row>, row: Row): string =>
  (row as unknown as Record<typeof idColumn, string>)[idColumn];

const put = <Row extends RecordTable>(
  work: UnitOfWork,
  resource: Resource<Row>,
  { row, columns }: { readonly row: Row; readonly columns: Partial<Row> | Partial<RecordTable> },
): Promise<unknown> =>
  work.db
    .updateTable(resource.table as 'customers')
    .set(columns as unknown as Customers)
    .where('tenantId', '=', work.tenantId)
    .where(resource.idColumn as 'customerId', '=', idOf(resource, row))
    .execute();

async function nextNumber(work: UnitOfWork, counter: Resource<RecordTable>['counter']): Promise<number> {
  const row = await work.db
    .updateTable('tenants')
    .set(({ eb, ref }) => ({ [counter]: eb(ref(counter), '+', 1) }))
    .where('tenantId', '=', work.tenantId)
    .returning(counter)
    .executeTakeFirstOrThrow();
  return row[counter];
}

/** A unique index has the last word, should two writers pass a check at once; names are all that is unique. */
async function orTaken(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    throw isUniqueViolation(error) ? new CellError('DUPLICATE_NAME', {}, { cause: error }) : error;
  }
}
