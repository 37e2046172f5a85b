import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { ROOT } from '../support/processes.ts';
import { temporaryFolder } from '../support/stores.ts';

const { dir, remove } = temporaryFolder();
const run = promisify(execFile);

/** A suite as a stranger would write it: from another folder, with nothing at hand but RxDB and the driver. */
const SUITE = `
import { randomUUID } from 'node:crypto';
import { fillWithDefaultSettings, normalizeMangoQuery, now, prepareQuery } from 'rxdb/plugins/core';
import { CUSTOM_STORAGE } from './rx-storage.mjs';

const { getStorage, getPerformanceStorage, ...facts } = CUSTOM_STORAGE;
const schema = fillWithDefaultSettings({
  version: 0, primaryKey: 'id', type: 'object', required: ['id'],
  properties: { id: { type: 'string', maxLength: 20 } },
});
const databaseName = randomUUID();
const open = (storage) => storage.createStorageInstance({
  databaseInstanceToken: randomUUID(), databaseName, collectionName: 'things', schema, options: {}, multiInstance: true,
  devMode: false,
});
const left = await open(getStorage());
const right = await open(getPerformanceStorage().storage);
const heard = new Promise((resolve) => right.changeStream().subscribe(({ events }) => resolve(events[0].documentId)));
const document = { id: 'a', _deleted: false, _attachments: {}, _rev: '1-a', _meta: { lwt: now() } };
const { error } = await left.bulkWrite([{ document }], 'suite');
const plan = prepareQuery(schema, normalizeMangoQuery(schema, { selector: { id: 'a' } }));
const found = (await right.query(plan)).documents.map(({ id }) => id);
console.log(JSON.stringify({ facts, description: getPerformanceStorage().description, error, found, heard: await heard }));
await left.close();
await right.close();
`;

beforeAll(async () => {
  await build({
    configFile: join(ROOT, 'vite.rx-storage.config.ts'),
    logLevel: 'error',
    build: { outDir: join(dir, 'built'), emptyOutDir: true },
  });
  await mkdir(join(dir, 'suite/node_modules'), { recursive: true });
  await mkdir(join(dir, 'temp'));
  await copyFile(join(dir, 'built/rx-storage.mjs'), join(dir, 'suite/rx-storage.mjs'));
  for (const name of ['rxdb', 'better-sqlite3-multiple-ciphers']) {
    await symlink(join(ROOT, 'node_modules', name), join(dir, 'suite/node_modules', name), 'junction');
  }
  await writeFile(join(dir, 'suite/suite.mjs'), SUITE);
});
afterAll(remove);

test('the built storage works in plain Node, in any folder, with RxDB and the driver alone, and leaves nothing behind', async () => {
  const { stdout } = await run(process.execPath, ['suite.mjs'], {
    cwd: join(dir, 'suite'),
    env: { ...process.env, TMPDIR: join(dir, 'temp'), TEMP: join(dir, 'temp') },
  });
  const { description, ...seen } = JSON.parse(stdout) as Record<string, unknown>;
  expect(description).toBeTypeOf('string');
  expect(seen).toEqual({
    facts: {
      name: 'satchel-sqlite',
      hasPersistence: true,
      hasMultiInstance: true,
      hasAttachments: true,
      hasReplication: true,
    },
    error: [],
    found: ['a'],
    heard: 'a',
  });
  expect((await readdir(join(dir, 'temp'))).filter((name) => name.startsWith('satchel-'))).toEqual([]);
});
