import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyFixture } from '../test/fixtures/stores/read-fixture.ts';
import type { EventMessage } from '../src-shared/ipc/events.ts';
import { systemClock } from './core/node-ports/clock.ts';
import { silentLog } from './core/node-ports/silent-log.ts';
import { hostCore, type CoreHost } from './ipc/core-host.ts';
import type { CoreStart } from './ipc/core-messages.schema.ts';
import { givenKeySecrets } from './shell/secrets.ts';

const KEY = '0123456789abcdef'.repeat(4);

let folder = '';
const running: CoreHost[] = [];
let told: EventMessage[] = [];
beforeEach(() => {
  told = [];
  folder = mkdtempSync(join(tmpdir(), 'satchel-core-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((core) => core.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** The real worker with the real store, as the app starts it. */
function start(key = KEY): { core: CoreHost; worker: Worker } {
  const workerData: CoreStart = { home: join(folder, 'home'), logFile: logFile(), device: 'desk', isOnline: false };
  const worker = new Worker(new URL('./core-worker.ts', import.meta.url), { workerData });
  const secrets = givenKeySecrets(key);
  const core = hostCore({
    worker,
    secrets,
    clock: systemClock,
    log: silentLog,
    onEvent: (message) => told.push(message),
  });
  running.push(core);
  return { core, worker };
}

const logFile = (): string => join(folder, 'core.log');

async function ask(core: CoreHost, name: string, input: unknown = {}): Promise<unknown> {
  const reply = await core.request(name, input);
  return reply.ok ? reply.data : reply.error.code;
}

const ALL = {
  search: '',
  states: [],
  sort: { field: 'name', isDescending: false },
  limit: 10,
  after: null,
};

describe('the core of the app on its thread', () => {
  it('keeps a customer across a restart, and opens to its own key only', async () => {
    const first = start().core;
    await ask(first, 'workspaces.startLocal');
    await ask(first, 'customers.create', { fields: { name: '北京星辰科技' } });
    await first.close();

    expect(await ask(start('f'.repeat(64)).core, 'customers.list', ALL)).toBe('STORE_KEY_WRONG');
    expect(await ask(start('f'.repeat(63)).core, 'customers.list', ALL)).toBe('STORE_KEY_INVALID');
    expect(await ask(start().core, 'customers.list', ALL)).toMatchObject({
      total: 1,
      rows: [{ name: '北京星辰科技' }],
    });
    expect(readFileSync(logFile(), 'utf8')).not.toMatch(/星辰|0123456789abcdef|f{63}/u);
  });

  it('says how far it is while data of an earlier version is brought up to date, and then shows it', async () => {
    const { masterKey, contents } = copyFixture('v1', folder);
    const { core } = start(masterKey);
    const alive = Object.values(contents.records['customers'] ?? {}).filter(
      (record) => (record as { deletedAt: string | null }).deletedAt === null,
    );
    expect(await ask(core, 'customers.list', ALL)).toMatchObject({ total: alive.length });
    const progress = told.filter(({ name }) => name === 'store.progress').map(({ data }) => data);
    expect(progress).toContainEqual({ phase: 'updating', done: 0, total: expect.any(Number) as number });
    expect(progress.at(-1)).toBeNull();
  });

  it('keeps what it acknowledged when the thread is killed', async () => {
    const { core, worker } = start();
    await ask(core, 'workspaces.startLocal');
    await ask(core, 'customers.create', { fields: { name: '上海远航物流' } });
    await worker.terminate();
    expect(await ask(core, 'customers.list', ALL)).toBe('CORE_STOPPED');
    expect(await ask(start().core, 'customers.list', ALL)).toMatchObject({ total: 1 });
  });
});
