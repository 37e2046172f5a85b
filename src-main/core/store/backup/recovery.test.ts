import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  historyOf,
  someOp,
  storedCustomer,
  temporaryFolder,
  testId,
  TEST_KEY,
} from '../../../../test/support/stores.ts';
import { openHome } from '../home.ts';
import type { HomeStore, NewWorkspace } from '../home-store.ts';
import { systemIds } from '../../node-ports/ids.ts';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import type { Store } from '../store.ts';
import { SNAPSHOT_EVERY_MS } from './snapshot.rules.ts';

const cell: NewWorkspace = {
  kind: 'cell',
  address: 'https://crm.example.com',
  baseUrl: 'https://crm.example.com/api/v1/crm',
  tenant: 't1',
  user: 'wang',
  profile: 'crm-cell',
  guarantee: 'exactly-once',
};

let folder: ReturnType<typeof temporaryFolder>;
let dir: string;
let nowMs: number;
let home: HomeStore;
let id: string;

const open = (): Promise<HomeStore> =>
  openHome({ dir, masterKey: TEST_KEY, clock: { now: () => nowMs, sleep: async () => undefined }, ids: systemIds });
const storeFile = (): string => join(dir, 'workspaces', id, 'store.db');
const names = (): string[] => readdirSync(join(dir, 'workspaces', id)).toSorted();

const settled = (number: number): Customer => storedCustomer(number, { name: `甲${number}`, employeeCount: 1 });
/** The same record, edited once: the new value and the operation that is still to be sent. */
const edited = (number: number): Customer =>
  storedCustomer(number, { name: `甲${number}`, employeeCount: 2 }, { state: 'pending', ops: [someOp(number, 1)] });
const put = (store: Store, records: readonly Customer[], after: number): Promise<null> =>
  store.write(async () => ({
    plan: {
      puts: records.map((record) => ({ entity: 'customers', record })),
      history: records.map((record) => historyOf(record.id, after)),
      syncState: { 'swept.customers': 'x', other: 'y' },
    },
    result: null,
  }));

/** 300 records, a snapshot, then ten edits that no server has. Everything is closed. */
beforeEach(async () => {
  folder = temporaryFolder();
  dir = join(folder.dir, 'home');
  nowMs = Date.parse('2026-11-21T08:00:00.000Z');
  home = await open();
  id = (await home.add(cell)).id;
  const store = await home.open(id);
  await put(
    store,
    Array.from({ length: 300 }, (_, index) => settled(index)),
    1,
  );
  expect(await home.backups.keepSnapshot()).toMatchObject({ at: '2026-11-21T08:00:00.000Z', reason: 'automatic' });
  await put(
    store,
    Array.from({ length: 10 }, (_, index) => edited(index)),
    2,
  );
  await store.close();
});
afterEach(async () => {
  await home.close();
  folder.remove();
});

