import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from './core/node-ports/clock.ts';
import { systemIds } from './core/node-ports/ids.ts';
import { createFileLog } from './core/node-ports/log.ts';
import { openCore } from './core/open-core.ts';
import { createHttpNetwork } from './core/sync/transport/http.ts';
import { coreStartSchema } from './ipc/core-messages.schema.ts';
import { serveCore } from './ipc/serve-core.ts';

/** The worker thread that hosts the core, so that a synchronous database never stops the windows. No Electron in here. */
function run(): void {
  if (parentPort === null) throw new Error('core-worker.ts runs as a worker thread only');
  const { home, logFile, device, isOnline } = coreStartSchema.parse(workerData);
  const system = { isOnline };
  const log = createFileLog({ file: logFile });
  const network = createHttpNetwork({ isOnline: () => system.isOnline });
  serveCore({
    port: parentPort,
    open: (secrets, onEvent) =>
      openCore({ home, onEvent, ports: { clock: systemClock, ids: systemIds, network, log, secrets, device } }),
    setOnline: (value) => {
      system.isOnline = value;
    },
    log,
    exit: () => process.exit(0),
  });
}

run();
