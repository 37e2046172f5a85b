import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { silentLog } from '../../src-main/core/node-ports/silent-log.ts';
import { hostCore, type CoreHost } from '../../src-main/ipc/core-host.ts';
import { sampleCustomerFile } from '../support/customer-file.ts';
import { temporaryFolder, TEST_KEY, testId } from '../support/stores.ts';
import { CHANNEL, LAG_RESOLUTION_MS, type FromBusyCore, type ToBusyCore } from './busy-core.ts';
import { p95, timed, type Bench, type Result } from './harness.ts';

/** A reader asks again so soon after its answer. */
const PAUSE_MS = 10;
const LIST = {
  ...{ search: '', states: [], limit: 50, after: null },
  sort: { field: 'name', isDescending: false },
};

/**
 * Nothing blocks: while 100,000 rows are imported, and while as many are taken in as sync takes them, lists are read through
 * the door of the core on its own thread, as the app asks it.
 */
export const responseBench: Bench = async ({ rows, note, dataset }) => {
  const data = await dataset(rows);
  const { dir, remove } = temporaryFolder();
  const written = Math.min(rows, 100_000);
  const { dir: home } = data.copyTo(join(dir, 'home'));
  const worker = new Worker(new URL('./busy-core-worker.ts', import.meta.url), {
    workerData: { home, isOnline: false },
  });
  const secrets = { masterKey: () => Promise.resolve(TEST_KEY) };
  const core = hostCore({ worker, secrets, clock: systemClock, log: silentLog, onEvent: () => undefined });
  const beside = openChannel();
  try {
    await answered(core, 'workspaces.startLocal', {});
    const file = join(dir, 'in.csv');
    writeFileSync(file, sampleCustomerFile(2027, written));
    note(`importing ${written} rows while lists are read`);
    const imported = await whileReading({ core, beside }, () => importFile(core, file));
    note(`fetching ${written} rows twice while lists are read`);
    const fetched = await whileReading({ core, beside }, () => beside.ask({ type: 'write', rows: written }, 'written'));
    return [...resultsOf('an import', imported), ...resultsOf('a fetch', fetched)];
  } finally {
    beside.close();
    await core.close();
    remove();
  }
};

interface Watched {
  readonly pageMs: number;
  readonly coreLagMs: number;
  readonly mainLagMs: number;
}

const resultsOf = (what: string, { pageMs, coreLagMs, mainLagMs }: Watched): Result[] =>
  [
    { name: `list read during ${what}, p95`, ours: pageMs },
    { name: `the core's thread held up during ${what}, p99`, ours: coreLagMs },
    { name: `the main thread held up during ${what}, p99`, ours: mainLagMs },
  ].map((measured) => ({ ...measured, limit: null, unit: 'ms', goal: { oursAtMost: 50 } }));

type Channel = ReturnType<typeof openChannel>;

function openChannel() {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    ask: <Type extends FromBusyCore['type']>(
      message: ToBusyCore,
      type: Type,
    ): Promise<Extract<FromBusyCore, { type: Type }>> => {
      const { promise, resolve } = Promise.withResolvers<Extract<FromBusyCore, { type: Type }>>();
      channel.onmessage = ({ data }: MessageEvent) => {
        const answer = data as FromBusyCore;
        if (isOf(answer, type)) resolve(answer);
      };
      channel.postMessage(message);
      return promise;
    },
    tell: (message: ToBusyCore): void => channel.postMessage(message),
    close: () => channel.close(),
  };
}

const isOf = <Type extends FromBusyCore['type']>(
  message: FromBusyCore,
  type: Type,
): message is Extract<FromBusyCore, { type: Type }> => message.type === type;

async function whileReading(
  { core, beside }: { readonly core: CoreHost; readonly beside: Channel },
  work: () => Promise<unknown>,
): Promise<Watched> {
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  const times: number[] = [];
  let isDone = false;
  beside.tell({ type: 'watch' });
  lag.enable();
  const working = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    times.push(await timed(() => answered(core, 'customers.list', LIST)));
    await pause(PAUSE_MS);
  }
  await working;
  lag.disable();
  const { p99Ms } = await beside.ask({ type: 'read' }, 'lag');
  return { pageMs: p95(times), coreLagMs: p99Ms, mainLagMs: lag.percentile(99) / 1e6 - LAG_RESOLUTION_MS };
}

async function importFile(core: CoreHost, path: string): Promise<void> {
  const fileId = testId(1);
  core.grantFile({ fileId, path, purpose: 'import' });
  const choices = { encoding: 'auto', mapping: [], values: {}, key: [], onMatch: 'update', blank: 'leave' };
  await answered(core, 'imports.commit', { fileId, entity: 'customers', ...choices });
}

async function answered(core: CoreHost, name: string, input: unknown): Promise<void> {
  const reply = await core.request(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
}
