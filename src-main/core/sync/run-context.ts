import { putOf } from '../store/put-of.ts';
import type { Entity } from '../../../src-shared/domain/entities.ts';
import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';
import type { RecordOf } from '../../../src-shared/domain/records.ts';
import type { Plan, Store } from '../store/store.ts';
import type { Clock, Ids, Log } from '../ports.ts';
import type { CellClient } from './cell-client.ts';
import type { PlanContext } from './planner/context.ts';
import type { References } from './planner/references.ts';
import type { Profile, ResourceProfile } from './profiles/profile.ts';
import type { RoundProgress } from './round-progress.ts';

/** What a round works with, for one resource. */
export interface RunContext {
  readonly store: Store;
  readonly client: CellClient;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly profile: Profile;
  readonly resource: ResourceProfile;
  /** The planner's view of this moment, with what was read of other records where those matter. */
  readonly plan: (refs?: References) => PlanContext;
  readonly signal: AbortSignal;
  /** Told how far the round is. */
  readonly progress: RoundProgress;
}

export type AnyRecord = RecordOf[Entity];

/** What a transaction writes for changed records. */
export const planOf = (
  entity: Entity,
  changed: readonly { readonly record: AnyRecord; readonly history: readonly HistoryEntry[] }[],
  durability: NonNullable<Plan['durability']>,
): Plan => ({
  puts: changed.map(({ record }) => putOf(entity, record)),
  history: changed.flatMap(({ history }) => history),
  durability,
});

/** A chance in [0, 1) out of the random part of a new id: the core has no other source of chance. */
export const chance = (ids: Ids): number => parseInt(ids.next().replaceAll('-', '').slice(-8), 16) / 2 ** 32;

/** Runs a job over items, so many at once, in their order. The first failure stops the rest and is thrown. */
export async function eachAtOnce<Item>(
  items: readonly Item[],
  atOnce: number,
  job: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  let hasFailed = false;
  const work = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined && !hasFailed; item = items[next++]) {
      try {
        await job(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, work));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