function overwrite(at: number, bytes: Buffer): void {
  const handle = openSync(storeFile(), 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

async function expectRescued(): Promise<void> {
  const store = await home.open(id);
  expect(await store.count('customers', {})).toBe(300);
  for (let number = 0; number < 10; number += 1) {
    expect(await store.get('customers', testId(number))).toEqual(edited(number));
    expect((await store.history('customers', testId(number))).map(({ after }) => after)).toEqual([2, 1]);
  }
  // The next round compares everything; what is known of the server stays.
  expect([await store.syncState('swept.customers'), await store.syncState('other')]).toEqual([null, 'y']);
  expect((await store.verify()).problems).toEqual([]);
  await store.close();
}

const damages: readonly (readonly [string, () => void])[] = [
  ['its first page is zeroed', () => overwrite(0, Buffer.alloc(4_096))],
  [
    'a byte in the middle is flipped',
    () => overwrite(Math.floor(statSync(storeFile()).size / 2), Buffer.from([1, 2, 3, 4])),
  ],
  ['it is cut', () => truncateSync(storeFile(), statSync(storeFile()).size - 3 * 4_096)],
];

test.each(damages)('a store is rebuilt from the snapshot and the unsent changes when %s', async (_, damage) => {
  damage();
  const offer = await home.backups.offer(id);
  expect(offer).toMatchObject({ isPossible: true, records: 300, snapshot: { at: '2026-11-21T08:00:00.000Z' } });
  const report = await home.backups.recover(id);
  expect(report).toMatchObject({ snapshotAt: '2026-11-21T08:00:00.000Z', salvaged: 10, unsent: 10 });
  expect([offer.salvageable, offer.unsent]).toEqual([report.salvaged, report.unsent]);
  expect(names()).toEqual(expect.arrayContaining(['snapshots', 'store.db', report.keptAs!]));
  await expectRescued();
});

describe('a store that is gone', () => {
  test.each([
    ['missing', () => rmSync(storeFile())],
    ['empty', () => truncateSync(storeFile(), 0)],
    ['of other bytes', () => writeFileSync(storeFile(), Buffer.alloc(50_000, 7))],
  ] as const)('(%s) is not opened as an empty one, and comes back as the snapshot has it', async (_, lose) => {
    lose();
    await expect(home.open(id)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    expect(await home.backups.recover(id)).toMatchObject({ salvaged: 0, unsent: 0 });
    const store = await home.open(id);
    expect(await store.count('customers', {})).toBe(300);
    expect(await store.get('customers', testId(3))).toEqual(settled(3));
    await store.close();
  });

  test('and has no snapshot is an error that changes nothing', async () => {
    rmSync(join(dir, 'workspaces', id, 'snapshots'), { recursive: true });
    writeFileSync(storeFile(), 'nothing of use');
    await expect(home.backups.recover(id)).rejects.toMatchObject({ code: 'SNAPSHOT_MISSING' });
    expect(names()).toEqual(['store.db']);
    expect((await home.backups.offer(id)).isPossible).toBe(false);
  });
});

test('without a snapshot everything that can be read is rescued', async () => {
  rmSync(join(dir, 'workspaces', id, 'snapshots'), { recursive: true });
  overwrite(statSync(storeFile()).size - 4_096 * 2 - 100, Buffer.from([1, 2, 3, 4]));
  const report = await home.backups.recover(id);
  expect(report.snapshotAt).toBeNull();
  const store = await home.open(id);
  expect(await store.count('customers', {})).toBe(report.salvaged);
  expect(report.salvaged).toBeGreaterThan(250);
  await store.close();
});

describe('an older file in the place of the store', () => {
  test('is noticed, also within the same opening, and nothing of it is lost', async () => {
    const old = join(folder.dir, 'old.db');
    copyFileSync(storeFile(), old);
    const store = await home.open(id);
    await put(store, [edited(20)], 3);
    await store.close();
    copyFileSync(old, storeFile());
    await expect(home.open(id)).rejects.toMatchObject({ code: 'STORE_OLDER' });
    // The copy has come further than the snapshot, so it is what there is.
    expect(await home.backups.recover(id)).toMatchObject({ snapshotAt: null, salvaged: 0, lost: 0 });
    await expectRescued();
  });

  test('gives way to a snapshot that has come further', async () => {
    const old = join(folder.dir, 'old.db');
    copyFileSync(storeFile(), old);
    nowMs += SNAPSHOT_EVERY_MS;
    const store = await home.open(id);
    await put(store, [edited(20)], 3);
    expect(await home.backups.keepSnapshot()).not.toBeNull();
    await store.close();
    copyFileSync(old, storeFile());
    await expect(home.open(id)).rejects.toMatchObject({ code: 'STORE_OLDER' });
    expect(await home.backups.recover(id)).toMatchObject({ snapshotAt: '2026-11-21T12:00:00.000Z', salvaged: 0 });
    const rebuilt = await home.open(id);
    expect(await rebuilt.get('customers', testId(20))).toEqual(edited(20));
    await rebuilt.close();
  });

  test('is what a killed program leaves when its log is taken away', async () => {
    const store = await home.open(id);
    await put(store, [edited(21)], 3);
    const withoutLog = join(folder.dir, 'without-log.db');
    copyFileSync(storeFile(), withoutLog);
    await store.close();
    copyFileSync(withoutLog, storeFile());
    await expect(home.open(id)).rejects.toMatchObject({ code: 'STORE_OLDER' });
  });
});
