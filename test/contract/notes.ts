import { randomUUID } from 'node:crypto';
import {
  fillWithDefaultSettings,
  getChangedDocumentsSince,
  normalizeMangoQuery,
  now,
  prepareQuery,
  type EventBulk,
  type MangoQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageChangeEvent,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
} from 'rxdb/plugins/core';
import type { Contestant } from './storages.ts';

export interface Note {
  id: string;
  text?: string;
  size: number;
}
export type StoredNote = RxDocumentData<Note>;
export type Notes = Instance<Note>;
type Instance<Doc> = RxStorageInstance<Doc, unknown, unknown, RxStorageDefaultCheckpoint>;
export type NoteChanges = EventBulk<RxStorageChangeEvent<StoredNote>, RxStorageDefaultCheckpoint>;

export const CONTEXT = 'contract';

export const noteSchema = (version: number, hasAttachments: boolean): RxJsonSchema<StoredNote> =>
  fillWithDefaultSettings<Note>({
    version,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: 60 },
      text: { type: 'string', maxLength: 60 },
      size: { type: 'number', minimum: -1_000, maximum: 1_000_000, multipleOf: 1 },
    },
    required: ['id', 'size'],
    indexes: ['size'],
    ...(hasAttachments ? { attachments: {} } : {}),
  });

export const revision = (height: number): string => `${height}-${String(height).padStart(32, 'e')}`;

/** A note as RxDB hands it to a storage. */
export const noteOf = (
  note: Omit<Note, 'size'> & { readonly size?: number },
  own: Partial<StoredNote> = {},
): StoredNote => ({
  size: 0,
  ...note,
  _deleted: false,
  _attachments: {},
  _rev: revision(1),
  _meta: { lwt: now() },
  ...own,
});

/** The next version of a stored note: a new revision and time, and the changes. */
export const nextOf = (previous: StoredNote, changes: Partial<StoredNote>): StoredNote => ({
  ...previous,
  _rev: revision(Number.parseInt(previous._rev, 10) + 1),
  _meta: { lwt: now() },
  ...changes,
});

export interface OpenOptions {
  readonly database?: string;
  readonly collection?: string;
  readonly version?: number;
  readonly hasAttachments?: boolean;
  readonly isMultiInstance?: boolean;
}

/** One place of a contestant with the instances that a test opens in it. */
export function stageOf(contestant: Contestant) {
  const place = contestant.open();
  const instances: { readonly close: () => Promise<void> }[] = [];
  const open = async <Doc>(schema: RxJsonSchema<RxDocumentData<Doc>>, options: OpenOptions = {}) => {
    // The interface leaves the checkpoint open; all three storages have RxDB's default one.
    const instance = (await place.storage().createStorageInstance<Doc>({
      databaseInstanceToken: randomUUID(),
      databaseName: options.database ?? randomUUID(),
      collectionName: options.collection ?? 'notes',
      schema,
      options: {},
      multiInstance: options.isMultiInstance ?? false,
      devMode: false,
    })) as Instance<Doc>;
    instances.push(instance);
    return instance;
  };
  return {
    open,
    storage: place.storage,
    openNotes: (options: OpenOptions = {}, schema?: RxJsonSchema<Note>): Promise<Notes> => {
      const { version = 0, hasAttachments = false } = options;
      const filled = schema === undefined ? noteSchema(version, hasAttachments) : fillWithDefaultSettings(schema);
      return open<Note>(filled, options);
    },
    close: async (): Promise<void> => {
      for (const instance of instances) await instance.close();
      place.remove();
    },
  };
}

export type Stage = ReturnType<typeof stageOf>;

/** Writes notes as new ones and gives back what was refused. */
export async function insert(notes: Notes, ...documents: readonly StoredNote[]) {
  const { error } = await notes.bulkWrite(
    documents.map((document) => ({ document })),
    CONTEXT,
  );
  return error;
}

/** Replaces notes and gives back what was refused. */
export async function replace(notes: Notes, ...pairs: readonly (readonly [StoredNote, StoredNote])[]) {
  const { error } = await notes.bulkWrite(
    pairs.map(([previous, document]) => ({ previous, document })),
    CONTEXT,
  );
  return error;
}

/** A query as a storage gets it: filled up and planned by RxDB. */
export function prepared<Doc>(instance: Instance<Doc>, query: MangoQuery<Doc>) {
  return prepareQuery<Doc>(instance.schema, normalizeMangoQuery<Doc>(instance.schema, query));
}

/** The ids that a query finds, in its order. */
export async function idsOf(notes: Notes, query: MangoQuery<Note>): Promise<string[]> {
  return (await notes.query(prepared(notes, query))).documents.map(({ id }) => id);
}

/** A page of the feed of changes, by the storage's own method or RxDB's stand-in for one that has none. */
export const changesSince = (notes: Notes, limit: number, checkpoint?: RxStorageDefaultCheckpoint) =>
  getChangedDocumentsSince<Note, RxStorageDefaultCheckpoint>(notes, limit, checkpoint);

/** Everything that a storage tells its listeners from now on. */
export function heard(notes: Notes): { readonly bulks: NoteChanges[]; readonly stop: () => void } {
  const bulks: NoteChanges[] = [];
  const watch = notes.changeStream().subscribe((bulk) => bulks.push(bulk as NoteChanges));
  return { bulks, stop: () => watch.unsubscribe() };
}
