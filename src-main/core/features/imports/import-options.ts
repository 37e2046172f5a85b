import { csvEntities } from '../../../../src-shared/domain/csv/csv-fields.ts';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type { ImportInput } from '../../../../src-shared/ipc/imports.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';

/** How a person wants a file taken in, with every choice made. */
export interface ImportOptions {
  readonly entity: FileEntity;
  readonly encoding: NonNullable<ImportInput['encoding']>;
  readonly columns: ReadonlyMap<number, string | null>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly key: readonly string[];
  readonly onMatch: 'update' | 'skip' | 'create';
  readonly blank: 'leave' | 'clear';
}

/** Refuses fields that the entity has not. Error: INVALID_INPUT naming them. */
export function checkOptions({ entity, columns, values, key }: ImportOptions): void {
  const known = new Set(csvEntities[entity].fields.map(({ field }) => field));
  const named = [...[...columns.values()].filter((field) => field !== null), ...Object.keys(values), ...key];
  const unknown = named.filter((field) => !known.has(field));
  if (unknown.length === 0) return;
  throw new SatchelError('INVALID_INPUT', {
    fields: Object.fromEntries(unknown.map((field) => [field, 'unknown_field' as const])),
  });
}
