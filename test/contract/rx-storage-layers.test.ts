import { randomUUID } from 'node:crypto';
import { addRxPlugin, createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb/plugins/core';
import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments';
import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js';
import { wrappedKeyCompressionStorage } from 'rxdb/plugins/key-compression';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stageOf, type Stage } from './notes.ts';
import { contestants } from './storages.ts';

addRxPlugin(RxDBAttachmentsPlugin);

interface Letter {
  id: string;
  recipientName: string;
  secretText: string;
  weightInGrams: number;
}

const schema: RxJsonSchema<Letter> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  keyCompression: true,
  properties: {
    id: { type: 'string', maxLength: 20 },
    recipientName: { type: 'string', maxLength: 40 },
    secretText: { type: 'string' },
    weightInGrams: { type: 'number', minimum: 0, maximum: 1_000, multipleOf: 1 },
  },
  required: ['id', 'recipientName', 'secretText', 'weightInGrams'],
  indexes: ['recipientName', ['weightInGrams', 'recipientName']],
  encrypted: ['secretText'],
  attachments: { encrypted: true },
};

const letters = ['王', '张', '李'].map((recipientName, index) => ({
  id: `l${String(index)}`,
  recipientName,
  secretText: `只有${recipientName}知道`,
  weightInGrams: 30 - index * 10,
}));

describe.each(contestants)('RxDB’s layers over $name', (contestant) => {
  let stage: Stage;
  let collection: RxCollection<Letter>;
  let close: () => Promise<unknown>;
  beforeEach(async () => {
    stage = stageOf(contestant);
    const storage = wrappedKeyEncryptionCryptoJsStorage({
      storage: wrappedKeyCompressionStorage({ storage: stage.storage() }),
    });
    const password = 'a password for this test';
    const database = await createRxDatabase({ name: randomUUID(), storage, password, multiInstance: false });
    const added = await database.addCollections({ letters: { schema } });
    collection = added.letters;
    close = () => database.close();
    await collection.bulkInsert(letters);
  });
  afterEach(async () => {
    await close();
    await stage.close();
  });

  test('records with compressed keys and encrypted fields are found, sorted and read', async () => {
    const query = { selector: { weightInGrams: { $gt: 10 } }, sort: [{ weightInGrams: 'asc' as const }] };
    const found = (await collection.find(query).exec()).map((letter) => letter.toJSON());
    expect(found).toEqual([letters[1], letters[0]]);
    expect((await collection.findOne({ selector: { recipientName: '李' } }).exec())?.secretText).toBe('只有李知道');
  });

  test('an encrypted attachment comes back, is replaced and goes', async () => {
    const letter = await collection.findOne('l1').exec();
    const bytes = Uint8Array.from({ length: 3_000 }, (_, index) => index % 256);
    const read = async (): Promise<Uint8Array | undefined> => {
      const data = await (await collection.findOne('l1').exec())?.getAttachment('scan')?.getData();
      return data === undefined ? undefined : new Uint8Array(await data.arrayBuffer());
    };
    await letter?.putAttachment({ id: 'scan', data: new Blob([bytes]), type: 'image/png' });
    expect(await read()).toEqual(bytes);
    const next = await collection.findOne('l1').exec();
    await next?.putAttachment({ id: 'scan', data: new Blob([bytes.slice(7)]), type: 'image/png' });
    expect(await read()).toEqual(bytes.slice(7));
    await (await collection.findOne('l1').exec())?.getAttachment('scan')?.remove();
    expect(await read()).toBeUndefined();
  });
});
