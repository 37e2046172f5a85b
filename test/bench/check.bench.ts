import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { checkAtStart } from '../../src-main/core/features/backups/check-at-start.ts';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { silentLog } from '../../src-main/core/node-ports/silent-log.ts';
import type { Store } from '../../src-main/core/store/store.ts';
import { watchWork } from '../../src-main/core/store/watch-work.ts';
import { openBareStore } from './bare-store.ts';
import { LAG_RESOLUTION_MS } from './busy-core.ts';
import { openBenchStore, type HomeCopy } from './dataset.ts';
import { compare, p95, timed, type Bench } from './harness.ts';
import { pageCases, type PageCase } from './page-cases.ts';
import { withCopies } from './sides.ts';

/** A reader asks again so soon after its answer. */
const PAUSE_MS = 10;
/** So long somebody reads; then the check has the thread to itself. */
const READ_FOR_MS = 5_000;

/** The check of the whole file at the start: what it costs those who open and read, and how long it takes. */
export const checkBench: Bench = async ({ rows, dataset }) => {
  const data = await dataset(rows);
  const [list] = pageCases(data);
  if (list === undefined) throw new Error('no list to read');
  return withCopies(data, async ({ ours, bare }) => {
    const opened = await compare(
      9,
      () => openAndList(ours, list, true),
      () => openAndList(bare, list, false),
    );
    const { pageMs, lagMs, aloneMs } = await whileChecked(ours, list);
    return [
      {
        name: 'opening to the first page, with the check behind it',
        ...opened,
        unit: 'ms',
        goal: { ratioAtMost: 1.2 },
      },
      { name: 'list read during the check, p95', ours: pageMs, limit: null, unit: 'ms', goal: { oursAtMost: 50 } },
      {
        name: "the core's thread held up by the check, p99",
        ours: lagMs,
        limit: null,
        unit: 'ms',
        goal: { oursAtMost: 15 },
      },
      {
        name: 'the check with the thread to itself, against quick_check',
        ...{ ours: aloneMs, limit: await bareCheck(bare) },
        ...{ unit: 'ms', goal: { ratioAtMost: 5 } },
      },
    ];
  });
};

interface Checked {
  readonly store: Store;
  readonly close: () => Promise<void>;
  readonly checking: Promise<void>;
}

async function openChecked(home: HomeCopy): Promise<Checked> {
  const { store: bare, close } = await openBenchStore(home);
  const { store, work } = watchWork(bare);
  const ending = new AbortController();
  const checking = checkAtStart({ store, work, clock: systemClock, log: silentLog, signal: ending.signal });
  return {
    ...{ store, checking },
    close: async () => {
      ending.abort();
      await checking;
      await close();
    },
  };
}

async function openAndList(
  home: HomeCopy,
  { entity, query }: PageCase,
  isChecked: boolean,
): Promise<() => Promise<void>> {
  const { store, close } = isChecked ? await openChecked(home) : await openBenchStore(home);
  await store.list(entity, query);
  return close;
}

async function whileChecked(
  home: HomeCopy,
  { entity, query }: PageCase,
): Promise<{ readonly pageMs: number; readonly lagMs: number; readonly aloneMs: number }> {
  const { store, close, checking } = await openChecked(home);
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  const state = { isDone: false };
  void checking.then(() => {
    state.isDone = true;
  });
  const times: number[] = [];
  lag.enable();
  for (let readMs = 0; readMs < READ_FOR_MS && !state.isDone; readMs += PAUSE_MS) {
    times.push(await timed(() => store.list(entity, query)));
    await pause(PAUSE_MS);
  }
  await close();
  const again = await openChecked(home);
  await again.store.list(entity, query);
  const aloneMs = await timed(() => again.checking);
  lag.disable();
  await again.close();
  return { pageMs: p95(times), lagMs: lag.percentile(99) / 1e6 - LAG_RESOLUTION_MS, aloneMs };
}

async function bareCheck(home: HomeCopy): Promise<number> {
  const { connection } = openBareStore(home);
  const took = await timed(() => connection.get('PRAGMA quick_check'));
  connection.close();
  return took;
}
