import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import { fieldNamed } from '../../../../src-shared/domain/fields.ts';

/** Whether a person writes a field: otherwise the server gives it, or the program keeps it. */
export type FieldAccess = 'open' | 'server' | 'program';

const KEPT: ReadonlySet<string> = new Set(['id', 'sync.state', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

export function accessOf(entity: ScreenEntity, field: string): FieldAccess {
  if (KEPT.has(field)) return 'program';
  const writable: readonly string[] = entityTable[entity].writable;
  return writable.includes(field) && fieldNamed(entity, field) !== null ? 'open' : 'server';
}

/** Where the cursor goes once a cell is saved. */
export interface AfterSave {
  readonly row: -1 | 0 | 1;
  readonly column: -1 | 0 | 1;
}

export const STAY: AfterSave = { row: 0, column: 0 };

/** What a key means to a cell that is being changed; null = it is typed. Line breaks belong to long texts alone. */
export function editorKey(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  isLong: boolean,
): AfterSave | 'leave' | null {
  if (key === 'Escape') return 'leave';
  if (key === 'Tab') return { row: 0, column: shiftKey ? -1 : 1 };
  if (key !== 'Enter' || (isLong && shiftKey)) return null;
  return { row: shiftKey ? -1 : 1, column: 0 };
}
