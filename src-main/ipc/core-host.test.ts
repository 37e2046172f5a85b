import { afterEach, describe, expect, it } from 'vitest';
import { startSmallCore, type SmallCoreStart } from '../../test/support/small-core.ts';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { LogPart } from '../core/node-ports/log-parts.ts';
import type { Clock, Secrets } from '../core/ports.ts';
import { CLOSE_WITHIN_MS, hostCore, type CoreHost } from './core-host.ts';

const running: CoreHost[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((host) => host.close()));
});

/** Waits until the time is up only when the test lets it. */
function heldClock() {
  const slept: number[] = [];
  const timeUp = Promise.withResolvers<void>();
  const clock: Clock = {
    now: () => 0,
    sleep: (ms) => {
      slept.push(ms);
      return timeUp.promise;
    },
  };
  return { clock, slept, timeUp };
}

function host(start: Partial<SmallCoreStart> = {}, secrets?: Secrets) {
  const { worker, calls } = startSmallCore(start);
  const events: EventMessage[] = [];
  const heard = Promise.withResolvers<EventMessage>();
  const logged: unknown[] = [];
  const keep = (message: string, parts?: Record<string, LogPart>): void => void logged.push([message, parts]);
  const held = heldClock();
  const core = hostCore({
    worker,
    secrets: secrets ?? { masterKey: () => Promise.reject(new SatchelError('STORE_KEY_MISSING')) },
    clock: held.clock,
    log: { info: keep, warn: keep, error: keep },
    onEvent: (message) => {
      events.push(message);
      heard.resolve(message);
    },
  });
  running.push(core);
  return { core, worker, calls, events, heard: heard.promise, logged, ...held };
}

const code = async (core: CoreHost, name: string): Promise<string> => {
  const reply = await core.request(name, {});
  return reply.ok ? 'ok' : reply.error.code;
};

describe('the core on its worker thread', () => {
  it('answers, and its refusals cross with code, parts and fields', async () => {
    const { core } = host();
    expect(await core.request('workspaces.current', {})).toEqual({ ok: true, data: { key: '', network: [] } });
    expect(await core.request('workspaces.open', {})).toEqual({
      ok: false,
      error: { code: 'WORKSPACE_UNKNOWN', params: { name: 'n' }, fields: { id: 'invalid' } },
    });
  });

  it('knows its own routes only, and a defect shows nothing of itself', async () => {
    const { core } = host();
    for (const name of ['constructor', '__proto__', 'toString']) expect(await code(core, name)).toBe('UNKNOWN_ROUTE');
    expect(await core.request('workspaces.list', {})).toEqual({
      ok: false,
      error: { code: 'INTERNAL', params: {}, fields: {} },
    });
  });

  it('an answer that cannot be sent fails alone', async () => {
    const { core } = host();
    expect(await code(core, 'customers.list')).toBe('INTERNAL');
    expect(await code(core, 'workspaces.current')).toBe('ok');
  });

  it('tells the windows what the core tells', async () => {
    const { core, heard } = host();
    await core.request('sync.run', {});
    expect(await heard).toEqual({ name: 'customers.changed', data: { ids: null } });
  });

  it('a store that could not be opened says why at every request, and opens once it can, without a restart', async () => {
    const { core } = host({ failures: 3 });
    // The first opening is the worker's own, at its start; the first request may share it.
    const codes = [];
    for (let asked = 0; asked < 4; asked += 1) codes.push(await code(core, 'workspaces.current'));
    expect(codes.slice(0, 2)).toEqual(['STORE_LOCKED', 'STORE_LOCKED']);
    expect(codes.at(-1)).toBe('ok');
  });

  it('gets its key from the main thread', async () => {
    const asked: boolean[] = [];
    const { core } = host(
      { asksForKey: true },
      {
        masterKey: (hasStore) => {
          asked.push(hasStore);
          return Promise.resolve('f0'.repeat(32));
        },
      },
    );
    expect(await core.request('workspaces.current', {})).toMatchObject({ data: { key: 'f0'.repeat(32) } });
    expect(asked).toEqual([true]);
  });

  it('a missing key, and a keyring that breaks, are told by their codes', async () => {
    expect(await code(host({ asksForKey: true }).core, 'workspaces.current')).toBe('STORE_KEY_MISSING');
    const broken = host({ asksForKey: true }, { masterKey: () => Promise.reject(new TypeError('dbus 张伟')) });
    expect(await code(broken.core, 'workspaces.current')).toBe('KEYRING_UNAVAILABLE');
    expect(JSON.stringify(broken.logged)).not.toContain('张伟');
  });

  it('hears of the network, and settles when it is back or the computer woke', async () => {
    const { core, calls } = host();
    core.setOnline(false);
    core.setOnline(true);
    core.woke();
    expect(await core.request('workspaces.current', {})).toMatchObject({ data: { network: [false, true] } });
    expect(calls[1]).toBe(2);
  });

  it('a thread that dies answers everybody who waits, tells the windows once, and stays stopped', async () => {
    const { core, events, logged } = host();
    const waiting = code(core, 'customers.get');
    expect(await code(core, 'customers.delete')).toBe('CORE_STOPPED');
    expect(await waiting).toBe('CORE_STOPPED');
    expect(await code(core, 'workspaces.current')).toBe('CORE_STOPPED');
    expect(events).toEqual([{ name: 'core.stopped', data: {} }]);
    expect(logged).toContainEqual(['core crashed', { errorClass: 'Error' }]);
  });

  it('closing waits for the core to finish, and is no accident', async () => {
    const { core, calls, events } = host();
    await code(core, 'workspaces.current');
    await Promise.all([core.close(), core.close()]);
    expect(calls[0]).toBe(1);
    expect(events).toEqual([]);
    expect(await code(core, 'workspaces.current')).toBe('CORE_STOPPED');
  });

  it('a core that never finishes does not keep the program from ending', async () => {
    const { core, slept, timeUp, logged } = host({ hangsAtClose: true });
    await code(core, 'workspaces.current');
    const closed = core.close();
    timeUp.resolve();
    await closed;
    expect(slept).toEqual([CLOSE_WITHIN_MS]);
    expect(logged).toEqual([['core did not close in time', undefined]]);
  });
});
