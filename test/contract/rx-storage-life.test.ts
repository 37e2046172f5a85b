import { randomUUID } from 'node:crypto';
import { fillWithDefaultSettings, now } from 'rxdb/plugins/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idsOf, insert, nextOf, noteOf, noteSchema, replace, stageOf, type Notes, type Stage } from './notes.ts';
import { contestants } from './storages.ts';

const HOUR_MS = 3_600_000;

describe.each(contestants)('the life of $name', (contestant) => {
  let stage: Stage;
  beforeEach(() => {
    stage = stageOf(contestant);
  });
  afterEach(() => stage.close());

  async function cleanUp(notes: Notes, minimumDeletedTime: number): Promise<void> {
    while (!(await notes.cleanup(minimumDeletedTime)));
  }

  test('cleanup takes what was deleted long enough ago, and nothing else', async () => {
    const notes = await stage.openNotes();
    const old = noteOf({ id: 'old' }, { _deleted: true, _meta: { lwt: now() - 3 * HOUR_MS } });
    const fresh = noteOf({ id: 'fresh' }, { _deleted: true });
    const living = noteOf({ id: 'living' }, { _meta: { lwt: now() - 9 * HOUR_MS } });
    await insert(notes, old, fresh, living);
    const left = async () => (await notes.findDocumentsById(['old', 'fresh', 'living'], true)).map(({ id }) => id);
    await cleanUp(notes, 6 * HOUR_MS);
    expect(await left()).toEqual(['old', 'fresh', 'living']);
    await cleanUp(notes, HOUR_MS);
    expect(await left()).toEqual(['fresh', 'living']);
    // IndexedDB's bound is exclusive: a moment that is surely past.
    await cleanUp(notes, -1_000);
    expect(await left()).toEqual(['living']);
    expect(await insert(notes, noteOf({ id: 'old', text: 'again' }))).toEqual([]);
    expect(await idsOf(notes, { selector: {}, sort: [{ id: 'asc' }] })).toEqual(['living', 'old']);
  });

  test('cleanup of 1,700 deleted documents ends, and of none too', async () => {
    const notes = await stage.openNotes();
    await cleanUp(notes, 0);
    const ids = Array.from({ length: 1_700 }, (_, index) => `n${String(index)}`);
    await insert(notes, ...ids.map((id) => noteOf({ id }, { _deleted: true })), noteOf({ id: 'stays' }));
    await cleanUp(notes, -1_000);
    expect(await notes.findDocumentsById([...ids, 'stays'], true)).toMatchObject([{ id: 'stays' }]);
  });

  test('close may be called twice, before and after remove too', async () => {
    const [closed, removed] = [await stage.openNotes(), await stage.openNotes()];
    await Promise.all([closed.close(), closed.close()]);
    await closed.close();
    await removed.remove();
    await removed.close();
    await expect(async () => closed.remove()).rejects.toThrow();
  });

  test('a write that was called before close is done, one after it is refused', async () => {
    const place = { database: randomUUID() };
    const [notes, other] = [await stage.openNotes(place), await stage.openNotes(place)];
    const writing = insert(notes, ...Array.from({ length: 450 }, (_, index) => noteOf({ id: `n${String(index)}` })));
    await Promise.all([writing, notes.close()]);
    expect(await idsOf(other, { selector: {} })).toHaveLength(450);
    const late = (async () => notes.findDocumentsById(['n1'], false))();
    if (contestant.differences['answers after close'] === undefined) await expect(late).rejects.toThrow();
    else expect(await late).toHaveLength(1);
  });

  test('what is removed is gone, for a new instance as well, and its neighbours stay', async () => {
    const place = { database: randomUUID() };
    const [notes, neighbour] = [
      await stage.openNotes({ ...place, hasAttachments: true }),
      await stage.openNotes({ ...place, collection: 'neighbour' }),
    ];
    await insert(notes, noteOf({ id: 'a' }));
    await insert(neighbour, noteOf({ id: 'b' }));
    await notes.remove();
    const again = await stage.openNotes(place);
    expect(await again.findDocumentsById(['a'], true)).toEqual([]);
    expect(await insert(again, noteOf({ id: 'a' }))).toEqual([]);
    expect(await neighbour.findDocumentsById(['b'], true)).toHaveLength(1);
  });

  test('documents, deletions and revisions are there after closing and opening', async () => {
    const place = { database: randomUUID() };
    const notes = await stage.openNotes(place);
    const [kept, gone] = [noteOf({ id: 'kept', text: '在' }), noteOf({ id: 'gone' })];
    const deleted = nextOf(gone, { _deleted: true });
    await insert(notes, kept, gone);
    await replace(notes, [gone, deleted]);
    await notes.close();
    const again = await stage.openNotes(place);
    expect(await again.findDocumentsById(['kept', 'gone'], true)).toEqual([kept, deleted]);
    expect(await replace(again, [kept, nextOf(kept, { text: '新' })])).toEqual([]);
  });

  test('versions of a schema, collections and databases of one name do not mix', async () => {
    const database = randomUUID();
    const all = await Promise.all([
      stage.openNotes({ database }),
      stage.openNotes({ database, version: 1 }),
      stage.openNotes({ database, collection: 'notes-1' }),
      stage.openNotes({ database: randomUUID() }),
    ]);
    await Promise.all(all.map((notes, index) => insert(notes, noteOf({ id: 'a', size: index }))));
    const sizes = all.map(async (notes) => (await notes.findDocumentsById(['a'], false)).map(({ size }) => size));
    expect(await Promise.all(sizes)).toEqual([[0], [1], [2], [3]]);
  });

  test('twenty collections of one database can be written at the same time', async () => {
    const database = randomUUID();
    const names = Array.from({ length: 20 }, (_, index) => `c${String(index)}`);
    const all = await Promise.all(names.map((collection) => stage.openNotes({ database, collection })));
    await Promise.all(
      all.flatMap((notes, index) => ['a', 'b', 'c'].map((id) => insert(notes, noteOf({ id, size: index })))),
    );
    const found = await Promise.all(all.map((notes) => idsOf(notes, { selector: {}, sort: [{ id: 'asc' }] })));
    expect(found).toEqual(names.map(() => ['a', 'b', 'c']));
  });

  test('collections of one database may be removed at the same time, also while it is written', async () => {
    const place = { database: randomUUID() };
    const [left, right, stays] = [
      await stage.openNotes(place),
      await stage.openNotes({ ...place, collection: 'right' }),
      await stage.openNotes({ ...place, collection: 'stays' }),
    ];
    for (const notes of [left, right]) await insert(notes, noteOf({ id: 'a' }));
    const writing = insert(stays, ...Array.from({ length: 450 }, (_, index) => noteOf({ id: `n${String(index)}` })));
    await Promise.all([writing, left.remove(), right.remove()]);
    expect(await idsOf(stays, { selector: {} })).toHaveLength(450);
    expect(await (await stage.openNotes(place)).findDocumentsById(['a'], true)).toEqual([]);
  });

  test('a schema that asks for key compression or encryption is refused without the layer that does it', async () => {
    const compressed = { ...noteSchema(0, false), keyCompression: true };
    await expect(async () => stage.open(compressed)).rejects.toThrow(/UT5/u);
    const encrypted = fillWithDefaultSettings({ ...noteSchema(0, false), encrypted: ['text'] });
    await expect(async () => stage.open(encrypted)).rejects.toThrow(/UT6/u);
  });
});
