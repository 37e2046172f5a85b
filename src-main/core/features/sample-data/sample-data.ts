import { setImmediate as nextTurn } from 'node:timers/promises';
import type { UndoResult } from '../../../../src-shared/ipc/change-sets.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { Jobs } from '../../jobs.ts';
import { authorOf, type CurrentWorkspace } from '../../open-workspace.ts';
import type { Ports } from '../../ports.ts';
import type { Put, Store } from '../../store/store.ts';
import { creationOf, SAMPLE_CUSTOMERS, sampleRecords } from './sample-records.ts';
import { sampleSet, type SampleSet } from './sample-set.ts';

const BATCH = 200;

interface Deps {
  readonly current: CurrentWorkspace;
  readonly ports: Pick<Ports, 'clock' | 'ids' | 'device'>;
  readonly jobs: Jobs;
  /** Takes a change-set back. */
  readonly undo: (changeSet: string) => Promise<UndoResult>;
}

/** A company to look around in: filled in and taken away in one go, in a workspace that has no server. */
export interface SampleData {
  readonly state: () => Promise<{ readonly isOffered: boolean; readonly changeSet: string | null }>;
  /** Errors: SAMPLE_LOCAL_ONLY, IMPORT_BUSY, CANCELLED. What is here already stays as it is. */
  readonly fill: () => Promise<SampleCounts>;
  /** Errors: NOT_FOUND, IMPORT_BUSY, CANCELLED. Interrupted, it can be called again. */
  readonly remove: () => Promise<UndoResult>;
}

type SampleCounts = Omit<SampleSet['summary'], 'state'>;

export function createSampleData({ current, ports, jobs, undo }: Deps): SampleData {
  const isLocal = (): boolean => current().entry.address === null;
  return {
    state: async () => {
      const isOffered = isLocal();
      return { isOffered, changeSet: (await setHere(current().store))?.id ?? null };
    },
    fill: () =>
      jobs.run(undefined, async (signal) => {
        if (!isLocal()) throw new SatchelError('SAMPLE_LOCAL_ONLY');
        const { store, entry } = current();
        const { clock, ids, device } = ports;
        const here = await setHere(store);
        if (here !== null) return countsOf(here);
        const now = clock.now();
        const records = sampleRecords(now);
        const counts = { customers: SAMPLE_CUSTOMERS, records: records.length };
        const row = { id: ids.next(), kind: 'sample', at: toInstant(now), by: authorOf(entry), reversedAt: null };
        const set = (state: 'open' | 'done'): SampleSet => ({ ...row, summary: { state, ...counts } });
        await writeAll({ store, records, set, device, signal, jobs });
        return counts;
      }),
    remove: async () => {
      const here = await setHere(current().store);
      if (here === null) throw new SatchelError('NOT_FOUND');
      return undo(here.id);
    },
  };
}

const countsOf = ({ summary: { customers, records } }: SampleSet): SampleCounts => ({ customers, records });

async function setHere(store: Store): Promise<SampleSet | null> {
  const sets = (await store.changeSets()).flatMap((row) => sampleSet(row) ?? []);
  return sets.find(({ reversedAt }) => reversedAt === null) ?? null;
}

interface Filling {
  readonly store: Store;
  readonly records: readonly Put[];
  readonly set: (state: 'open' | 'done') => SampleSet;
  readonly device: string;
  readonly signal: AbortSignal;
  readonly jobs: Jobs;
}

/** The change-set says that it is open from the first batch on, so that what a crash leaves can be taken away. */
async function writeAll({ store, records, set, device, signal, jobs }: Filling): Promise<void> {
  for (let at = 0; at < records.length; at += BATCH) {
    const puts = records.slice(at, at + BATCH);
    const changeSet = set(at + BATCH < records.length ? 'open' : 'done');
    const history = puts.map((put) => creationOf(put, { device, changeSet: changeSet.id }));
    await store.write(async () => ({ plan: { puts, history, changeSets: [changeSet] }, result: null }));
    jobs.tell({ done: at + puts.length, total: records.length, phase: 'writing' });
    await nextTurn();
    if (signal.aborted) throw new SatchelError('CANCELLED');
  }
}
