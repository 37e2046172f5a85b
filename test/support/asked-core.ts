import { join } from 'node:path';
import { openCore } from '../../src-main/core/open-core.ts';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import type { Log, Ports } from '../../src-main/core/ports.ts';
import { createRouter } from '../../src-main/ipc/router.ts';
import { coreContract } from '../../src-shared/ipc/contract.ts';
import type { InputOf, OutputOf, WireError } from '../../src-shared/ipc/define.ts';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import { temporaryFolder, TEST_KEY } from './stores.ts';

type Name = keyof typeof coreContract;

export interface AskedCore {
  /** Asks as a window does, through the door that checks every input. Throws the wire error. */
  readonly ask: <N extends Name>(
    name: N,
    input: InputOf<(typeof coreContract)[N]>,
  ) => Promise<OutputOf<(typeof coreContract)[N]>>;
  readonly events: EventMessage[];
  /** What was written to the log beyond notes. */
  readonly warnings: unknown[][];
  /** Gives the core the right to write a file and says by which name a window knows it. */
  readonly fileToWrite: (name: string) => { readonly fileId: string; readonly path: string };
  /** Gives the core the right to read a file as one of views and says by which name a window knows it. */
  readonly fileToRead: (path: string) => string;
  /** Closes the core as the end of the app does and opens the same home again. */
  readonly reopen: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The core with an empty workspace of its own, on this computer alone. */
export async function openAskedCore(): Promise<AskedCore> {
  const folder = temporaryFolder();
  const events: EventMessage[] = [];
  const warnings: unknown[][] = [];
  const warn: Log['warn'] = (...said) => void warnings.push(said);
  const log: Log = { info: () => undefined, warn, error: warn };
  const ports: Ports = {
    ...{ clock: systemClock, ids: systemIds, log, device: 'test' },
    network: { isOnline: () => false, request: () => Promise.reject(new Error('no network here')) },
    secrets: { masterKey: () => Promise.resolve(TEST_KEY) },
  };
  const open = () => openCore({ home: join(folder.dir, 'home'), ports, onEvent: (message) => events.push(message) });
  let core = await open();
  await core.handlers['workspaces.startLocal']({});
  return {
    ask: async (name, input) => {
      const reply = await createRouter({ contract: coreContract, handlers: core.handlers, log })(name, input);
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a window gets exactly this
      if (!reply.ok) throw reply.error satisfies WireError;
      return reply.data as OutputOf<(typeof coreContract)[typeof name]>;
    },
    events,
    warnings,
    fileToWrite: (name) => {
      const grant = { fileId: systemIds.next(), path: join(folder.dir, name), purpose: 'export' as const };
      core.grantFile(grant);
      return grant;
    },
    fileToRead: (path) => {
      const fileId = systemIds.next();
      core.grantFile({ fileId, path, purpose: 'importView' });
      return fileId;
    },
    reopen: async () => {
      await core.close();
      core = await open();
    },
    close: async () => {
      await core.close();
      folder.remove();
    },
  };
}
