import { randomUUID } from 'node:crypto';
import { now, type RxStorageDefaultCheckpoint } from 'rxdb/plugins/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  changesSince,
  heard,
  insert,
  nextOf,
  noteOf,
  replace,
  revision,
  stageOf,
  type Notes,
  type Stage,
} from './notes.ts';
import { contestants } from './storages.ts';

/** News of another instance travel by sockets: how long that takes is the machine's. */
const PATIENTLY = { timeout: 30_000 };

describe.each(contestants)('the changes of $name', (contestant) => {
  let stage: Stage;
  let notes: Notes;
  beforeEach(async () => {
    stage = stageOf(contestant);
    notes = await stage.openNotes();
  });
  afterEach(() => stage.close());

  async function feed(limit: number, from?: RxStorageDefaultCheckpoint) {
    const ids: string[] = [];
    for (let checkpoint = from; ;) {
      const page = await changesSince(notes, limit, checkpoint);
      ids.push(...page.documents.map(({ id }) => id));
      if (page.documents.length === 0) return { ids, checkpoint };
      checkpoint = page.checkpoint;
    }
  }

  test('without a change the feed is empty, and the checkpoint stays what was given', async () => {
    expect((await changesSince(notes, 10)).documents).toEqual([]);
    await insert(notes, noteOf({ id: 'a' }));
    const { checkpoint, documents } = await changesSince(notes, 10);
    expect(documents).toHaveLength(1);
    expect(await changesSince(notes, 10, checkpoint)).toEqual({ documents: [], checkpoint });
  });

  test('a document is in the feed once, where its last change put it, deleted or not', async () => {
    const [a, b] = [noteOf({ id: 'a' }), noteOf({ id: 'b' })];
    await insert(notes, a, b, noteOf({ id: 'c' }));
    const { checkpoint } = await feed(2);
    const next = nextOf(a, { text: 'changed' });
    await replace(notes, [a, next]);
    await replace(notes, [b, nextOf(b, { _deleted: true })]);
    expect((await feed(2)).ids).toEqual(['c', 'a', 'b']);
    const { documents } = await changesSince(notes, 10, checkpoint);
    expect(documents).toMatchObject([
      { id: 'a', text: 'changed' },
      { id: 'b', _deleted: true },
    ]);
  });

  test.each([1, 3, 64])('documents of the very same time are each given once in pages of %i', async (limit) => {
    const _meta = { lwt: now() };
    const ids = Array.from({ length: 150 }, (_, index) => `n${String((index * 37) % 150).padStart(3, '0')}`);
    await insert(notes, ...ids.map((id) => noteOf({ id }, { _meta })));
    expect((await feed(limit)).ids).toEqual([...ids].sort());
  });

  test('paging goes on while others write', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `n${String(index).padStart(3, '0')}`);
    const seen: string[] = [];
    let checkpoint: RxStorageDefaultCheckpoint | undefined;
    while (seen.length < ids.length) {
      const batch = ids.slice(seen.length, seen.length + 10);
      await insert(notes, ...batch.map((id) => noteOf({ id })));
      const page = await changesSince(notes, 7, checkpoint);
      const rest = await changesSince(notes, 7, page.checkpoint);
      seen.push(...[...page.documents, ...rest.documents].map(({ id }) => id));
      checkpoint = rest.checkpoint;
    }
    expect(seen).toEqual(ids);
  });

  test('listeners have heard of a write when it returns, with its context and both versions', async () => {
    const { bulks, stop } = heard(notes);
    const first = noteOf({ id: 'a', text: 'one' });
    await notes.bulkWrite([{ document: first }], 'first');
    expect(bulks).toHaveLength(1);
    const second = nextOf(first, { text: 'two' });
    await notes.bulkWrite([{ previous: first, document: second }], 'second');
    const gone = nextOf(second, { _deleted: true });
    await notes.bulkWrite([{ previous: second, document: gone }], 'third');
    await notes.bulkWrite([{ previous: gone, document: nextOf(gone, { _deleted: false }) }], 'fourth');
    expect(bulks.map(({ context, events }) => [context, events.map(({ operation }) => operation)])).toEqual([
      ['first', ['INSERT']],
      ['second', ['UPDATE']],
      ['third', ['DELETE']],
      ['fourth', ['INSERT']],
    ]);
    expect(bulks[0]?.events[0]).toMatchObject({ documentId: 'a', documentData: first });
    expect(bulks[1]?.events[0]).toMatchObject({ documentData: second, previousDocumentData: first });
    expect(bulks[2]?.events[0]?.previousDocumentData).toMatchObject({ _rev: revision(2) });
    expect(new Set(bulks.map(({ id }) => id)).size).toBe(4);
    stop();
  });

  test('a write that is refused as a whole is not told, of a mixed one only what was written', async () => {
    const { bulks, stop } = heard(notes);
    await insert(notes, noteOf({ id: 'a' }));
    await insert(notes, noteOf({ id: 'a' }));
    expect(bulks).toHaveLength(1);
    await insert(notes, noteOf({ id: 'a' }), noteOf({ id: 'b' }));
    expect(bulks.map(({ events }) => events.map(({ documentId }) => documentId))).toEqual([['a'], ['b']]);
    stop();
  });

  test('the checkpoint of an event is behind everything that it tells of', async () => {
    const { bulks, stop } = heard(notes);
    await insert(notes, ...['c', 'a', 'b'].map((id) => noteOf({ id })));
    expect((await changesSince(notes, 10, bulks.at(-1)?.checkpoint)).documents).toEqual([]);
    await insert(notes, noteOf({ id: 'later' }));
    expect((await changesSince(notes, 10, bulks[0]?.checkpoint)).documents).toMatchObject([{ id: 'later' }]);
    const _meta = { lwt: now() };
    await insert(notes, ...['z', 'x', 'y'].map((id) => noteOf({ id }, { _meta })));
    const isShort = contestant.differences['takes the last row of a bulk for the newest'] !== undefined;
    const again = (await changesSince(notes, 10, bulks.at(-1)?.checkpoint)).documents.map(({ id }) => id);
    expect(again).toEqual(isShort ? ['z'] : []);
    stop();
  });

  test.each(['close', 'remove'] as const)('listeners are told by %s that nothing more will come', async (end) => {
    let isOver = false;
    notes.changeStream().subscribe({ complete: () => (isOver = true) });
    await insert(notes, noteOf({ id: 'a' }));
    expect(isOver).toBe(false);
    await notes[end]();
    expect(isOver).toBe(contestant.differences['leaves its listeners waiting'] === undefined);
  });

  test('another instance of the database hears of it and sees it', async () => {
    const place = { database: randomUUID(), isMultiInstance: true };
    const [left, right] = [await stage.openNotes(place), await stage.openNotes(place)];
    const [atLeft, atRight] = [heard(left), heard(right)];
    const note = noteOf({ id: 'a' });
    await insert(left, note);
    await expect.poll(() => atRight.bulks.length, PATIENTLY).toBe(1);
    expect(await right.findDocumentsById(['a'], false)).toEqual([note]);
    expect(await replace(right, [note, nextOf(note, { text: 'from the right' })])).toEqual([]);
    await expect.poll(() => atLeft.bulks.length, PATIENTLY).toBe(2);
    for (const { bulks } of [atLeft, atRight]) {
      expect(bulks.flatMap(({ events }) => events.map(({ operation }) => operation))).toEqual(['INSERT', 'UPDATE']);
    }
    expect((await left.findDocumentsById(['a'], false))[0]?.text).toBe('from the right');
    atLeft.stop();
    atRight.stop();
    const reading = right.findDocumentsById(['a'], false);
    await left.close();
    expect(await reading).toHaveLength(1);
    expect(await insert(right, noteOf({ id: 'b' }))).toEqual([]);
  });
});
