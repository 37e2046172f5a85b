import { ROWS_AT_ONCE } from '../rx-storage/row-batches.ts';
import type { Plan } from '../store.ts';

/**
 * Splits a plan that may be lost and fetched again into transactions of at most `ROWS_AT_ONCE` records, each with its own
 * history. What says how far the fetching came (`syncState`) is in the last one, so that it never runs ahead of the data.
 * A durable plan stays one.
 */
export function batchesOf(plan: Plan): readonly Plan[] {
  if (plan.durability !== 'refetchable' || plan.puts.length <= ROWS_AT_ONCE) return [plan];
  const { puts, history = [], ...rest } = plan;
  const byRecord = Map.groupBy(history, ({ entity, recordId }) => `${entity} ${recordId}`);
  const batches: Plan[] = [];
  for (let start = 0; start < puts.length; start += ROWS_AT_ONCE) {
    const some = puts.slice(start, start + ROWS_AT_ONCE);
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
