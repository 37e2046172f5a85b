import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyOf, storedCustomer, temporaryFolder, testId, TEST_KEY } from '../../../test/support/stores.ts';
import { systemClock } from '../node-ports/clock.ts';
import { systemIds } from '../node-ports/ids.ts';
import { openHome } from './home.ts';
import type { HomeStore } from './home-store.ts';
import type { Plan, Store } from './store.ts';

let folder: ReturnType<typeof temporaryFolder>;
let home: HomeStore;
let id: string;
/** How long the log was after the last durable commit. */
let durableBytes: number;

const file = (): string => join(folder.dir, 'home/workspaces', id, 'store.db');
const put = (store: Store, number: number, durability: NonNullable<Plan['durability']>): Promise<null> => {
  const record = storedCustomer(number, { name: `甲${number}` });
  const plan: Plan = { puts: [{ entity: 'customers', record }], history: [historyOf(record.id, 1)], durability };
  return store.write(async () => ({ plan, result: null }));
};

/** A durable commit, then some that may be lost, and the files as a power cut would leave them: none of it was checkpointed. */
beforeEach(async () => {
  folder = temporaryFolder();
  const dir = join(folder.dir, 'home');
  home = await openHome({ dir, masterKey: TEST_KEY, clock: systemClock, ids: systemIds });
  const nobody = { address: null, baseUrl: null, tenant: null, user: null, profile: null, guarantee: null };
  id = (await home.add({ kind: 'local', ...nobody })).id;
  await (await home.open(id)).close();
  const store = await home.open(id);
  await put(store, 1, 'durable');
  durableBytes = statSync(`${file()}-wal`).size;
  for (const number of [2, 3, 4]) await put(store, number, 'refetchable');
  const kept = ['', '-wal'].map((side) => [side, readFileSync(`${file()}${side}`)] as const);
  await store.close();
  for (const [side, bytes] of kept) writeFileSync(`${file()}${side}`, bytes);
});
afterEach(async () => {
  await home.close();
  folder.remove();
});

function tearLog(at: number): void {
  const bytes = readFileSync(`${file()}-wal`);
  bytes.fill(0x55, at, at + 100);
  writeFileSync(`${file()}-wal`, bytes);
}
const FRAME_BYTES = 24 + 4_096;

describe('after a power cut', () => {
  test('a log whose last commits never reached the disk opens without them: nobody was promised that they do', async () => {
    tearLog(durableBytes + 200);
    const store = await home.open(id);
    expect(await store.get('customers', testId(1))).not.toBeNull();
    expect(await store.get('customers', testId(2))).toBeNull();
    expect((await store.verify()).problems).toEqual([]);
    await store.close();
  });

  test('a log that lost a commit which was promised is damage, and the files stay as they are', async () => {
    tearLog(durableBytes - FRAME_BYTES + 200);
    copyFileSync(`${file()}-wal`, join(folder.dir, 'torn'));
    await expect(home.open(id)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    expect(readFileSync(`${file()}-wal`).equals(readFileSync(join(folder.dir, 'torn')))).toBe(true);
  });
});
