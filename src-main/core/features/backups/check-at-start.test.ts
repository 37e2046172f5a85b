import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../../../../test/support/synced-device.ts';
import { temporaryHome, type TemporaryHome } from '../../../../test/support/temporary-home.ts';
import type { EventMessage } from '../../../../src-shared/ipc/events.ts';
import { createHttpNetwork } from '../../sync/transport/http.ts';
import type { Core } from '../../core.ts';
import { systemIds } from '../../node-ports/ids.ts';
import { systemClock } from '../../node-ports/clock.ts';
import { openCore } from '../../open-core.ts';
import type { Clock } from '../../ports.ts';
import { openConnection } from '../../store/sqlite/connection.ts';

const LONG_MS = 1_000;

let home: TemporaryHome;
let core: Core;
let events: EventMessage[];
/** What the check waited for because something was asked. */
let breaths: number;

/** Nothing that waits for seconds comes to its turn: what is seen begins with the first list. */
const clock: Clock = {
  now: systemClock.now,
  sleep: async (ms, signal) => {
    if (ms < LONG_MS) {
      breaths += 1;
      return nextTurn();
    }
    if (signal?.aborted) return;
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
  },
};

async function open(): Promise<void> {
  [events, breaths] = [[], 0];
  core = await openCore({
    home: home.dir,
    onEvent: (message) => void events.push(message),
    ports: {
      ...{ clock, ids: systemIds, network: createHttpNetwork(), log: silentLog, device: 'test' },
      secrets: { masterKey: async () => home.key },
    },
  });
}

const listTasks = async () =>
  core.handlers['customers.list']({
    ...{ search: '', limit: 1, after: null, states: [], sort: { field: 'name', isDescending: false } },
  });
const soundAt = async () => (await core.handlers['backups.lastCheck']({})).soundAt;
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await nextTurn();
}
async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await nextTurn();
}

beforeEach(async () => {
  home = await temporaryHome();
  await open();
  await core.handlers['workspaces.startLocal']({});
  for (let number = 0; number < 30; number += 1) {
    await core.handlers['customers.create']({ fields: { name: `客户 ${number}`, remarks: '说明'.repeat(900) } });
  }
  await core.close();
});
afterEach(async () => {
  await core.close();
  await home.remove();
});

/** Overwrites a page that no list asks for: of an index by the moment of writing. */
async function damageUnseenPage(): Promise<void> {
  const [id] = readdirSync(join(home.dir, 'workspaces'));
  const list = openConnection({ file: join(home.dir, 'home.db'), key: home.key });
  const key = list.get<{ key: string }>('SELECT key FROM workspaces WHERE id=?', id!)!.key;
  list.close();
  const file = join(home.dir, 'workspaces', id!, 'store.db');
  const connection = openConnection({ file, key });
  const page = connection.get<{ rootpage: number }>(
    `SELECT rootpage FROM sqlite_schema WHERE name='customers-0 _meta.lwt+id'`,
  );
  connection.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4_096, 7), 0, 4_096, (page!.rootpage - 1) * 4_096);
  closeSync(handle);
}

test('a page that no list touches is found damaged after the first list, and the windows are told', async () => {
  await damageUnseenPage();
  await open();
  await turns(50);
  expect(events.filter(({ name }) => name === 'store.damaged')).toEqual([]);
  expect(await listTasks()).toMatchObject({ total: 30 });
  await until(() => events.some(({ name }) => name === 'store.damaged'));
  expect(() => core.handlers['workspaces.current']({})).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }));
  expect(await core.handlers['recovery.run']({})).toMatchObject({ lost: 0 });
  expect(await listTasks()).toMatchObject({ total: 30 });
});

test('a sound store is noted when all of it was read, not before the first list, and out of the way of questions', async () => {
  await open();
  await turns(200);
  expect(await soundAt()).toBe(null);
  await listTasks();
  for (let question = 0; question < 20; question += 1) {
    await nextTurn();
    await listTasks();
  }
  expect(breaths).toBeGreaterThan(5);
  await until(async () => (await soundAt()) !== null);
  expect(events.filter(({ name }) => name === 'store.damaged')).toEqual([]);
});

test('a store that is closed in the midst of it is closed at once, and nothing is noted', async () => {
  await open();
  await listTasks();
  await core.close();
  await open();
  expect(await soundAt()).toBe(null);
});
