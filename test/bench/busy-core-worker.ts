import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import { silentLog } from '../../src-main/core/node-ports/silent-log.ts';
import { coreOver } from '../../src-main/core/open-core.ts';
import { openParts, type CoreParts } from '../../src-main/core/open-parts.ts';
import type { Put } from '../../src-main/core/store/store.ts';
import { serveCore } from '../../src-main/ipc/serve-core.ts';
import { generateCustomers } from '../support/customer-generator.ts';
import { storedCustomer } from '../support/stores.ts';
import { CHANNEL, LAG_RESOLUTION_MS, type FromBusyCore, type ToBusyCore } from './busy-core.ts';

/** The core on its thread as the app has it, and beside its door another one: writing as sync does, and how long it was busy. */
const { home, isOnline } = workerData as { readonly home: string; readonly isOnline: boolean };
const control = new BroadcastChannel(CHANNEL);
const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
const network = { isOnline: () => isOnline, request: () => Promise.reject(new Error('no network')) };
const FIRST_NUMBER = 5_000_000;
/** What sync gets with one page. */
const PAGE = 200;

const tell = (message: FromBusyCore): void => control.postMessage(message);

async function fetchAgain(parts: CoreParts, rows: number): Promise<void> {
  const records = [...generateCustomers(44, rows)].map((fields, at) => storedCustomer(FIRST_NUMBER + at, fields));
  const { store } = parts.requireOpen();
  for (let start = 0; start < rows; start += PAGE) {
    const puts = records.slice(start, start + PAGE).map((record): Put => ({ entity: 'customers', record }));
    await store.write(async () => ({ plan: { puts, durability: 'refetchable' }, result: null }));
  }
  const puts = records.map((record): Put => ({ entity: 'customers', record }));
  // And all of it once more in one plan.
  await store.write(async () => ({ plan: { puts, durability: 'refetchable' }, result: null }));
}

serveCore({
  port: parentPort!,
  open: async (secrets, onEvent) => {
    const ports = { clock: systemClock, ids: systemIds, log: silentLog, network, device: 'bench', secrets };
    const parts = await openParts({ home, ports });
    control.onmessage = ({ data }: MessageEvent) => {
      const message = data as ToBusyCore;
      if (message.type === 'write') void fetchAgain(parts, message.rows).then(() => tell({ type: 'written' }));
      if (message.type === 'watch') {
        lag.reset();
        lag.enable();
      }
      if (message.type === 'read') tell({ type: 'lag', p99Ms: lag.percentile(99) / 1e6 - LAG_RESOLUTION_MS });
    };
    return coreOver(parts, onEvent);
  },
  setOnline: () => undefined,
  log: silentLog,
  exit: () => process.exit(0),
});
