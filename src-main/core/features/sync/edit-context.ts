import { toInstant } from '../../../../src-shared/lib/time.ts';
import { authorOf, type OpenWorkspace } from '../../open-workspace.ts';
import type { Ports } from '../../ports.ts';
import type { EditContext } from '../../sync/record-edits.ts';

export type EditPorts = Pick<Ports, 'clock' | 'ids' | 'device'>;

/** Who decides, when and where: a decision is an edit like any other. */
export const editContext = ({ entry }: OpenWorkspace, { clock, ids, device }: EditPorts): EditContext => ({
  now: toInstant(clock.now()),
  by: authorOf(entry),
  device,
  nextId: ids.next,
  scope: entry.tenant !== null && entry.user !== null ? { tenant: entry.tenant, user: entry.user } : null,
  changeSetId: null,
  source: 'edit',
});
