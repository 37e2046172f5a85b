import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openFirst } from '../soak/kills/open-first.ts';
import { unitOf } from '../soak/kills/units.ts';
import { fullDisk } from '../soak/space/full-disk.ts';
import { mountSmallDisk } from '../soak/space/small-disk.ts';
import { bytesOf } from '../support/folders.ts';
import { temporaryFolder, TEST_KEY } from '../support/stores.ts';

// A machine that is busy with other tests is slow.
vi.setConfig({ testTimeout: 240_000 });

const cannotMount = 'a small disk can only be mounted by root, on Linux';
const mayMount = process.platform === 'linux' && spawnSync('unshare', ['--mount', 'true']).status === 0;

test('a disk that fills up 12 times: what does not fit is refused, the rest stays and goes on', async (context) => {
  if (!mayMount) return context.skip(cannotMount);
  const { figures, violations } = await fullDisk.run({ count: 12, seed: 2026, of: null, note: () => undefined });
  expect(violations).toEqual([]);
  expect(figures).toMatchObject({ fillings: 12, 'changes refused': 12 });
});

test('a home that cannot be written to is refused as such and keeps every byte', async (context) => {
  if (!mayMount) return context.skip(cannotMount);
  const folder = temporaryFolder();
  const disk = mountSmallDisk(folder.dir, 16);
  try {
    const dir = join(disk?.dir ?? '', 'home');
    mkdirSync(dir);
    const { home, store } = await openFirst(dir, TEST_KEY);
    const { plan } = unitOf(1, 1);
    await store.write(async () => ({ plan, result: null }));
    await home.close();
    const before = bytesOf(dir);
    await expect(openFirst(disk?.readOnly(dir) ?? '', TEST_KEY)).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' });
    expect(bytesOf(dir)).toEqual(before);
  } finally {
    disk?.remove();
    folder.remove();
  }
});
