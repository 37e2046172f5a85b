import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { PlanContext } from './context.ts';

interface SyncChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  /** Whom the server names; empty where it names nobody. */
  readonly by: string;
  /** `sync`: the server's value replaced ours. `merge`: ours was kept over the server's, which stands in `before`. */
  readonly source: 'sync' | 'merge';
}

/** What sync did to a field, for the record's history. */
export const syncEntry = (
  recordId: string,
  change: SyncChange,
  { resource, nowMs, device }: PlanContext,
): HistoryEntry => ({
  entity: resource.entity,
  recordId,
  at: toInstant(nowMs),
  device,
  changeSet: null,
  ...change,
});
