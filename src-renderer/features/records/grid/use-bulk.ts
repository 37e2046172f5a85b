import { useState } from 'react';
import type { TagChange } from '../../../../src-shared/domain/customers/tags.rules.ts';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { BulkOutcome, BulkTarget } from '../../../../src-shared/ipc/bulk.routes.ts';
import type { JobProgress } from '../../../../src-shared/ipc/jobs.routes.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useEvent } from '../../../ipc/use-event.ts';
import { useToast } from '../../../ui/toast.ts';
import { useBulkWords, type BulkDeed } from './use-bulk-words.ts';

/** What runs now: null before its first step is told. */
export interface BulkJob {
  readonly progress: JobProgress | null;
}

export interface Bulk {
  /** The change of many records that runs, or the way back of one; also one that was begun before this list was opened. */
  readonly job: BulkJob | null;
  /** Whether it was done as a whole; what was wrong has been said otherwise. */
  readonly update: (target: BulkTarget, field: string, value: Json) => Promise<boolean>;
  /** Of customers alone. */
  readonly tag: (target: BulkTarget, change: TagChange) => Promise<boolean>;
  readonly remove: (target: BulkTarget) => Promise<boolean>;
  readonly undo: (changeSet: string) => Promise<void>;
  /** Ends it after the step under way; what was done stays and can be taken back. */
  readonly cancel: () => void;
}

/** Changes many records as one change-set, tells how far it is and what came of it, and takes it back by one undo. */
export function useBulk(entity: ScreenEntity): Bulk {
  const toast = useToast();
  const words = useBulkWords(entity);
  const [job, setJob] = useState<BulkJob | null>(null);
  useEvent('jobs.progress', (progress) => {
    if (progress.phase !== 'changing' && progress.phase !== 'undoing') return;
    setJob(progress.done === progress.total ? null : { progress });
  });
  const during = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    setJob({ progress: null });
    try {
      return await work();
    } finally {
      setJob(null);
    }
  };
  const undo = async (changeSet: string): Promise<void> => {
    try {
      toast({ text: words.takenBack(await during(() => call('changeSets.undo', { id: changeSet }))) });
    } catch (error) {
      toast({ text: words.failed(error) });
    }
  };
  const withUndo = (text: string, changeSet: string | null): void =>
    toast({ text, ...(changeSet === null ? {} : { undo: () => void undo(changeSet) }) });
  const run = async (deed: BulkDeed, work: () => Promise<BulkOutcome>): Promise<boolean> => {
    try {
      const outcome = await during(work);
      withUndo(words.done(deed, outcome), outcome.changeSet);
      return true;
    } catch (error) {
      const begun = asSatchelError(error).code === 'CANCELLED' ? await begunLast() : null;
      if (begun) withUndo(words.ended(deed, begun.changed), begun.id);
      else toast({ text: words.failed(error) });
      return false;
    }
  };
  return {
    job,
    undo,
    cancel: () => {
      call('jobs.cancel', {}).catch((error: unknown) => toast({ text: words.failed(error) }));
    },
    update: (target, field, value) =>
      run('changed', () => call('bulk.update', { entity, target, changes: { [field]: value } })),
    tag: (target, { add, remove }) =>
      run('changed', () => call('bulk.tag', { target, add: [...add], remove: [...remove] })),
    remove: (target) => run('removed', () => call('bulk.remove', { entity, target })),
  };
}

/** The change-set that was ended before all of it was done, if anything was. */
async function begunLast(): Promise<{ readonly id: string; readonly changed: number } | null> {
  const sets = await call('changeSets.list', {}).catch(() => []);
  const last = sets.find((set) => set.kind === 'bulk');
  return last?.kind === 'bulk' && last.state === 'open' ? { id: last.id, changed: last.counts.changed } : null;
}
