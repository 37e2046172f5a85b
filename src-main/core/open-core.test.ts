import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../../test/support/synced-device.ts';
import { temporaryHome, type TemporaryHome } from '../../test/support/temporary-home.ts';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import type { Core } from './core.ts';
import { systemClock } from './node-ports/clock.ts';
import { systemIds } from './node-ports/ids.ts';
import { openCore } from './open-core.ts';
import type { Clock } from './ports.ts';
import { openConnection } from './store/sqlite/connection.ts';
import { createHttpNetwork } from './sync/transport/http.ts';

const FIRST_LOOK_MS = 20_000;
const NEXT_LOOK_MS = 600_000;

let home: TemporaryHome;
let core: Core;
let events: EventMessage[];
/** Resolves once the core has looked whether a snapshot is due. */
let looked: PromiseWithResolvers<void>;

const clock: Clock = {
  now: systemClock.now,
  sleep: async (ms, signal) => {
    if (ms === FIRST_LOOK_MS) return;
    if (ms === NEXT_LOOK_MS) looked.resolve();
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
  },
};

async function open(): Promise<void> {
  events = [];
  looked = Promise.withResolvers();
  core = await openCore({
    home: home.dir,
    onEvent: (message) => void events.push(message),
    ports: {
      ...{ clock, ids: systemIds, network: createHttpNetwork(), log: silentLog, device: 'test' },
      secrets: { masterKey: async () => home.key },
    },
  });
}

const RECORDS = 100;
const everyone = () =>
  core.handlers['customers.list']({
    ...{ search: '', limit: 200, after: null, states: [] },
    sort: { field: 'name', isDescending: false },
  });

/** Some customers, and a snapshot of them. The core is closed. */
beforeEach(async () => {
  home = await temporaryHome();
  await open();
  await core.handlers['workspaces.startLocal']({});
  for (let number = 0; number < RECORDS; number += 1) {
    await core.handlers['customers.create']({ fields: { name: `客户 ${number}` } });
  }
  await core.close();
  await open();
  await looked.promise;
  expect(await core.handlers['backups.snapshots']({})).toMatchObject([{ reason: 'automatic' }]);
  await core.handlers['customers.create']({ fields: { name: '快照之后' } });
  await core.close();
});
afterEach(async () => {
  await core.close();
  await home.remove();
});

/** Overwrites a page of the store with other bytes. */
function damage(page: number): void {
  const [id] = readdirSync(join(home.dir, 'workspaces'));
  const handle = openSync(join(home.dir, 'workspaces', id!, 'store.db'), 'r+');
  writeSync(handle, Buffer.alloc(4_096, 7), 0, 4_096, page * 4_096);
  closeSync(handle);
}

const damaged = { name: 'store.damaged', data: { code: 'STORE_DAMAGED' } };

test('a workspace that is damaged when the app starts waits to be recovered, and the windows are told why', async () => {
  damage(0);
  await open();
  expect(events).toContainEqual(damaged);
  expect(() => core.handlers['workspaces.current']({})).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }));
  expect(await core.handlers['recovery.offer']({})).toMatchObject({
    isPossible: true,
    records: RECORDS,
    salvageable: 1,
  });
  expect(await core.handlers['recovery.run']({})).toMatchObject({ salvaged: 1, lost: 0 });
  expect(await core.handlers['workspaces.current']({})).toMatchObject({ kind: 'local' });
  expect(await everyone()).toMatchObject({ total: RECORDS + 1 });
});

test('a workspace that turns out to be damaged while it is used is closed: nothing is read from it or written to it', async () => {
  await open();
  await core.close();
  const pages = await pagesOfCustomers();
  for (const page of pages) damage(page);
  await open();
  await expect(Promise.resolve(everyone())).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  await core.handlers['recovery.offer']({});
  expect(events).toContainEqual(damaged);
  const create = async () => core.handlers['customers.create']({ fields: { name: '不该写入' } });
  await expect(create()).rejects.toMatchObject({ code: 'NO_WORKSPACE' });
  expect(await core.handlers['recovery.run']({})).toMatchObject({ salvaged: 0 });
  expect(await everyone()).toMatchObject({ total: RECORDS });
});

/** The pages of the table of customers, but for the first one. */
async function pagesOfCustomers(): Promise<readonly number[]> {
  const [id] = readdirSync(join(home.dir, 'workspaces'));
  const { key } = await keyOf(id!);
  const connection = openConnection({ file: join(home.dir, 'workspaces', id!, 'store.db'), key });
  const rows = connection.all<{ pageno: number }>(
    `SELECT pageno FROM dbstat WHERE name='customers-0' AND pagetype='leaf'`,
  );
  connection.close();
  return rows.map(({ pageno }) => pageno - 1);
}

async function keyOf(id: string): Promise<{ key: string }> {
  const connection = openConnection({ file: join(home.dir, 'home.db'), key: home.key });
  const row = connection.get<{ key: string }>('SELECT key FROM workspaces WHERE id=?', id);
  connection.close();
  return row!;
}
