import type { Plan, StoreReader } from '../store/store.ts';
import type { Applied } from './planner/apply-read.ts';
import { planOf, type AnyRecord, type RunContext } from './run-context.ts';

export interface Decided extends Applied<AnyRecord> {
  readonly removes?: NonNullable<Plan['removes']>;
}

export type OnRecord = (record: AnyRecord, read: StoreReader) => Decided | Promise<Decided>;

/** One transaction over the record as it now is. Nothing is written where nothing changed. */
export function updateRecord(run: RunContext, id: string, decide: OnRecord): Promise<void> {
  const { entity } = run.resource;
  return run.store.write(async (read) => {
    const record: AnyRecord | null = await read.get(entity, id);
    if (!record) return { plan: { puts: [] }, result: undefined };
    const { removes = [], ...applied } = await decide(record, read);
    if (applied.record === record) return { plan: { puts: [] }, result: undefined };
    return { plan: { ...planOf(entity, [applied], 'durable'), removes }, result: undefined };
  });
}
