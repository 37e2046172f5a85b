import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';

/** What names a record, or the fields of one to be, to a person; empty where it has no name. */
export function titleOf(entity: Entity, record: object): string {
  const title = (record as Readonly<Record<string, unknown>>)[entityTable[entity].title];
  return typeof title === 'string' ? title : '';
}
