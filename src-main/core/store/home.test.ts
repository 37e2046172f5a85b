import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytesOf } from '../../../test/support/folders.ts';
import { storedCustomer, temporaryFolder, TEST_KEY } from '../../../test/support/stores.ts';
import { systemClock } from '../node-ports/clock.ts';
import { systemIds } from '../node-ports/ids.ts';
import { hasHome, openHome } from './home.ts';
import type { HomeStore, NewWorkspace } from './home-store.ts';
import { openConnection } from './sqlite/connection.ts';

const local: NewWorkspace = {
  kind: 'local',
  address: null,
  baseUrl: null,
  tenant: null,
  user: null,
  profile: null,
  guarantee: null,
};
const OTHER_KEY = 'f'.repeat(64);

let folder: ReturnType<typeof temporaryFolder>;
let dir: string;
beforeEach(() => {
  folder = temporaryFolder();
  dir = join(folder.dir, 'home');
});
afterEach(() => folder.remove());

const open = (masterKey = TEST_KEY): Promise<HomeStore> =>
  openHome({ dir, masterKey, clock: systemClock, ids: systemIds });
const customer = storedCustomer(1, { name: '北京星辰科技有限公司' });

async function homeWithOneCustomer(): Promise<string> {
  const home = await open();
  const { id } = await home.add(local);
  const store = await home.open(id);
  await store.write(async () => ({ plan: { puts: [{ entity: 'customers', record: customer }] }, result: null }));
  await home.close();
  return id;
}

test('workspaces and their data are there after opening again; the last used stands first', async () => {
  expect(hasHome(dir)).toBe(false);
  const id = await homeWithOneCustomer();
  expect(hasHome(dir)).toBe(true);
  const home = await open();
  const second = await home.add({ ...local, kind: 'cell', tenant: 't1', profile: 'crm-cell' });
  expect((await home.list()).map((one) => one.id)).toEqual([second.id, id]);
  expect((await home.update(second.id, { user: 'wang' })).user).toBe('wang');
  const store = await home.open(id);
  expect(await store.get('customers', customer.id)).toEqual(customer);
  expect((await home.list()).map((one) => one.id)).toEqual([id, second.id]);
  await store.close();
  const other = await home.open(second.id);
  expect(await other.count('customers', {})).toBe(0);
  await home.close();
});

test('an unknown workspace is WORKSPACE_UNKNOWN and nothing is made for it', async () => {
  const home = await open();
  await expect(home.open('nobody')).rejects.toMatchObject({ code: 'WORKSPACE_UNKNOWN' });
  await expect(home.update('nobody', {})).rejects.toMatchObject({ code: 'WORKSPACE_UNKNOWN' });
  await home.close();
  expect([...bytesOf(dir).keys()]).toEqual(['home.db']);
});

describe('what is refused changes no byte', () => {
  test('the wrong key', async () => {
    await homeWithOneCustomer();
    const before = bytesOf(dir);
    await expect(open(OTHER_KEY)).rejects.toMatchObject({ code: 'STORE_KEY_WRONG' });
    await expect(open('short')).rejects.toMatchObject({ code: 'STORE_KEY_INVALID' });
    expect(bytesOf(dir)).toEqual(before);
    const home = await open();
    await home.close();
  });

  test('a store or a home of a newer version', async () => {
    const id = await homeWithOneCustomer();
    const home = openConnection({ file: join(dir, 'home.db'), key: TEST_KEY });
    const key = home.get<{ key: string }>('SELECT key FROM workspaces')?.key ?? '';
    home.close();
    const file = join(dir, 'workspaces', id, 'store.db');
    for (const [path, fileKey] of [
      [file, key],
      [join(dir, 'home.db'), TEST_KEY],
    ] as const) {
      const connection = openConnection({ file: path, key: fileKey });
      connection.script('PRAGMA user_version=9999');
      connection.close();
      const before = readFileSync(path);
      const attempt = async (): Promise<void> => {
        const opened = await open();
        await opened.open(id).finally(() => opened.close());
      };
      await expect(attempt()).rejects.toMatchObject({ code: 'STORE_NEWER' });
      expect(readFileSync(path).equals(before)).toBe(true);
    }
  });
});

describe('damage is said, never shown as an empty store', () => {
  test('the file of a workspace is gone, empty, or another one’s', async () => {
    const id = await homeWithOneCustomer();
    const file = join(dir, 'workspaces', id, 'store.db');
    for (const spoil of [
      () => rmSync(file),
      () => writeFileSync(file, ''),
      () => writeFileSync(file, 'x'.repeat(8_192)),
    ]) {
      spoil();
      const home = await open();
      await expect(home.open(id)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
      await home.close();
    }
  });

  test('the list of workspaces is gone while their data is there: no new home is put in its place', async () => {
    await homeWithOneCustomer();
    rmSync(join(dir, 'home.db'));
    expect(hasHome(dir)).toBe(true);
    await expect(open()).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    expect([...bytesOf(dir).keys()].some((name) => name.includes('home.db'))).toBe(false);
  });
});

test('a place that cannot be written is STORE_UNWRITABLE', async () => {
  writeFileSync(join(folder.dir, 'file'), 'x');
  dir = join(folder.dir, 'file', 'home');
  await expect(open()).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' });
});

test('the folders are for their owner only', async () => {
  const id = await homeWithOneCustomer();
  for (const path of [dir, join(dir, 'workspaces'), join(dir, 'workspaces', id)]) {
    expect((statSync(path).mode & 0o777).toString(8)).toBe('700');
  }
});
