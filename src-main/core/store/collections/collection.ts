import type { RxJsonSchema } from 'rxdb/plugins/core';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import type { StorageOptions } from '../rx-storage/table.ts';

/** One RxDB collection: its schema, its indexes, and what the search box finds of it. */
export interface CollectionDefinition<E extends Entity> {
  /** Only what is indexed, sorted or searched needs to be named: a plain new field changes nothing here. */
  readonly schema: RxJsonSchema<RecordOf[E]>;
  readonly storage: StorageOptions & { readonly search: readonly string[] };
}

export const text = (maxLength: number) => ({ type: 'string', maxLength });

/** What every record carries, as RxDB's schema has it. */
const recordProperties = {
  id: text(36),
  serverId: text(200),
  createdAt: text(24),
  updatedAt: text(24),
  deletedAt: text(24),
  ownerId: text(200),
  sync: { type: 'object', properties: { state: text(8) } },
};

/** The RxDB schema of an entity. A change of it needs a line in a migration; its version stays 0 (store/README.md). */
export const recordSchema = <E extends Entity>(
  title: E,
  own: { readonly properties: Readonly<Record<string, object>>; readonly required: readonly string[] },
): RxJsonSchema<RecordOf[E]> => {
  const schema: RxJsonSchema<{ id: string }> = {
    title,
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { ...recordProperties, ...own.properties },
    required: ['id', 'createdAt', 'updatedAt', 'sync', ...own.required] as 'id'[],
  };
  // RxDB wants a schema to name every field; ours names those it needs (`CollectionDefinition.schema`).
  return schema as unknown as RxJsonSchema<RecordOf[E]>;
};

/** Which fields say that a record is alive and when it was changed last. */
export const recordStorage = { aliveWhileEmpty: 'deletedAt', recent: 'updatedAt' } as const;

/** The index of a list's sort: walked in order, with the state beside it so that filtered lists need not look at records. */
export const sortIndex = (field: string) => ({ fields: ['_deleted', 'deletedAt', field, 'id', 'sync.state'] });

/** The indexes of every collection: what sync looks records up by, and the outbox, which holds nothing that is settled. */
export const recordIndexes = [
  sortIndex('updatedAt'),
  sortIndex('createdAt'),
  { fields: ['serverId'], where: '"f.serverId" IS NOT NULL' },
  { fields: ['sync.state', 'id'], where: `"f.sync.state"<>'settled'` },
] as const;

/**
 * An index that answers a figure alone (read-models): everything that it asks about or adds up stands in it. `where`: the
 * records that it holds, in the words of read-models/conditions.ts; the fields of that condition must be among its own.
 */
export const figureIndex = (fields: readonly string[], where?: string) => ({
  fields: ['_deleted', 'deletedAt', ...fields],
  ...(where === undefined ? {} : { where }),
});
