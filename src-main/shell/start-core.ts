import { net, powerMonitor, safeStorage } from 'electron/main';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import type { Clock, Log, Secrets } from '../core/ports.ts';
import { hostCore, type CoreHost } from '../ipc/core-host.ts';
import type { CoreStart } from '../ipc/core-messages.schema.ts';
import type { Roots } from './roots.ts';
import { givenKeySecrets, sealedKeySecrets } from './secrets.ts';
import { createSystemKeyring } from './system-keyring.ts';
import { watchOnline } from './watch-online.ts';

interface StartCoreDeps {
  /** The built core-worker.js, absolute. */
  readonly workerFile: string;
  readonly roots: Roots;
  readonly secrets: Secrets;
  /** Once keyring, network and power can be asked. */
  readonly whenReady: Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onEvent: (message: EventMessage) => void;
}

/**
 * Starts the core's worker and keeps it told of the network and of sleep, until it is closed. It loads while the app is
 * getting ready, and opens the data as soon as it is given the key.
 */
export function startCore(deps: StartCoreDeps): CoreHost {
  const { roots, whenReady, clock, log, onEvent } = deps;
  const start: CoreStart = {
    ...{ home: roots.home, logFile: join(roots.logsDir, 'core.log'), device: hostname() },
    // Told before the key, without which nothing is opened.
    isOnline: false,
  };
  // The key reaches the worker when it asks, never by its environment.
  const { SATCHEL_KEY: _key, ...inherited } = process.env;
  const env = { ...inherited, NODE_COMPILE_CACHE: roots.compiledDir };
  const worker = new Worker(deps.workerFile, { name: 'core', workerData: start, env });
  const secrets: Secrets = {
    masterKey: async (hasStore) => {
      await whenReady;
      return deps.secrets.masterKey(hasStore);
    },
  };
  const core = hostCore({ worker, secrets, clock, log, onEvent });
  const watching = new AbortController();
  void whenReady.then(() => {
    if (watching.signal.aborted) return;
    const isOnline = (): boolean => net.isOnline();
    core.setOnline(isOnline());
    void watchOnline({ isOnline, clock, onChange: core.setOnline, signal: watching.signal });
    powerMonitor.on('resume', core.woke);
  });
  return {
    ...core,
    close: () => {
      watching.abort();
      powerMonitor.off('resume', core.woke);
      return core.close();
    },
  };
}

/** Where the key of the home comes from: the environment of a checkout, else the system's keyring. */
export function secretsOf({ givenKey, keyFile }: Roots): Secrets {
  if (givenKey !== null) return givenKeySecrets(givenKey);
  return sealedKeySecrets({
    file: keyFile,
    keyring: createSystemKeyring(safeStorage),
    newKey: () => randomBytes(32).toString('hex'),
  });
}
