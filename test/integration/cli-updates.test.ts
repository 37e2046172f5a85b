import { afterEach, beforeEach, expect, it } from 'vitest';
import { openConnection } from '../../src-main/core/store/sqlite/connection.ts';
import { copyFixture, type Fixture } from '../fixtures/stores/read-fixture.ts';
import { satchel } from '../support/processes.ts';
import { temporaryFolder } from '../support/stores.ts';

let folder: ReturnType<typeof temporaryFolder>;
let fixture: Fixture;
beforeEach(() => {
  folder = temporaryFolder();
  fixture = copyFixture('v1', folder.dir);
});
afterEach(() => folder.remove());

const run = (...args: string[]) => satchel({ dir: fixture.dir, key: fixture.masterKey }, args);

it('brings data of an earlier version up to date on the way, and says so beside the output', async () => {
  const known = Object.values(fixture.contents.records['customers'] ?? {}) as { deletedAt: string | null }[];
  const total = known.filter(({ deletedAt }) => deletedAt === null).length;
  const first = await run('list', '--entity', 'customers');
  expect(first).toMatchObject({ exit: 0, json: { total } });
  expect(first.err).toMatch(/正在更新[^]*is being updated/u);
  const second = await run('verify');
  expect(second).toMatchObject({ exit: 0, json: { ok: true } });
  expect(second.err).not.toMatch(/更新/u);
});

it('refuses data of a newer version with exit code 4 and leaves it alone', async () => {
  const connection = openConnection(fixture.store);
  connection.script('PRAGMA user_version=9999');
  connection.close();
  expect(await run('list', '--entity', 'customers')).toMatchObject({
    exit: 4,
    json: { error: { code: 'STORE_NEWER' } },
  });
});
