import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROWS_AT_ONCE } from '../../src-main/core/store/rx-storage/row-batches.ts';
import { heard, insert, nextOf, noteOf, replace, revision, stageOf, type Notes, type Stage } from './notes.ts';
import { contestants } from './storages.ts';

const many = (count: number, size = 0) =>
  Array.from({ length: count }, (_, index) => noteOf({ id: `n${String(index).padStart(6, '0')}`, size }));

describe.each(contestants)('writing to $name', (contestant) => {
  let stage: Stage;
  let notes: Notes;
  beforeEach(async () => {
    stage = stageOf(contestant);
    notes = await stage.openNotes();
  });
  afterEach(() => stage.close());

  const stored = (ids: readonly string[]) => notes.findDocumentsById([...ids], true);

  test('a document comes back as it was given, with RxDB’s own fields and unknown ones of _meta', async () => {
    const note = noteOf({ id: 'a', text: 'ä“漢字”\u0000\n😀' }, { _meta: { lwt: 17.03, 'own-mark': 4 } });
    expect(await insert(notes, note)).toEqual([]);
    expect(await stored(['a'])).toEqual([note]);
  });

  test('a second insert of an id is refused with 409 and shows what is stored, with nothing beside it', async () => {
    const note = noteOf({ id: 'a', text: 'first' });
    await insert(notes, note);
    const [refused, ...others] = await insert(notes, noteOf({ id: 'a', text: 'second' }));
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ status: 409, isError: true, documentId: 'a', documentInDb: note });
    expect(refused?.writeRow.document.text).toBe('second');
    expect(Object.keys((refused as { documentInDb: object }).documentInDb).sort()).toEqual(Object.keys(note).sort());
    expect(await stored(['a'])).toEqual([note]);
  });

  test('of two inserts at the same time the first one is taken', async () => {
    const [first, second] = await Promise.all([
      insert(notes, noteOf({ id: 'a', text: 'first' })),
      insert(notes, noteOf({ id: 'a', text: 'second' })),
    ]);
    expect([first.length, second.map(({ status }) => status)]).toEqual([0, [409]]);
    expect((await stored(['a']))[0]?.text).toBe('first');
  });

  test('a change over a revision that is not the stored one is refused', async () => {
    const note = noteOf({ id: 'a' });
    await insert(notes, note);
    const other = { ...note, _rev: revision(7) };
    expect((await replace(notes, [other, nextOf(other, { size: 9 })])).map(({ status }) => status)).toEqual([409]);
    expect(await stored(['a'])).toEqual([note]);
  });

  test('a deleted document stays readable for whoever asks for it, and is not in the way of nobody else', async () => {
    const note = noteOf({ id: 'a', text: 'kept' });
    await insert(notes, note, noteOf({ id: 'b' }));
    await replace(notes, [note, nextOf(note, { _deleted: true })]);
    expect(await notes.findDocumentsById(['a', 'b'], false)).toMatchObject([{ id: 'b' }]);
    expect(await notes.findDocumentsById(['a', 'b'], true)).toMatchObject([{ id: 'a', text: 'kept' }, { id: 'b' }]);
  });

  test('an insert over a deleted document is a conflict; with the deleted one as previous it is taken', async () => {
    const note = noteOf({ id: 'a' });
    const gone = nextOf(note, { _deleted: true });
    await insert(notes, note);
    await replace(notes, [note, gone]);
    expect((await insert(notes, noteOf({ id: 'a' }))).map(({ status }) => status)).toEqual([409]);
    const back = nextOf(gone, { _deleted: false, text: 'back' });
    expect(await replace(notes, [gone, back])).toEqual([]);
    expect(await stored(['a'])).toEqual([back]);
  });

  test('a document may come already deleted, as replication brings them', async () => {
    const { bulks, stop } = heard(notes);
    expect(await insert(notes, noteOf({ id: 'a' }, { _deleted: true }))).toEqual([]);
    expect(await stored(['a'])).toMatchObject([{ id: 'a', _deleted: true }]);
    expect(bulks).toEqual([]);
    stop();
  });

  test('an insert that names a previous version which is not there is taken', async () => {
    const before = noteOf({ id: 'a' });
    expect(await replace(notes, [before, nextOf(before, { text: 'new' })])).toEqual([]);
    expect(await stored(['a'])).toMatchObject([{ text: 'new', _rev: revision(2) }]);
  });

  test('revisions may jump, fields may go, and a change of _meta alone is a change', async () => {
    const note = noteOf({ id: 'a', text: 'goes', size: 3 });
    await insert(notes, note);
    const { text: _text, ...bare } = note;
    const bareNext = { ...bare, _rev: revision(4), _meta: { lwt: note._meta.lwt + 1 } };
    expect(await replace(notes, [note, bareNext])).toEqual([]);
    const marked = { ...bareNext, _rev: revision(5), _meta: { lwt: note._meta.lwt + 2, mark: 1 } };
    expect(await replace(notes, [bareNext, marked])).toEqual([]);
    expect(await stored(['a'])).toEqual([marked]);
  });

  test('an empty bulk is nothing', async () => {
    expect(await insert(notes)).toEqual([]);
    expect(await notes.findDocumentsById([], true)).toEqual([]);
  });

  test('what was given is not changed', async () => {
    const note = Object.freeze(noteOf({ id: 'a', text: 'x' }));
    const before = structuredClone(note);
    await insert(notes, note);
    await replace(notes, [note, Object.freeze(nextOf(note, { text: 'y' }))]);
    expect(note).toEqual(before);
  });

  test.each([1, ROWS_AT_ONCE - 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 1_000, 2_050])(
    'every one of %i inserts and updates is read back',
    async (count) => {
      const first = many(count);
      expect(await insert(notes, ...first)).toEqual([]);
      expect(await stored(first.map(({ id }) => id))).toEqual(first);
      const second = first.map((note, index) => nextOf(note, { size: index + 1, text: `文${String(index)}` }));
      const pairs = first.map((note, index) => [note, second[index]!] as const);
      expect(await replace(notes, ...pairs)).toEqual([]);
      expect(await stored(first.map(({ id }) => id))).toEqual(second);
    },
  );

  test('inserts, changes, deletions and conflicts in one bulk of 1,000: each row is answered for itself', async () => {
    const first = many(700);
    await insert(notes, ...first);
    const rows = first.map((previous, index) => {
      if (index % 7 === 0) return { document: noteOf({ id: previous.id, text: 'conflict' }) };
      return { previous, document: nextOf(previous, index % 3 === 0 ? { _deleted: true } : { size: index }) };
    });
    const fresh = Array.from({ length: 300 }, (_, index) => ({ document: noteOf({ id: `x${String(index)}` }) }));
    const bulk = [...rows, ...fresh].sort((left, right) =>
      [...left.document.id].reverse().join('') < [...right.document.id].reverse().join('') ? -1 : 1,
    );
    const { error } = await notes.bulkWrite(bulk, 'mixed');
    expect(error.map(({ documentId, status }) => [documentId, status])).toEqual(
      bulk.filter(({ document }) => document.text === 'conflict').map(({ document }) => [document.id, 409]),
    );
    const expected = new Map(first.map((note) => [note.id, note]));
    for (const { document } of bulk) if (document.text !== 'conflict') expected.set(document.id, document);
    const all = await stored([...expected.keys()]);
    expect(new Map(all.map((note) => [note.id, note]))).toEqual(expected);
  });

  test('bulks that come at the same time are all kept', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `n${String(index)}`);
    const bulks = Array.from({ length: 10 }, (_, bulk) => ids.slice(bulk * 30, (bulk + 1) * 30));
    const refused = await Promise.all(bulks.map((bulk) => insert(notes, ...bulk.map((id) => noteOf({ id })))));
    expect(refused.flat()).toEqual([]);
    expect((await notes.findDocumentsById(ids, false)).map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  test('of two rows of one id in a bulk the second meets what the first one wrote', async () => {
    const error = await insert(
      notes,
      noteOf({ id: 'a', text: '1' }),
      noteOf({ id: 'a', text: '2' }),
      noteOf({ id: 'b' }),
    );
    const lastWins = contestant.differences['takes the last of two inserts'] !== undefined;
    expect(error.map(({ status }) => status)).toEqual(lastWins ? [] : [409]);
    expect(await stored(['a', 'b'])).toMatchObject([{ text: lastWins ? '2' : '1' }, { id: 'b' }]);
  });

  test('a bulk of 3,000 lets others have a turn, in parts that are never half', async () => {
    const isAtOnce = contestant.differences['writes a bulk of any size at once'] !== undefined;
    const { bulks, stop } = heard(notes);
    const seen = new Set<number>();
    let isDone = false;
    const writing = insert(notes, ...many(3_000)).finally(() => (isDone = true));
    while (!isDone) {
      seen.add(await countOf(notes));
      await nextTurn();
    }
    expect(await writing).toEqual([]);
    expect(bulks.flatMap(({ events }) => events)).toHaveLength(3_000);
    expect(bulks.length).toBe(isAtOnce ? 1 : 3_000 / ROWS_AT_ONCE);
    expect([...seen].filter((count) => count % ROWS_AT_ONCE !== 0)).toEqual([]);
    expect(seen.size > 3).toBe(!isAtOnce);
    stop();
  });

  test('a write that comes during a large bulk waits for it, and the next one for that', async () => {
    const order: string[] = [];
    const large = insert(notes, ...many(1_500)).then(() => order.push('large'));
    const small = insert(notes, noteOf({ id: 'n001499' })).then((error) => order.push(`small ${String(error.length)}`));
    const last = insert(notes, noteOf({ id: 'z' })).then(() => order.push('last'));
    await Promise.all([large, small, last]);
    expect(order).toEqual(['large', 'small 1', 'last']);
  });
});

async function countOf(notes: Notes): Promise<number> {
  const { id, lwt } = { id: '', lwt: 0 };
  const page = await notes.getChangedDocumentsSince?.(10_000, { id, lwt });
  return page?.documents.length ?? 0;
}
