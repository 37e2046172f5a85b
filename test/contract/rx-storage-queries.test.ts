import { randomUUID } from 'node:crypto';
import {
  createRxDatabase,
  fillWithDefaultSettings,
  now,
  type RxCollection,
  type RxJsonSchema,
  type MangoQuery,
} from 'rxdb/plugins/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONTEXT, idsOf, insert, nextOf, noteOf, prepared, replace, revision, stageOf, type Stage } from './notes.ts';
import { queryCases, type Item } from './query-cases.ts';
import { contestants } from './storages.ts';

/** What the collections' own types need to know of an item. */
interface Keyed {
  id: string;
  part?: string;
  number?: number;
}

describe.each(contestants)('queries of $name', (contestant) => {
  let stage: Stage;
  beforeEach(() => {
    stage = stageOf(contestant);
  });
  afterEach(() => stage.close());

  describe.each(queryCases)('$title', ({ schema, items, queries }) => {
    test('are answered and counted by the storage', async () => {
      const instance = await stage.open<Item>(fillWithDefaultSettings(schema));
      const own = { _deleted: false, _attachments: {}, _rev: revision(1) };
      const rows = items.map((item) => ({
        document: { ...item, ...own, _meta: { lwt: now() } },
      }));
      expect((await instance.bulkWrite(rows, CONTEXT)).error).toEqual([]);
      for (const [query, ids] of queries) {
        // As RxDB asks it: the living only, and the index that is named begins with them.
        const index = query.index === undefined ? {} : { index: ['_deleted', ...(query.index as string[])] };
        const asked = { ...query, ...index, selector: { ...query.selector, _deleted: false } } as MangoQuery<Item>;
        const plan = prepared(instance, asked);
        const found = (await instance.query(plan)).documents.map(({ id }) => id);
        expect(query.sort === undefined ? found.sort() : found, JSON.stringify(query)).toEqual(ids);
        if (query.skip !== undefined || query.limit !== undefined) continue;
        expect((await instance.count(plan)).count, JSON.stringify(query)).toBe(ids.length);
      }
    });

    test('are answered through a collection', async () => {
      const storage = stage.storage();
      const database = await createRxDatabase({
        name: randomUUID(),
        storage,
        multiInstance: false,
        allowSlowCount: true,
      });
      const added = await database.addCollections({ items: { schema } });
      const collection = added.items as unknown as RxCollection<Keyed>;
      await collection.bulkInsert(items.map((item) => ({ ...item })));
      for (const [query, ids] of queries) {
        const found = (await collection.find(query as MangoQuery<Keyed>).exec()).map(({ id }) => id);
        expect(query.sort === undefined ? found.sort() : found, JSON.stringify(query)).toEqual(ids);
        expect([...(await collection.findByIds([...ids]).exec()).keys()].sort()).toEqual([...ids].sort());
      }
      await database.close();
    });
  });

  test('deleted documents are found unless the query leaves them out, and are counted with the others', async () => {
    const notes = await stage.openNotes();
    const gone = noteOf({ id: 'a', size: 1 });
    await insert(notes, gone, noteOf({ id: 'b', size: 1 }));
    await replace(notes, [gone, nextOf(gone, { _deleted: true })]);
    expect(await idsOf(notes, { selector: {}, sort: [{ id: 'asc' }] })).toEqual(['a', 'b']);
    expect((await notes.count(prepared(notes, { selector: {} }))).count).toBe(2);
    const living = { selector: { _deleted: false, size: 1 } } as MangoQuery<{ id: string; size: number }>;
    expect(await idsOf(notes, living)).toEqual(['b']);
  });

  test('a count is the length of what the query gives', async () => {
    const notes = await stage.openNotes();
    await insert(notes, ...Array.from({ length: 9 }, (_, size) => noteOf({ id: `n${String(size)}`, size })));
    const limited = prepared(notes, { selector: { size: { $gt: 2 } }, skip: 1, limit: 3 });
    expect((await notes.query(limited)).documents).toHaveLength(3);
    const ignores = contestant.differences['count ignores skip and limit'] !== undefined;
    expect((await notes.count(limited)).count).toBe(ignores ? 6 : 3);
    const nothing = prepared(notes, { selector: {}, sort: [{ size: 'asc' }], limit: 0 });
    expect((await notes.query(nothing)).documents).toEqual([]);
  });

  test('ids of any writing are found, compared and sorted as JavaScript does', async () => {
    const notes = await stage.openNotes();
    const ids = ['Ａ', '😀', '中', "o'x", '"', 'a%', '-1', '𠮷', 'é', 'Z', 'a\u0000b', 'a'].sort();
    await insert(notes, ...ids.map((id, size) => noteOf({ id, size })));
    for (const id of ids) {
      expect((await notes.findDocumentsById([id], false)).map((note) => note.id)).toEqual([id]);
      expect(await idsOf(notes, { selector: { id } })).toEqual([id]);
    }
    expect((await notes.findDocumentsById(ids, false)).map(({ id }) => id)).toEqual(ids);
    const fromHan = ids.filter((id) => id >= '中');
    expect(await idsOf(notes, { selector: { id: { $gte: '中' } }, sort: [{ id: 'asc' }] })).toEqual(fromHan);
  });

  test('a key made of several fields is a key like any other', async () => {
    const schema: unknown = {
      version: 0,
      primaryKey: { key: 'id', fields: ['part', 'number'], separator: '|' },
      type: 'object',
      properties: {
        id: { type: 'string', maxLength: 60 },
        part: { type: 'string', maxLength: 20 },
        number: { type: 'integer', minimum: 0, maximum: 100, multipleOf: 1 },
      },
      required: ['id', 'part', 'number'],
      indexes: ['part', ['number', 'part']],
    };
    const storage = stage.storage();
    const database = await createRxDatabase({ name: randomUUID(), storage, multiInstance: false });
    const added = await database.addCollections({ parts: { schema: schema as RxJsonSchema<Item> } });
    const parts = added.parts as unknown as RxCollection<Keyed>;
    await parts.insert({ id: 'x|1', part: 'x', number: 1 });
    await parts.insert({ id: 'x|2', part: 'x', number: 2 });
    await parts.insert({ id: 'y|1', part: 'y', number: 1 });
    const found = await parts.find({ selector: { part: 'x' }, sort: [{ number: 'desc' }, { part: 'desc' }] }).exec();
    expect(found.map(({ id }) => id)).toEqual(['x|2', 'x|1']);
    expect((await parts.findOne('y|1').exec())?.toJSON()).toEqual({ id: 'y|1', part: 'y', number: 1 });
    await database.close();
  });

  test('an index over a field that may be missing still finds and sorts every record', async () => {
    const schema: unknown = {
      version: 0,
      primaryKey: 'id',
      type: 'object',
      properties: {
        id: { type: 'string', maxLength: 9 },
        size: { type: 'number', minimum: 0, maximum: 9, multipleOf: 1 },
      },
      required: ['id'],
      indexes: ['size'],
    };
    const opening = stage.openNotes({}, schema as RxJsonSchema<{ id: string; size: number }>);
    if (contestant.differences['wants every indexed field required'] !== undefined) {
      await expect(opening).rejects.toThrow();
      return;
    }
    const notes = await opening;
    const { size: _size, ...bare } = noteOf({ id: 'b' });
    await insert(notes, noteOf({ id: 'a', size: 5 }), bare as never, noteOf({ id: 'c', size: 2 }));
    expect(await idsOf(notes, { selector: {}, sort: [{ size: 'asc' }] })).toEqual(['b', 'c', 'a']);
    expect(await idsOf(notes, { selector: {}, sort: [{ size: 'desc' }] })).toEqual(['a', 'c', 'b']);
    expect(await idsOf(notes, { selector: { size: { $gte: 2 } }, sort: [{ size: 'asc' }] })).toEqual(['c', 'a']);
  });
});
