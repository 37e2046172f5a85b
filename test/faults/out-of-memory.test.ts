import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { silentLog } from '../../src-main/core/node-ports/silent-log.ts';
import { hostCore, type CoreHost } from '../../src-main/ipc/core-host.ts';
import type { CoreStart } from '../../src-main/ipc/core-messages.schema.ts';
import { bundle } from '../soak/bundle.ts';
import { importFile, readImported } from '../soak/kills/imported.ts';
import { openFirst } from '../soak/kills/open-first.ts';
import { temporaryFolder, TEST_KEY, testId } from '../support/stores.ts';

vi.setConfig({ testTimeout: 240_000 });

const ROWS = 4_000;
/** With the least the core does not even start; with the most an import of any length goes through. */
const HEAPS_MB = [24, 26, 28, 30, 32, 34, 36, 40, 48, 64];

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

interface Started {
  readonly core: CoreHost;
  readonly events: EventMessage[];
}

/** The core on a thread of this process, with so much memory. */
function start(program: string, heapMb: number): Started {
  const events: EventMessage[] = [];
  const workerData: CoreStart = {
    home: join(folder.dir, 'home'),
    ...{ logFile: join(folder.dir, 'core.log'), device: 'test', isOnline: false },
  };
  const worker = new Worker(program, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
  const secrets = { masterKey: () => Promise.resolve(TEST_KEY) };
  const onEvent = (message: EventMessage): void => void events.push(message);
  return { core: hostCore({ worker, secrets, clock: systemClock, log: silentLog, onEvent }), events };
}

/** Imports the file and says what came of it: the error's code, or null when it came to its end. */
async function importWith({ core }: Started, path: string): Promise<string | null> {
  const fileId = testId(1);
  core.grantFile({ fileId, path, purpose: 'import' });
  const choices = { encoding: 'auto', mapping: [], values: {}, key: [], onMatch: 'update', blank: 'leave' };
  const reply = await core.request('imports.commit', { fileId, entity: 'customers', ...choices });
  return reply.ok ? null : reply.error.code;
}

test('an import that runs out of memory ends the core alone: the app lives, says so, and the import goes on with no row twice', async () => {
  const program = await bundle('src-main/core-worker.ts', folder.dir);
  const path = join(folder.dir, 'customers.csv');
  const file = importFile(7, ROWS);
  writeFileSync(path, file.text);
  const outcomes: (string | null)[] = [];
  const inTheRows: number[] = [];
  for (const heapMb of HEAPS_MB) {
    const started = start(program, heapMb);
    const opened = await started.core.request('workspaces.startLocal', {});
    const outcome = opened.ok ? await importWith(started, path) : opened.error.code;
    outcomes.push(outcome);
    if (outcome === 'CORE_STOPPED') expect(started.events).toContainEqual({ name: 'core.stopped', data: {} });
    await started.core.close();
    if (!opened.ok) continue;
    const { home, store } = await openFirst(join(folder.dir, 'home'), TEST_KEY);
    const found = await readImported(store, file);
    await home.close();
    expect(found.violations).toEqual([]);
    expect(found.alive).toBe(found.set?.created ?? 0);
    if (outcome !== null && found.alive > 0) inTheRows.push(found.alive);
    if (outcome === null) {
      expect(found).toMatchObject({ alive: ROWS, set: { state: 'done', created: ROWS } });
      break;
    }
  }
  expect(outcomes.at(-1)).toBe(null);
  expect(outcomes).toContain('CORE_STOPPED');
  expect(inTheRows.length, `died ${outcomes.join(' ')}`).toBeGreaterThan(0);
});
