import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { TransportError } from '../../ports.ts';
import { parentOf } from '../planner/references.ts';
import { eachAtOnce, type AnyRecord, type RunContext } from '../run-context.ts';
import { createBreaker } from './breaker.ts';
import { driveRecord } from './drive-record.ts';

/** Requests to one host at a time. Within one record there is never more than one. */
const IN_FLIGHT = 6;

/** No use in going on: the host cannot be reached. */
export class HostUnreachable extends Error {}

/**
 * Sends what is due, oldest first, several records at once and each record's operations in their order. One that fails
 * keeps nobody else waiting. Returns how many operations were settled. Throws HostUnreachable, SignedOut, HostPaused.
 */
export async function pushChanges(run: RunContext): Promise<number> {
  const waiting = await movingRecords(run);
  const breaker = createBreaker(run);
  let settled = 0;
  const drive = async ({ id }: AnyRecord): Promise<void> => {
    if (run.signal.aborted) return;
    try {
      const done = await driveRecord(run, id, breaker);
      settled += done;
      run.progress.step(1);
    } catch (error) {
      if (error instanceof TransportError) throw new HostUnreachable(error.kind, { cause: error });
      throw error;
    }
  };
  await eachAtOnce(families(run.resource.entity, waiting), IN_FLIGHT, async (family) => {
    for (const record of family) await drive(record);
  });
  return settled;
}

/** Records with a change that this round may bring further. */
export const movingRecords = async ({ store, resource }: RunContext): Promise<readonly AnyRecord[]> =>
  (await store.unsettled(resource.entity)).filter(({ sync }) => sync.ops.some(isMoving));

/** Records of one parent go one after the other, oldest first: a server may think more of the one that comes first. */
const families = (entity: Entity, records: readonly AnyRecord[]): AnyRecord[][] => [
  ...Map.groupBy(records, (record) => parentOf(entity, record) ?? record.id).values(),
];

const isMoving = (op: Op): boolean => op.state !== 'blocked' && op.state !== 'dead';
