import { addRxPlugin, fillWithDefaultSettings, now } from 'rxdb/plugins/core';
import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { makePeople, openPeople, type Person } from '../../../../test/support/people-collection.ts';
import { connectionOf, fileStorage } from '../../../../test/support/sqlite-storages.ts';
import { temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { getStorage } from './custom-storage.ts';
import type { StorageOptions } from './table.ts';

// What only this storage has to show. What every RxStorage has to is in test/contract.

addRxPlugin(RxDBAttachmentsPlugin);

const files = fileStorage();
afterAll(files.remove);

const plain = (documents: readonly { toJSON: () => unknown }[]): unknown[] => documents.map((one) => one.toJSON());

test.each(['asc', 'desc'] as const)('no sort (%s) over an index sorts the rows by hand', async (direction) => {
  const side = await openPeople(`plan-${direction}`, files.storage);
  const order = direction === 'desc' ? 'DESC' : 'ASC';
  const sql = `EXPLAIN QUERY PLAN SELECT data FROM "people-0" WHERE deleted=0 ORDER BY "f.name" ${order},id ${order} LIMIT 50`;
  const plan = connectionOf(side).all<{ detail: string }>(sql);
  expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(/TEMP B-TREE/u);
  await side.close();
});

test('cleanup takes deleted rows away together with their search entries and attachments', async () => {
  const options = { search: ['name'], aliveWhileEmpty: 'city', hasAttachments: true };
  const side = await openPeople('cleanup', files.storage, options);
  const people = makePeople(9, 700).map(({ city: _city, ...person }) => person);
  await side.people.bulkInsert(people);
  const kept = await side.people.findOne('p00699').exec();
  await kept?.putAttachment({ id: 'a.txt', data: new Blob(['kept']), type: 'text/plain' });
  await side.people.bulkRemove(people.slice(0, 650).map(({ id }) => id));
  const instance = side.people.storageInstance;
  while (!(await instance.cleanup(0)));
  const count = (table: string): unknown => connectionOf(side).get(`SELECT count(*) AS n FROM ${table}`);
  expect(count('"people-0"')).toEqual({ n: 50 });
  expect(count('"people-0-search"')).toEqual({ n: 50 });
  expect(count('"people-0-attachments"')).toEqual({ n: 1 });
  expect(connectionOf(side).get('SELECT alive FROM "people-0-count"')).toEqual({ alive: 50 });
  await side.close();
});

test('cleanup takes what another copy of RxDB, which counts within a millisecond by itself, deleted in this very one', async () => {
  const side = await openPeople('cleanup-now', files.storage);
  onTestFinished(() => {
    vi.useRealTimers();
  });
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(now()) + 1_000 });
  const instance = side.people.storageInstance.originalStorageInstance;
  const own = { _deleted: true, _attachments: {}, _rev: '1-a', _meta: { lwt: Date.now() + 0.9 } };
  const rows = makePeople(3, 2).map((person) => ({ document: { ...person, ...own } }));
  expect((await instance.bulkWrite(rows, 'elsewhere')).error).toEqual([]);
  while (!(await instance.cleanup(0)));
  expect(connectionOf(side).get('SELECT count(*) AS n FROM "people-0"')).toEqual({ n: 0 });
  await side.close();
});

test('remove leaves no table of the collection behind', async () => {
  const options = { search: ['name'], aliveWhileEmpty: 'city', hasAttachments: true };
  const side = await openPeople('removed', files.storage, options);
  const other = await openPeople('kept', files.storage);
  await side.people.bulkInsert(makePeople(9, 3));
  const connection = connectionOf(side);
  const names = () => connection.all(`SELECT name FROM sqlite_schema WHERE name GLOB '*people*'`);
  expect(names().length).toBeGreaterThan(4);
  await side.people.remove();
  expect(names()).toEqual([]);
  await side.close();
  await other.close();
});

test('a bulk through RxDB is searchable, counted and read back as a whole', async () => {
  const side = await openPeople('bulk', files.storage, { search: ['name'], aliveWhileEmpty: 'city' });
  const people = makePeople(5, 1_000);
  expect((await side.people.bulkInsert(people)).error).toEqual([]);
  const changed = people.map((person, index) => ({ ...person, age: person.age + 100, name: `名${String(index)}` }));
  expect((await side.people.bulkUpsert(changed)).error).toEqual([]);
  expect(plain(await side.people.find({ sort: [{ id: 'asc' }] }).exec())).toEqual(changed);
  const alive = changed.filter(({ city }) => city === undefined).length;
  expect(connectionOf(side).get('SELECT alive FROM "people-0-count"')).toEqual({ alive });
  expect(connectionOf(side).get('SELECT count(*) AS n FROM "people-0-search"')).toEqual({ n: 1_000 });
  await side.close();
});

test('an attachment leaves the file when its document is deleted', async () => {
  const side = await openPeople('files', files.storage, { hasAttachments: true });
  const document = await side.people.insert(makePeople(4, 1)[0] as Person);
  await document.putAttachment({ id: 'plan.bin', data: new Blob([new Uint8Array(5_000)]), type: 'image/png' });
  const count = () => connectionOf(side).get('SELECT count(*) AS n FROM "people-0-attachments"');
  expect(count()).toEqual({ n: 1 });
  await document.getLatest().remove();
  expect(count()).toEqual({ n: 0 });
  await side.close();
});

test('a file that cannot take the table is given back, so that another may open it', async () => {
  const { dir, remove } = temporaryFolder();
  const open = async (options: StorageOptions) =>
    getStorage({ dir, key: TEST_KEY }).createStorageInstance<{ id: string }>({
      databaseInstanceToken: 'token',
      databaseName: 'again',
      collectionName: 'things',
      schema: fillWithDefaultSettings<{ id: string }>({
        version: 0,
        primaryKey: 'id',
        type: 'object',
        properties: { id: { type: 'string', maxLength: 9 } },
      }),
      options,
      multiInstance: false,
      devMode: false,
    });
  await expect(open({ indexes: [{ fields: ['id', '_rev'], where: 'no such syntax' }] })).rejects.toThrow(/syntax/u);
  await (await open({})).close();
  remove();
});
