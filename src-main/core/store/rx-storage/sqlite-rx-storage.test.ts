import { addRxPlugin } from 'rxdb/plugins/core';
import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePeople, openPeople, randomQuery, type Person } from '../../../../test/support/people-collection.ts';
import { randomFrom } from '../../../../test/support/random.ts';
import { connectionOf, fileStorage } from '../../../../test/support/sqlite-storages.ts';

addRxPlugin(RxDBAttachmentsPlugin);

const files = fileStorage();
let ours: Awaited<ReturnType<typeof openPeople>>;
let theirs: Awaited<ReturnType<typeof openPeople>>;

beforeAll(async () => {
  ours = await openPeople('ours', files.storage, { indexes: [{ fields: ['city', 'id'] }], search: ['name', 'city'] });
  theirs = await openPeople('theirs', getRxStorageMemory());
  const people = makePeople(11, 300);
  for (const side of [ours, theirs]) {
    await side.people.bulkInsert(people);
    await side.people.bulkRemove(people.slice(0, 20).map(({ id }) => id));
  }
});
afterAll(async () => {
  await ours.close();
  await theirs.close();
  files.remove();
});

const plain = (documents: readonly { toJSON: () => unknown }[]): unknown[] => documents.map((one) => one.toJSON());

test('400 random queries give what RxDB’s memory storage gives, row by row', async () => {
  const random = randomFrom(23);
  for (let round = 0; round < 400; round += 1) {
    const query = randomQuery(random);
    const label = JSON.stringify(query);
    const [found, expected] = await Promise.all([ours.people.find(query).exec(), theirs.people.find(query).exec()]);
    expect(plain(found), label).toEqual(plain(expected));
    const { selector } = query as { selector: object };
    expect(await ours.people.count({ selector }).exec(), label).toBe(await theirs.people.count({ selector }).exec());
  }
});

test('a regex, which SQL does not know, is still answered', async () => {
  const query = { selector: { name: { $regex: '^中', $options: 'i' } } };
  const found = await ours.people.find(query).exec();
  expect(found.length).toBeGreaterThan(0);
  expect(plain(found)).toEqual(plain(await theirs.people.find(query).exec()));
});

test('no descending sort over an index sorts by hand', () => {
  const sql = 'EXPLAIN QUERY PLAN SELECT data FROM "people-0" WHERE deleted=0 ORDER BY "f.name" DESC,id DESC LIMIT 50';
  const plan = connectionOf(ours).all<{ detail: string }>(sql);
  expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(/TEMP B-TREE/u);
});

describe('bulk writes', () => {
  test('every one of 1,000 inserted and then updated documents is read back (a storage once dropped those beyond 199)', async () => {
    const side = await openPeople('bulk', files.storage);
    const people = makePeople(5, 1_000);
    const inserted = await side.people.bulkInsert(people);
    expect(inserted.error).toEqual([]);
    expect(inserted.success).toHaveLength(1_000);
    const aged = people.map((person) => ({ ...person, age: person.age + 100 }));
    const upserted = await side.people.bulkUpsert(aged);
    expect(upserted.error).toEqual([]);
    const stored = await side.people.find({ sort: [{ id: 'asc' }] }).exec();
    expect(plain(stored)).toEqual(aged);
    await side.close();
  });

  test('a write over an unknown revision is refused with 409 and changes nothing', async () => {
    const side = await openPeople('conflict', files.storage);
    const [person] = makePeople(6, 1) as [Person];
    await side.people.insert(person);
    const again = await side.people.bulkInsert([{ ...person, age: 77 }]);
    expect(again.error.map(({ status }) => status)).toEqual([409]);
    expect((await side.people.findOne(person.id).exec())?.age).toBe(person.age);
    await side.close();
  });

  test('a live query hears of an insert, an update and a removal', async () => {
    const side = await openPeople('live', files.storage);
    const seen: number[][] = [];
    const heard = (count: number): Promise<void> =>
      new Promise((resolve) => {
        const watch = side.people.find({ selector: { name: 'live' } }).$.subscribe((found) => {
          seen.push(found.map(({ age }) => age));
          if (seen.length < count) return;
          queueMicrotask(() => watch.unsubscribe());
          resolve();
        });
      });
    const all = heard(4);
    await expect.poll(() => seen.length).toBe(1);
    const document = await side.people.insert({ ...(makePeople(6, 1)[0] as Person), name: 'live', age: 1 });
    await expect.poll(() => seen.length).toBe(2);
    const changed = await document.patch({ age: 2 });
    await expect.poll(() => seen.length).toBe(3);
    await changed.remove();
    await all;
    expect(seen).toEqual([[], [1], [2], []]);
    await side.close();
  });
});

test('cleanup takes deleted rows away together with their search entries', async () => {
  const side = await openPeople('cleanup', files.storage, { search: ['name'] });
  const people = makePeople(9, 700);
  await side.people.bulkInsert(people);
  await side.people.bulkRemove(people.slice(0, 650).map(({ id }) => id));
  const instance = side.people.storageInstance;
  while (!(await instance.cleanup(0)));
  const count = (table: string): unknown => connectionOf(side).get(`SELECT count(*) AS n FROM ${table}`);
  expect(count('"people-0"')).toEqual({ n: 50 });
  expect(count('"people-0-search"')).toEqual({ n: 50 });
  await side.close();
});

test('the feed of changed documents gives every document once, deleted ones too, across pages', async () => {
  const instance = ours.people.storageInstance;
  const ids: string[] = [];
  let checkpoint: unknown;
  for (;;) {
    const page = await instance.getChangedDocumentsSince?.(64, checkpoint);
    if (page === undefined || page.documents.length === 0) break;
    ids.push(...page.documents.map(({ id }) => id));
    checkpoint = page.checkpoint;
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(300);
});

test('documents, deletions and revisions survive closing and opening', async () => {
  const first = await openPeople('again', files.storage);
  const people = makePeople(3, 30);
  await first.people.bulkInsert(people);
  await first.people.bulkRemove(['p00001']);
  await first.close();
  const second = await openPeople('again', files.storage);
  const ids = (await second.people.find({ sort: [{ id: 'asc' }] }).exec()).map(({ id }) => id);
  expect(ids).toEqual(people.map(({ id }) => id).filter((id) => id !== 'p00001'));
  await second.close();
});

test('an attachment is kept byte for byte, and goes when its document goes', async () => {
  const side = await openPeople('files', files.storage, { hasAttachments: true });
  const document = await side.people.insert(makePeople(4, 1)[0] as Person);
  const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => index % 251);
  await document.putAttachment({ id: 'plan.bin', data: new Blob([bytes]), type: 'application/octet-stream' });
  const read = await document.getLatest().getAttachment('plan.bin')?.getData();
  expect(new Uint8Array((await read?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
  await document.getLatest().remove();
  expect(connectionOf(side).get('SELECT count(*) AS n FROM "people-0-attachments"')).toEqual({ n: 0 });
  await side.close();
});
