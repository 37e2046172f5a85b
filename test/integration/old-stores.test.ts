import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ENTITIES, type Entity } from '../../src-shared/domain/entities.ts';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import { openHome } from '../../src-main/core/store/home.ts';
import { versionOf } from '../../src-main/core/store/migrations/migrate.ts';
import { storeMigrations } from '../../src-main/core/store/migrations/store-migrations.ts';
import { tableOf } from '../../src-main/core/store/open-store.ts';
import { columnValues } from '../../src-main/core/store/rx-storage/table.ts';
import { openConnection, type Connection } from '../../src-main/core/store/sqlite/connection.ts';
import type { Store } from '../../src-main/core/store/store.ts';
import { copyFixture, fixtureVersions, type Fixture } from '../fixtures/stores/read-fixture.ts';
import { contentsOf } from '../support/store-contents.ts';
import { openTestStore, temporaryFolder } from '../support/stores.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

interface Known {
  readonly id: string;
  readonly deletedAt: string | null;
  readonly name: string;
  readonly sync: { readonly state: string };
}

const recordsOf = ({ contents }: Fixture, entity: Entity): Known[] =>
  Object.values(contents.records[entity] ?? {}) as Known[];

/** Opens the one workspace as the app does. */
async function withStore<Result>(fixture: Fixture, use: (store: Store) => Promise<Result>): Promise<Result> {
  const home = await openHome({ ...fixture, clock: systemClock, ids: systemIds });
  try {
    return await use(await home.open(fixture.store.id));
  } finally {
    await home.close();
  }
}

/** Looks at the file below the store, which must be closed. */
function withFile<Result>({ store }: Fixture, look: (connection: Connection) => Result): Result {
  const connection = openConnection({ file: store.file, key: store.key });
  try {
    return look(connection);
  } finally {
    connection.close();
  }
}

/** Tables with their columns, and indexes with their form; what FTS5 keeps for itself left out. */
function layoutOf(connection: Connection): Record<string, unknown> {
  const parts = connection.all<{ type: string; name: string; sql: string | null }>(
    "SELECT type,name,sql FROM sqlite_schema WHERE type IN ('table','index','trigger') ORDER BY name",
  );
  return Object.fromEntries(
    parts.map(({ type, name, sql }) => [
      `${type} ${name}`,
      type === 'table'
        ? connection.all<{ name: string }>('SELECT name FROM pragma_table_info(?) ORDER BY name', name)
        : sql,
    ]),
  );
}

describe.each(fixtureVersions())('a store as %s left it', (version) => {
  test('holds record for record what it held, with history, imports, settings and what was not settled', async () => {
    const fixture = copyFixture(version, folder.dir);
    const problems = await withStore(fixture, async (store) => (await store.verify()).problems);
    expect(problems).toEqual([]);
    expect(withFile(fixture, contentsOf)).toEqual(fixture.contents);
    expect(withFile(fixture, versionOf)).toBe(storeMigrations.length);
  });

  test('is laid out like a new one: the step of a field that is newly indexed is missing where this fails', async () => {
    const fixture = copyFixture(version, folder.dir);
    await withStore(fixture, async () => undefined);
    const fresh = await openTestStore('fresh');
    await fresh.store.close();
    const layout = withFile(
      { ...fixture, store: { file: fresh.file, key: '0123456789abcdef'.repeat(4), id: '' } },
      layoutOf,
    );
    expect(withFile(fixture, layoutOf)).toEqual(layout);
    for (const entity of ENTITIES) {
      const table = tableOf(entity);
      const names = table.columns.map(({ sql }) => sql).join(',');
      const rows = withFile(fixture, (file) =>
        file.all<Record<string, unknown> & { data: string }>(`SELECT ${names},data FROM ${table.name}`),
      );
      for (const { data, ...columns } of rows) {
        expect(Object.values(columns)).toEqual(columnValues(table, JSON.parse(data) as object));
      }
    }
  });

  test('is found, paged and edited as before', async () => {
    const fixture = copyFixture(version, folder.dir);
    await withStore(fixture, async (store) => {
      for (const entity of ['customers', 'contacts'] as const) {
        const records = recordsOf(fixture, entity);
        const living = records.filter(({ deletedAt }) => deletedAt === null);
        const page = await store.page(entity, {
          ...{ where: { deletedAt: { eq: null } }, search: '', after: null, limit: 500 },
          sort: { field: 'name', isDescending: false },
        });
        expect(page.total).toBe(living.length);
        expect(page.rows.map(({ name }) => name)).toEqual(living.map(({ name }) => name).toSorted(byUnits));
        const unsettled = records.filter(({ sync }) => sync.state !== 'settled').map(({ id }) => id);
        expect((await store.unsettled(entity)).map(({ id }) => id).toSorted()).toEqual(unsettled.toSorted());
        for (const { id, name } of living) {
          const hits = await store.search(name, { entities: [entity], limit: 5 });
          expect(hits.map((hit) => hit.id)).toContain(id);
        }
      }
      const byPinyin = await store.search('beijingxingchen', { entities: ['customers'], limit: 5 });
      expect(byPinyin.map(({ title }) => title)).toContain('（新）北京星辰科技有限公司');
      const [first] = recordsOf(fixture, 'customers').filter(({ deletedAt }) => deletedAt === null);
      const customer = await store.get('customers', first?.id ?? '');
      if (customer === null) throw new Error('the fixture has a customer');
      const record = { ...customer, name: '改过的名字', status: 'inactive' as const };
      await store.write(async () => ({ plan: { puts: [{ entity: 'customers', record }] }, result: null }));
      expect(await store.get('customers', record.id)).toEqual(record);
      expect((await store.verify()).problems).toEqual([]);
    });
  });

  test('leaves the old file beside the new one, byte for byte', async () => {
    const fixture = copyFixture(version, folder.dir);
    const old = readFileSync(fixture.store.file);
    await withStore(fixture, async () => undefined);
    const kept = join(fixture.store.file, '..', `store.before-${version}.db`);
    expect(readFileSync(kept).equals(old)).toBe(true);
  });
});

const byUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
