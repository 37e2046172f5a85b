import type { Plan } from '../store.ts';

/**
 * Splits a plan that may be lost and fetched again into transactions of as many records as `rows` says each time, each with
 * its own history. What says how far the fetching came (`syncState`) is in the last one, so that it never runs ahead of the
 * data. Any other plan stays one.
 */
export function* batchesOf(plan: Plan, rows: () => number): Generator<Plan, void, undefined> {
  const { puts, history = [], ...rest } = plan;
  let end = plan.durability === 'refetchable' ? rows() : puts.length;
  if (puts.length <= end) return yield plan;
  const byRecord = Map.groupBy(history, ({ entity, recordId }) => `${entity} ${recordId}`);
  for (let start = 0; start < puts.length; end += rows()) {
    const some = puts.slice(start, end);
    const own = some.flatMap(({ entity, record }) => {
      const key = `${entity} ${record.id}`;
      const entries = byRecord.get(key) ?? [];
      byRecord.delete(key);
      return entries;
    });
    yield { puts: some, history: own, durability: 'refetchable' };
    start = end;
  }
  yield { ...rest, puts: [], history: [...byRecord.values()].flat() };
}
