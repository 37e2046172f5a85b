import type { Entity } from '../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../src-shared/domain/records.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import type { ChangeSetRow, Plan } from '../../../src-main/core/store/store.ts';

type AnyRecord = RecordOf[Entity];

/** All that a store should hold, built without one. */
export interface Expected {
  /** By `entity id`. A removed record stays here as null: its history is still there. */
  readonly records: ReadonlyMap<string, AnyRecord | null>;
  /** What the history of a record says, oldest first, by `entity id`. */
  readonly history: ReadonlyMap<string, readonly Json[]>;
  readonly changeSets: ReadonlyMap<string, ChangeSetRow>;
  readonly settings: Readonly<Record<string, Json>>;
  readonly syncState: Readonly<Record<string, Json>>;
}

export const nothing: Expected = {
  records: new Map(),
  history: new Map(),
  changeSets: new Map(),
  settings: {},
  syncState: {},
};

/** What is expected once a plan has been committed. */
export function after(before: Expected, plan: Plan): Expected {
  const records = new Map(before.records);
  const history = new Map(before.history);
  const changeSets = new Map(before.changeSets);
  for (const { entity, id } of plan.removes ?? []) if (records.has(key(entity, id))) records.set(key(entity, id), null);
  for (const { entity, record } of plan.puts) records.set(key(entity, record.id), record);
  for (const { entity, recordId, after: value } of plan.history ?? []) {
    history.set(key(entity, recordId), [...(history.get(key(entity, recordId)) ?? []), value]);
  }
  for (const row of plan.changeSets ?? []) changeSets.set(row.id, row);
  return {
    ...{ records, history, changeSets },
    settings: { ...before.settings, ...plan.settings },
    syncState: { ...before.syncState, ...plan.syncState },
  };
}

export const key = (entity: Entity, id: string): string => `${entity} ${id}`;
