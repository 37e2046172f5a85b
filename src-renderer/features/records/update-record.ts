import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import { call } from '../../ipc/call.ts';
import { fieldOf } from './kinds.ts';

/** What an edit of any entity may carry; the entity's own schema has checked it. */
type Changes = RouteInput<'customers.update'>['changes'] & RouteInput<'contacts.update'>['changes'];

/** Values of a record by their fields. */
type Fields = Readonly<Record<string, unknown>>;

/** What a record holds in some of its fields; null where it holds nothing. */
export const heldIn = (record: ScreenRecord, fields: readonly string[]): Readonly<Record<string, Json>> =>
  Object.fromEntries(fields.map((field) => [field, (fieldOf(record, field) as Json | undefined) ?? null]));

/** Writes some fields of a record, over what was `seen` of them and nothing else. Errors: those of the entity's update. */
export const updateFields = (
  entity: ScreenEntity,
  id: string,
  fields: Fields,
  seen: Readonly<Record<string, Json>> = {},
): Promise<ScreenRecord> => call(`${entity}.update`, { id, changes: fields as Changes, seen });
