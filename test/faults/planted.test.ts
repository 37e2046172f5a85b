import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startCell, type RunningCell } from '../../cell/src/server/start-cell.ts';
import { bundle } from '../soak/bundle.ts';
import { runCommandLine } from '../soak/kills/command-line.ts';
import { importFile } from '../soak/kills/imported.ts';
import { findPlanted, FORMS } from '../support/find-planted.ts';
import { temporaryFolder, TEST_KEY } from '../support/stores.ts';

// A machine that is busy with other tests is slow.
vi.setConfig({ testTimeout: 240_000 });

const TENANT = 'planted-tenant-4c1f';
const USER = 'planted-user-4c1f';

let folder: ReturnType<typeof temporaryFolder>;
let cell: RunningCell;
beforeEach(async () => {
  folder = temporaryFolder();
  cell = await startCell({ port: 0, db: ':memory:' });
});
afterEach(async () => {
  await cell.close();
  folder.remove();
});

test('the search for planted texts finds them in each of their forms', () => {
  const text = '星辰科技13800138000';
  for (const [form, encode] of Object.entries(FORMS)) {
    for (const bytes of encode(text)) {
      writeFileSync(join(folder.dir, 'found'), Buffer.concat([Buffer.from('\0xx'), bytes, Buffer.from('yy')]));
      expect(findPlanted(folder.dir, ['nothing', text])).toContain(`found: ${form} of number 1`);
    }
  }
  const around = Buffer.from(`{"name":"${text}","more":1}`).toString('base64');
  writeFileSync(join(folder.dir, 'found'), around);
  expect(findPlanted(folder.dir, [text])).toContain('found: base64 of number 0');
});

test('no name, phone or token lies in clear in any file that a day of work, a backup and a kill leave behind', async () => {
  const [given, profile] = ['given', 'profile'].map((name) => join(folder.dir, name)) as [string, string];
  const [dir, temporary] = [join(profile, 'home'), join(profile, 'tmp')];
  for (const made of [given, temporary]) mkdirSync(made, { recursive: true });
  const program = await bundle('src-main/cli/index.ts', folder.dir);
  const token = await cell.mintToken({ tenantId: TENANT, userId: USER, role: 'admin' });
  const env = { ...process.env, SATCHEL_KEY: TEST_KEY, PLANTED: token, TMPDIR: temporary, SQLITE_TMPDIR: temporary };
  const satchel = async (args: readonly string[], input = ''): Promise<void> => {
    const { exit, err } = await runCommandLine({ program, dir, args, env, input });
    expect(exit, `${args[0]}: ${err}`).toBe(0);
  };
  const own = {
    name: '植入名称商贸有限公司',
    contactPerson: '诸葛植入',
    phone: '13912340987',
    email: 'planted@example.com',
  };
  const file = importFile(4_711, 200);
  const csv = join(given, 'customers.csv');
  writeFileSync(csv, file.text);

  const connect = ['connect', '--cell', cell.url, '--tenant', TENANT, '--user', USER, '--token-env', 'PLANTED'];
  await satchel(connect);
  await satchel(['put', '--entity', 'customers'], JSON.stringify(own));
  await satchel(['sync']);
  await satchel(['import', csv, '--entity', 'customers']);
  await satchel(['search', '植入名称']);
  await satchel(['list', '--entity', 'customers', '--search', own.phone]);
  await satchel(['backup', join(profile, 'planted.backup')]);
  const more = join(given, 'more.csv');
  writeFileSync(more, importFile(4_712, 2_500).text);
  const killed = await runCommandLine(
    { program, dir, args: ['import', more, '--entity', 'customers'], env },
    { afterLines: 1, afterMs: 0 },
  );
  expect(killed.exit).toBeNull();
  expect(
    readdirSync(dir, { recursive: true })
      .map(String)
      .some((name) => name.endsWith('store.db-wal')),
  ).toBe(true);

  const rows = [...file.rows.values()].filter((_, index) => index % 70 === 0);
  const imported = rows.flatMap(({ name, phone, email, taxNo }) => [name, phone, email, taxNo]);
  const planted = [...Object.values(own), ...imported, token, TENANT, USER, TEST_KEY, 'SQLite format'];
  expect(findPlanted(profile, planted)).toEqual([]);
  // The search looks at the files that hold all of it.
  expect(findPlanted(given, planted).length).toBeGreaterThan(0);
});
