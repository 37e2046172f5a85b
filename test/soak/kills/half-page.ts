import { isDeepStrictEqual } from 'node:util';
import type { Plan, Store } from '../../../src-main/core/store/store.ts';

export const noPlan: Plan = { puts: [] };

/**
 * What a store holds of a plan that was broken off. A durable one is there as a whole or not at all; a page that can be fetched
 * again goes in several transactions, each with its own history, so that a part of it may be there.
 */
export async function halfPage(store: Store, plan: Plan): Promise<Plan> {
  if (plan.durability !== 'refetchable') return noPlan;
  const ids = plan.puts.map(({ record }) => record.id);
  const stored = new Map((await store.getMany('contacts', ids)).map((record) => [record.id, record]));
  const puts = plan.puts.filter(({ record }) => isDeepStrictEqual(stored.get(record.id), record));
  const there = new Set(puts.map(({ record }) => record.id));
  return { puts, history: (plan.history ?? []).filter(({ recordId }) => there.has(recordId)) };
}
