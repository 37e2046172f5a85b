import type { ChangeSet, UndoResult } from '../../../../src-shared/ipc/change-sets.routes.ts';
import { HISTORY_SOURCES } from '../../../../src-shared/domain/history.schema.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { editContext, type EditPorts } from '../../edit-context.ts';
import type { Jobs } from '../../jobs.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { ChangeSetRow } from '../../store/store.ts';
import { undoChangeSet } from './undo-change-set.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly ports: EditPorts;
  readonly jobs: Jobs;
  /** How many lists of the open workspace have been read so far: the steps are short while somebody reads. */
  readonly lists: () => number;
  /** What a window is told of a change-set, by each feature that makes some; null = it is none of its own. */
  readonly kinds: readonly ((row: ChangeSetRow) => ChangeSet | null)[];
}

/** What was changed together, whoever did it, and taking it back. */
export interface ChangeSets {
  /** Newest first. */
  readonly list: () => Promise<ChangeSet[]>;
  /** Errors: NOT_FOUND, IMPORT_BUSY, CANCELLED. One that was taken back already gives zeros. */
  readonly undo: (id: string, signal?: AbortSignal) => Promise<UndoResult>;
}

export function createChangeSets({ current, ports, jobs, lists, kinds }: Deps): ChangeSets {
  const known = (row: ChangeSetRow): ChangeSet[] => kinds.flatMap((kind) => kind(row) ?? []).slice(0, 1);
  return {
    list: async () => (await current().store.changeSets()).flatMap(known),
    undo: (id, signal) =>
      jobs.run(signal, async (own) => {
        const { store } = current();
        const set = (await store.changeSets()).find((row) => row.id === id && known(row).length > 0);
        if (!set) throw new SatchelError('NOT_FOUND');
        if (set.reversedAt !== null) return { reversed: 0, kept: 0, failed: 0, notes: [] };
        const source = HISTORY_SOURCES.find((word) => word === set.kind) ?? 'edit';
        const context = () => editContext(current(), ports, { source, changeSetId: null });
        const readers = { lists, now: ports.clock.now };
        return undoChangeSet({ store, set, context, readers, onProgress: jobs.tell, signal: own });
      }),
  };
}
