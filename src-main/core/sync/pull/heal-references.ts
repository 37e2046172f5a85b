import { applyReference } from '../planner/unresolved.ts';
import { putOf } from '../../store/put-of.ts';
import type { AnyRecord, RunContext } from '../run-context.ts';
import type { Missing } from './apply-page.ts';

const AT_ONCE = 200;

/**
 * Resolves references whose records have come with a later list of the same round, such as a customer's primary contact.
 * What is still missing stays as it is and is looked at again by the next sweep.
 */
export async function healReferences(run: RunContext, missing: readonly Missing[]): Promise<void> {
  for (let start = 0; start < missing.length && !run.signal.aborted; start += AT_ONCE) {
    await healSome(run, missing.slice(start, start + AT_ONCE));
  }
}

async function healSome({ store, resource: { entity } }: RunContext, missing: readonly Missing[]): Promise<void> {
  await store.write(async (read) => {
    const records = new Map<string, AnyRecord>();
    for (const record of await read.getMany(entity, [...new Set(missing.map(({ id }) => id))])) {
      records.set(record.id, record);
    }
    const before = new Map(records);
    for (const [refersTo, some] of Map.groupBy(missing, (each) => each.refersTo)) {
      const found = await read.byServerId(refersTo, [...new Set(some.map(({ to }) => to))]);
      const local = new Map(found.map(({ id, serverId }) => [serverId, id]));
      for (const { id, field, to } of some) {
        const [record, target] = [records.get(id), local.get(to)];
        if (record && target !== undefined) records.set(id, applyReference(record, { field, id: target }));
      }
    }
    const changed = [...records.values()].filter((record) => before.get(record.id) !== record);
    const puts = changed.map((record) => putOf(entity, record));
    return { plan: { puts, durability: 'refetchable' }, result: null };
  });
}
