import { newRecordSync, type RecordSync } from '../../../../src-shared/domain/sync-state.schema.ts';
import type { SyncRecord } from './sync-record.ts';

/** The sync state of a record that stays on this computer alone: held, with nothing to send. */
export const keptSync = (): RecordSync => ({ ...newRecordSync(), state: 'held' });

/** Whether a record stays on this computer alone: no server knows it and nothing is planned. Editing changes nothing of that. */
export const isKeptHere = ({ serverId, sync }: SyncRecord): boolean =>
  serverId === null && sync.state === 'held' && sync.ops.length === 0;
