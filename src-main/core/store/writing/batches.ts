import type { Plan } from '../store.ts';

/** Hands back to the event loop after so many records: 200 keep the longest pause below 100 ms, 1,000 do not. */
export const BATCH_SIZE = 200;

/**
 * Splits a plan that may be lost and fetched again into transactions of at most `BATCH_SIZE` records, each with its own
 * history. What says how far the fetching came (`syncState`) is in the last one, so that it never runs ahead of the data.
 * A durable plan stays one.
 */
export function batchesOf(plan: Plan): readonly Plan[] {
  if (plan.durability !== 'refetchable' || plan.puts.length <= BATCH_SIZE) return [plan];
  const { puts, history = [], ...rest } = plan;
  const byRecord = Map.groupBy(history, ({ entity, recordId }) => `${entity} ${recordId}`);
  const batches: Plan[] = [];
  for (let start = 0; start < puts.length; start += BATCH_SIZE) {
    const some = puts.slice(start, start + BATCH_SIZE);
    const own = some.flatMap(({ entity, record }) => {
      const key = `${entity} ${record.id}`;
      const entries = byRecord.get(key) ?? [];
      byRecord.delete(key);
      return entries;
    });
    batches.push({ puts: some, history: own, durability: 'refetchable' });
  }
  return [...batches, { ...rest, puts: [], history: [...byRecord.values()].flat() }];
}
