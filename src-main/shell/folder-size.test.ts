import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderSize } from './folder-size.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-size-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('what is kept twice is counted apart from what is in use, however deep it lies', async () => {
  const store = join(folder, 'workspaces', 'a');
  mkdirSync(join(store, 'snapshots'), { recursive: true });
  writeFileSync(join(folder, 'home.db'), Buffer.alloc(10));
  writeFileSync(join(store, 'store.db'), Buffer.alloc(100));
  writeFileSync(join(store, 'snapshots', '1.db'), Buffer.alloc(1_000));
  expect(await folderSize(folder, 'snapshots')).toEqual({ rest: 110, apart: 1_000 });
});

it('a folder that is not there yet holds nothing', async () => {
  expect(await folderSize(join(folder, 'none'), 'snapshots')).toEqual({ rest: 0, apart: 0 });
});
