import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import { silentLog } from '../../src-main/core/node-ports/silent-log.ts';
import { openCore } from '../../src-main/core/open-core.ts';
import { TEST_KEY } from '../support/stores.ts';

/** Opens the core of a home (first argument), reads the first page, and prints how many bytes it holds at rest. */
const [, , home = ''] = process.argv;
const network = { isOnline: () => false, request: () => Promise.reject(new Error('no network')) };
const secrets = { masterKey: () => Promise.resolve(TEST_KEY) };
const ports = { clock: systemClock, ids: systemIds, log: silentLog, network, device: 'bench', secrets };
const core = await openCore({ home, ports, onEvent: () => undefined });
const sort = { field: 'name', isDescending: false } as const;
await core.handlers['customers.list']({ search: '', states: [], sort, limit: 50, after: null });
for (let round = 0; round < 5; round += 1) {
  globalThis.gc?.();
  await pause(100);
}
process.stdout.write(String(process.memoryUsage().rss));
await core.close();
