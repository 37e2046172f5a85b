import type { HistoryEntry } from '../../src-shared/domain/history.schema.ts';
import { toInstant } from '../../src-shared/lib/time.ts';
import { authorOf, type OpenWorkspace } from './open-workspace.ts';
import type { Ports } from './ports.ts';
import type { EditContext } from './sync/record-edits.ts';

export type EditPorts = Pick<Ports, 'clock' | 'ids' | 'device'>;

/** What the change belongs to, in its history. */
interface Origin {
  readonly source: HistoryEntry['source'];
  readonly changeSetId: string | null;
}

/** Who changes something, when, where, and for whom it has to be told. */
export const editContext = (
  { entry }: OpenWorkspace,
  { clock, ids, device }: EditPorts,
  { source, changeSetId }: Origin = { source: 'edit', changeSetId: null },
): EditContext => ({
  now: toInstant(clock.now()),
  by: authorOf(entry),
  device,
  nextId: ids.next,
  scope: entry.tenant !== null && entry.user !== null ? { tenant: entry.tenant, user: entry.user } : null,
  changeSetId,
  source,
});
