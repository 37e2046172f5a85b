import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { RouteInput } from '../../../src-shared/ipc/contract.ts';
import { call } from '../../ipc/call.ts';

/** What an edit of any entity may carry; the entity's own schema has checked it. */
type Changes = RouteInput<'customers.update'>['changes'] & RouteInput<'contacts.update'>['changes'];

/** Writes some fields of a record. Errors: those of the entity's update. */
export const updateFields = (
  entity: ScreenEntity,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<ScreenRecord> => call(`${entity}.update`, { id, changes: fields as Changes });
