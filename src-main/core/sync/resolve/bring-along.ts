import { ENTITIES, type Entity } from '../../../../src-shared/domain/entities.ts';
import type { Plan, StoreReader } from '../../store/store.ts';
import { restoreRecord, type EditContext, type EditResult } from '../record-edits.ts';
import { isKeptHere, keptSync } from '../record/kept-here.ts';
import { putOf } from '../../store/put-of.ts';
import type { AnyRecord } from '../run-context.ts';
import { decisionEntry } from './decision-entry.ts';
import { resolveDeletion } from './resolve-deletion.ts';
import { childrenOf } from './take-along.ts';

export interface Brought {
  readonly entity: Entity;
  /** The record that is made anew or kept, as it was before. */
  readonly before: AnyRecord;
  readonly take: 'recreate' | 'keep';
}

/**
 * What the server deleted together with a record that is made anew, or kept here: it comes out of the bin again with it.
 * What was kept here with a record goes to the server with it.
 */
export async function bringAlong(
  read: StoreReader,
  { entity, before, take }: Brought,
  context: EditContext,
): Promise<Required<Pick<Plan, 'puts' | 'history'>>> {
  const since = before.sync.conflicts.find(({ field }) => field === null)?.since ?? null;
  const brought = [];
  for (const child of ENTITIES) {
    const family = { child, parent: entity, id: before.id };
    const deleted = since === null ? [] : await childrenOf(read, family, { gte: since });
    const kept = take === 'recreate' ? (await childrenOf(read, family)).filter(isKeptHere) : [];
    const results = [
      ...deleted
        .filter(({ sync }) => sync.ops.length === 0)
        .map((record) => (take === 'keep' ? keptToo(child, record, context) : restoreRecord(child, record, context))),
      ...kept.map((record) => resolveDeletion(child, record, { take, context })),
    ];
    brought.push(...results.map(({ record, history }) => ({ put: putOf(child, record), history })));
  }
  return { puts: brought.map(({ put }) => put), history: brought.flatMap(({ history }) => history) };
}

function keptToo(entity: Entity, record: AnyRecord, context: EditContext): EditResult<AnyRecord> {
  const { now: updatedAt, by: updatedBy } = context;
  const back = { entity, recordId: record.id, field: 'deletedAt', before: record.deletedAt, after: null };
  return {
    record: { ...record, serverId: null, deletedAt: null, updatedAt, updatedBy, sync: keptSync() },
    history: [decisionEntry(back, context)],
  };
}
