import { parentPort, workerData } from 'node:worker_threads';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { silentLog } from '../../src-main/core/node-ports/silent-log.ts';
import type { Core } from '../../src-main/core/core.ts';
import { serveCore } from '../../src-main/ipc/serve-core.ts';
import type { SmallCoreStart } from './small-core.ts';

/** A core without a store on a real worker thread: what the tests of the protocol between the threads talk to. */
const given = workerData as SmallCoreStart;
const calls = new Int32Array(given.calls);
const network: boolean[] = [];
let failures = given.failures;

serveCore({
  port: parentPort!,
  open: async (secrets, onEvent) => {
    if (failures > 0) {
      failures -= 1;
      throw new SatchelError('STORE_LOCKED');
    }
    const key = given.asksForKey ? await secrets.masterKey(true) : '';
    const handlers = {
      'workspaces.current': () => ({ key, network }),
      'workspaces.open': () => {
        throw new SatchelError('WORKSPACE_UNKNOWN', { params: { name: 'n' }, fields: { id: 'invalid' } });
      },
      'workspaces.list': () => {
        throw new RangeError('张伟 13800138000');
      },
      'customers.list': () => () => 'a function cannot be sent',
      'customers.get': () => new Promise(() => undefined),
      'customers.delete': () => {
        setImmediate(() => {
          throw new Error('the thread dies');
        });
        return new Promise(() => undefined);
      },
      'sync.run': () => {
        Atomics.add(calls, 1, 1);
        onEvent({ name: 'customers.changed', data: { ids: null } });
        return {};
      },
    };
    return {
      handlers: handlers as unknown as Core['handlers'],
      grantFile: () => undefined,
      close: async () => {
        if (given.hangsAtClose) await new Promise(() => undefined);
        Atomics.add(calls, 0, 1);
      },
    };
  },
  setOnline: (isOnline) => network.push(isOnline),
  log: silentLog,
  exit: () => process.exit(0),
});
