import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import { openHome } from '../../src-main/core/store/home.ts';
import type { HomeStore } from '../../src-main/core/store/home-store.ts';
import { bytesOf } from '../support/folders.ts';
import { ROOT } from '../support/processes.ts';
import { randomFrom } from '../support/random.ts';
import { temporaryFolder, TEST_KEY, testId } from '../support/stores.ts';

const WRITER = join(ROOT, 'test/support/writing-process.ts');

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const open = (masterKey = TEST_KEY): Promise<HomeStore> =>
  openHome({ dir: folder.dir, masterKey, clock: systemClock, ids: systemIds });

/** Starts a writer; `kill` ends it with SIGKILL and waits until it is gone. */
function startWriter(first: number) {
  const child = spawn(process.execPath, [WRITER, folder.dir, TEST_KEY, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = once(child, 'close');
  return {
    /** The next line, or null when the process has ended and all it said has been read. */
    line: async (): Promise<string | null> => {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
    signal: () => child.kill('SIGKILL'),
    gone,
  };
}

/** Runs a writer until it has acknowledged so many writes, kills it in the middle of the next, and says what it had acknowledged. */
async function writeAndKill(first: number, after: number): Promise<Map<number, number>> {
  const writer = startWriter(first);
  expect(await writer.line()).toBe('ready');
  const acknowledged = new Map<number, number>();
  for (let count = 1; ; count += 1) {
    const line = await writer.line();
    if (line === null) break;
    const [number = '', edits = ''] = line.split(' ');
    acknowledged.set(Number(number), Number(edits));
    if (count === after) writer.signal();
  }
  await writer.gone;
  return acknowledged;
}

test('kill -9 in the middle of writing, 15 times: every acknowledged edit is there with its operation and its history', async () => {
  const random = randomFrom(1515);
  const acknowledged = new Map<number, number>();
  for (let round = 0; round < 15; round += 1) {
    const first = round * 10_000;
    for (const [number, edits] of await writeAndKill(first, 1 + random.below(80))) acknowledged.set(number, edits);
    const home = await open();
    const store = await home.open((await home.list())[0]?.id ?? '');
    for (const [number, edits] of acknowledged) {
      const record = await store.get('customers', testId(number));
      expect(record?.employeeCount, `record ${number}`).toBeGreaterThanOrEqual(edits);
    }
    // Acknowledged or not: a record never parts from its operations and its history.
    for (const record of await store.unsettled('customers')) {
      expect(record.sync.ops).toHaveLength(record.employeeCount ?? 0);
      expect(await store.history('customers', record.id)).toHaveLength(record.employeeCount ?? 0);
    }
    expect((await store.verify()).problems).toEqual([]);
    await home.close();
  }
  expect(acknowledged.size).toBeGreaterThan(100);
});

describe('a second process', () => {
  test('is refused at once while the first one writes, and may open when that one has died', async () => {
    const writer = startWriter(0);
    expect(await writer.line()).toBe('ready');
    await expect(open()).rejects.toMatchObject({ code: 'STORE_LOCKED' });
    writer.signal();
    await writer.gone;
    const home = await open();
    await home.close();
  });

  test('within one process a second opening is refused too', async () => {
    const home = await open();
    await expect(open()).rejects.toMatchObject({ code: 'STORE_LOCKED' });
    await home.close();
  });
});

test('the wrong key after a crash changes no byte, so that the right one still finds everything', async () => {
  const acknowledged = await writeAndKill(0, 30);
  const before = bytesOf(folder.dir);
  expect([...before.keys()].some((name) => name.endsWith('store.db-wal'))).toBe(true);
  await expect(open('e'.repeat(64))).rejects.toMatchObject({ code: 'STORE_KEY_WRONG' });
  expect(bytesOf(folder.dir)).toEqual(before);
  const home = await open();
  const store = await home.open((await home.list())[0]?.id ?? '');
  expect(await store.count('customers', {})).toBeGreaterThanOrEqual(acknowledged.size);
  await home.close();
});
