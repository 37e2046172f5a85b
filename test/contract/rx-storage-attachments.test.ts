import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  changesSince,
  heard,
  insert,
  nextOf,
  noteOf,
  prepared,
  replace,
  stageOf,
  type Notes,
  type Stage,
} from './notes.ts';
import type { StoredNote } from './notes.ts';
import { contestants } from './storages.ts';

const bytesOf = (seed: number, length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + seed * 7) % 256);

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An attachment as RxDB hands it to a storage, and as a document shows it afterwards. */
function attachmentOf(bytes: Uint8Array<ArrayBuffer>, type = 'application/octet-stream') {
  const stub = { length: bytes.length, type, digest: digestOf(bytes) };
  return { bytes, stub, data: { ...stub, data: new Blob([bytes], { type }) } };
}

const withFiles = (note: StoredNote, files: Readonly<Record<string, object>>): StoredNote => ({
  ...note,
  _attachments: files as StoredNote['_attachments'],
});

describe.each(contestants)('attachments of $name', (contestant) => {
  let stage: Stage;
  let notes: Notes;
  beforeEach(async () => {
    stage = stageOf(contestant);
    notes = await stage.openNotes({ hasAttachments: true });
  });
  afterEach(() => stage.close());

  const read = async (id: string, name: string, digest: string): Promise<Uint8Array> =>
    new Uint8Array(await (await notes.getAttachmentData(id, name, digest)).arrayBuffer());

  test('the bytes come back one by one, the document shows their length, type and digest, never the data', async () => {
    const plan = attachmentOf(bytesOf(1, 70_000), 'image/png');
    const empty = attachmentOf(bytesOf(2, 0));
    const { bulks, stop } = heard(notes);
    expect(
      await insert(notes, withFiles(noteOf({ id: '甲' }), { 'plan “1”.png': plan.data, empty: empty.data })),
    ).toEqual([]);
    expect(await read('甲', 'plan “1”.png', plan.stub.digest)).toEqual(plan.bytes);
    expect(await read('甲', 'empty', empty.stub.digest)).toEqual(empty.bytes);
    expect((await notes.getAttachmentData('甲', 'plan “1”.png', plan.stub.digest)).type).toBe('image/png');
    const shown = { 'plan “1”.png': plan.stub, empty: empty.stub };
    const [byId] = await notes.findDocumentsById(['甲'], false);
    const [byQuery] = (await notes.query(prepared(notes, { selector: {} }))).documents;
    const [byFeed] = (await changesSince(notes, 10)).documents;
    const byEvent = bulks[0]?.events[0]?.documentData;
    for (const document of [byId, byQuery, byFeed, byEvent]) expect(document?._attachments).toEqual(shown);
    stop();
  });

  test('attachments are added, kept by their stub, replaced and removed one at a time', async () => {
    const [a, b, c] = [attachmentOf(bytesOf(1, 50)), attachmentOf(bytesOf(2, 60)), attachmentOf(bytesOf(3, 70))];
    const first = noteOf({ id: 'n' });
    await insert(notes, withFiles(first, { a: a.data }));
    const stored = withFiles(first, { a: a.stub });
    const second = nextOf(stored, {});
    expect(await replace(notes, [stored, withFiles(second, { a: a.stub, b: b.data })])).toEqual([]);
    expect(await read('n', 'a', a.stub.digest)).toEqual(a.bytes);
    expect(await read('n', 'b', b.stub.digest)).toEqual(b.bytes);
    const before = withFiles(second, { a: a.stub, b: b.stub });
    const third = nextOf(before, {});
    expect(await replace(notes, [before, withFiles(third, { b: c.data })])).toEqual([]);
    await expect(async () => read('n', 'a', a.stub.digest)).rejects.toThrow();
    expect(await read('n', 'b', c.stub.digest)).toEqual(c.bytes);
    expect((await notes.findDocumentsById(['n'], false))[0]?._attachments).toEqual({ b: c.stub });
  });

  test('a digest that is not the stored one is an error', async () => {
    const file = attachmentOf(bytesOf(1, 20));
    await insert(notes, withFiles(noteOf({ id: 'n' }), { file: file.data }));
    const asked = (async () => read('n', 'file', digestOf(bytesOf(9, 9))))();
    if (contestant.differences['gives an attachment for any digest'] === undefined)
      await expect(asked).rejects.toThrow();
    else expect(await asked).toEqual(file.bytes);
    await expect(async () => read('n', 'other', file.stub.digest)).rejects.toThrow();
    await expect(async () => read('nobody', 'file', file.stub.digest)).rejects.toThrow();
  });

  test('a deleted document loses its attachments', async () => {
    const file = attachmentOf(bytesOf(1, 20));
    const note = noteOf({ id: 'n' });
    await insert(notes, withFiles(note, { file: file.data }));
    await replace(notes, [withFiles(note, { file: file.stub }), nextOf(note, { _deleted: true })]);
    await expect(async () => read('n', 'file', file.stub.digest)).rejects.toThrow();
    expect((await notes.findDocumentsById(['n'], true))[0]?._attachments).toEqual({});
  });

  test('a stub of an attachment that was never there is refused with 510, and nothing of its row is written or told', async () => {
    const [good, bad] = [attachmentOf(bytesOf(1, 20)), attachmentOf(bytesOf(2, 20))];
    const { bulks, stop } = heard(notes);
    const refused = withFiles(noteOf({ id: 'n' }), { good: good.data, bad: bad.stub });
    const error = await insert(notes, refused, noteOf({ id: 'other' }));
    expect(error).toMatchObject([{ status: 510, documentId: 'n', attachmentId: 'bad' }]);
    expect(await notes.findDocumentsById(['n', 'other'], true)).toMatchObject([{ id: 'other' }]);
    const tells = contestant.differences['tells of a refused insert'] !== undefined;
    const told = bulks.flatMap(({ events }) => events.map(({ documentId }) => documentId));
    expect(told).toEqual(tells ? ['n', 'other'] : ['other']);
    if (!tells) await expect(async () => read('n', 'good', good.stub.digest)).rejects.toThrow();
    stop();
  });

  test('a change that brings a stub of an unknown attachment is refused and leaves the record as it was', async () => {
    const note = noteOf({ id: 'n' });
    await insert(notes, note);
    const next = withFiles(nextOf(note, { text: 'changed' }), { bad: attachmentOf(bytesOf(2, 20)).stub });
    const { bulks, stop } = heard(notes);
    const replacing = (async () => replace(notes, [note, next]))();
    if (contestant.differences['fails on a refused attachment'] !== undefined)
      await expect(replacing).rejects.toThrow();
    else expect(await replacing).toMatchObject([{ status: 510, documentId: 'n', attachmentId: 'bad' }]);
    expect(await notes.findDocumentsById(['n'], true)).toEqual([note]);
    expect(bulks).toEqual([]);
    stop();
  });

  test('many attachments of many documents in one bulk are read in parallel', async () => {
    const files = Array.from({ length: 260 }, (_, index) => attachmentOf(bytesOf(index, 30 + index)));
    const documents = files.map((file, index) => withFiles(noteOf({ id: `n${String(index)}` }), { file: file.data }));
    expect(await insert(notes, ...documents)).toEqual([]);
    const all = await Promise.all(files.map((file, index) => read(`n${String(index)}`, 'file', file.stub.digest)));
    expect(all).toEqual(files.map(({ bytes }) => bytes));
  });
});
