import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bundle } from '../soak/bundle.ts';
import { kills } from '../soak/kills/index.ts';
import { openFirst } from '../soak/kills/open-first.ts';
import { startTold, tellAndKill } from '../soak/kills/told-process.ts';
import { bytesOf } from '../support/folders.ts';
import { temporaryFolder, TEST_KEY } from '../support/stores.ts';

// Processes start slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 240_000 });

const run = (of: string, count: number) => kills.run({ of, count, seed: 2026, note: () => undefined });

test('a writing process killed 24 times: every acknowledged change is there, whole, and nothing that was not done', async () => {
  const { figures, violations } = await run('writing', 24);
  expect(violations).toEqual([]);
  expect(figures).toMatchObject({ kills: 24 });
  expect(figures['acknowledged']).toBeGreaterThan(60);
  expect(figures['in a unit']).toBeGreaterThan(3);
});

test('an import killed 3 times goes on where it stopped, or is taken back, with no row twice', async () => {
  const { figures, violations } = await run('import', 3);
  expect(violations).toEqual([]);
  expect(Number(figures['files finished']) + Number(figures['files undone'])).toBeGreaterThan(0);
});

test('the update of an old store killed 6 times: the old file or the new one, and all it held', async () => {
  const { figures, violations } = await run('migration', 6);
  expect(violations).toEqual([]);
  expect(figures['the old file was there']).toBeGreaterThan(0);
});

test('backups and snapshots killed 6 times: the file is a whole backup, every snapshot reads well', async () => {
  const { figures, violations } = await run('backup', 6);
  expect(violations).toEqual([]);
  expect(figures['snapshots read']).toBeGreaterThan(5);
});

describe('a second process', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  test('is refused while the first one writes; the wrong key changes no byte of what that one leaves', async () => {
    const program = await bundle('test/soak/kills/writing-process.ts', folder.dir);
    const dir = `${folder.dir}/home`;
    const refusals: unknown[] = [];
    const writer = startTold(program);
    const command = { dir, masterKey: TEST_KEY, seed: 1, first: 1, units: null, together: 1 };
    const said = await tellAndKill(
      {
        ...writer,
        // It is asked for while the writer is at work, before the line that kills it is heard.
        line: async () => {
          const line = await writer.line();
          if (line === 'done 5') refusals.push(await openFirst(dir, TEST_KEY).catch((error: unknown) => error));
          return line;
        },
      },
      command,
      { line: /^done/u, times: 6, delayMs: 0 },
    );
    expect(refusals).toMatchObject([{ code: 'STORE_LOCKED' }]);
    const before = bytesOf(dir);
    expect([...before.keys()].some((name) => name.endsWith('store.db-wal'))).toBe(true);
    await expect(openFirst(dir, 'e'.repeat(64))).rejects.toMatchObject({ code: 'STORE_KEY_WRONG' });
    expect(bytesOf(dir)).toEqual(before);
    const { home, store } = await openFirst(dir, TEST_KEY);
    expect(Number(await store.setting('unit'))).toBeGreaterThanOrEqual(
      said.filter((line) => /^done/u.test(line)).length,
    );
    await home.close();
  });
});
