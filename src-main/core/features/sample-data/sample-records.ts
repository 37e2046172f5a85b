import { ENTITIES, type Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import { jsonSchema, type Json } from '../../../../src-shared/lib/json.ts';
import { putOf } from '../../store/put-of.ts';
import type { Put } from '../../store/store.ts';
import { keptSync } from '../../sync/record/kept-here.ts';
import { believableCompany } from './company/company.ts';

const SEED = 20_260_701;
export const SAMPLE_CUSTOMERS = 300;

/**
 * The sample company as it stands at a moment after two years of business. What a record refers to comes before it, entity
 * by entity; nothing of it is ever sent to a server.
 */
export function sampleRecords(now: number): readonly Put[] {
  const byEntity = Map.groupBy(
    believableCompany({ seed: SEED, customers: SAMPLE_CUSTOMERS, now }),
    ({ entity }) => entity,
  );
  return ENTITIES.flatMap((entity) => byEntity.get(entity) ?? []).map(({ entity, record }) =>
    putOf(entity, { ...record, sync: keptSync() }),
  );
}

/** That the record was made, by whom and when the company says; told by the change-set that it came with. */
export function creationOf({ entity, record }: Put, from: { device: string; changeSet: string }): HistoryEntry {
  return {
    entity,
    recordId: record.id,
    at: record.createdAt,
    by: record.createdBy,
    device: from.device,
    source: 'import',
    changeSet: from.changeSet,
    field: null,
    before: null,
    after: writtenFields(entity, record),
  };
}

function writtenFields(entity: Entity, record: Put['record']): Json {
  const writable = new Set<string>(entityTable[entity].writable);
  return jsonSchema.parse(Object.fromEntries(Object.entries(record).filter(([name]) => writable.has(name))));
}
