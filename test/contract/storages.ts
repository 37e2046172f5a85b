import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { RxStorage } from 'rxdb/plugins/core';
import { vi } from 'vitest';
import { createOpenFiles, getStorage } from '../../src-main/core/store/rx-storage/custom-storage.ts';
import { temporaryFolder, TEST_KEY } from '../support/stores.ts';

type AnyStorage = RxStorage<unknown, unknown>;

/**
 * What RxDB's documentation leaves open, or where one of its own storages does not do as it says. Each line of a storage's
 * `differences` is one of these with the reason, and is itself tested: a difference that goes away fails the suite.
 */
export type Difference =
  /** `count` must give what the length of `query` would be; this one ignores skip and limit. */
  | 'count ignores skip and limit'
  /** An attachment is asked for by its digest; this one gives whatever it has. */
  | 'gives an attachment for any digest'
  /** An insert that is refused for an attachment without data must not be told to listeners. */
  | 'tells of a refused insert'
  /** The checkpoint of an event is behind all of its documents, also when several have one time. */
  | 'takes the last row of a bulk for the newest'
  /** A change that is refused for an attachment without data is an answer, and no error of the call. */
  | 'fails on a refused attachment'
  /** A field that may be missing may still have an index. */
  | 'wants every indexed field required'
  /** After `close` nothing may be read or written. */
  | 'answers after close'
  /** After `close` nothing more comes, and listeners are told so. */
  | 'leaves its listeners waiting'
  /** A bulk becomes visible as a whole and is told as one event. */
  | 'writes a bulk of any size at once'
  /** Two rows of one id in a bulk: the later one must meet what the earlier one wrote. */
  | 'takes the last of two inserts'
  /** Keeps documents as they are given, and not as JSON would have them. */
  | 'keeps minus zero';

export interface Contestant {
  readonly name: string;
  readonly differences: Readonly<Partial<Record<Difference, string>>>;
  /** A place with no data. Storages of one place see the same databases, as two windows of one computer do. */
  readonly open: () => { readonly storage: () => AnyStorage; readonly remove: () => void };
}

const sqlite: Contestant = {
  name: 'sqlite',
  differences: {},
  open: () => {
    const { dir, remove } = temporaryFolder();
    const files = createOpenFiles();
    return { storage: () => getStorage({ dir, key: TEST_KEY }, files), remove };
  },
};

const memory: Contestant = {
  name: 'memory',
  differences: {
    'count ignores skip and limit': 'RxDB itself refuses to count a query with either',
    'tells of a refused insert': 'the event is made before the row is refused',
    'takes the last row of a bulk for the newest': 'what is fed twice does no harm',
    'fails on a refused attachment': 'the event of a refused change has no newest row to stand behind',
    'answers after close': 'the documents are in memory either way',
    'leaves its listeners waiting': 'what is told is shared by all instances of the data',
    'writes a bulk of any size at once': 'nothing that it does takes long',
    'takes the last of two inserts': 'rows are compared with what was stored before the bulk',
    'keeps minus zero': 'nothing is serialized',
  },
  open: () => {
    const storage = getRxStorageMemory() as AnyStorage;
    return { storage: () => storage, remove: () => undefined };
  },
};

const dexie: Contestant = {
  name: 'dexie',
  differences: {
    'gives an attachment for any digest': 'attachments are kept under record and name alone',
    'tells of a refused insert': 'the event is made before the row is refused',
    'takes the last row of a bulk for the newest': 'what is fed twice does no harm',
    'fails on a refused attachment': 'the event of a refused change has no newest row to stand behind',
    'wants every indexed field required': 'IndexedDB leaves a record without the key out of the index',
    'writes a bulk of any size at once': 'a transaction of IndexedDB does not hold the thread',
    'takes the last of two inserts': 'rows are compared with what was stored before the bulk',
    'keeps minus zero': 'structured clones know it',
  },
  open: () => {
    // It advertises on the console.
    const quiet = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const storage = getRxStorageDexie({ indexedDB: new IDBFactory(), IDBKeyRange }) as AnyStorage;
    return { storage: () => storage, remove: () => quiet.mockRestore() };
  },
};

/** The storages that the contract is held against: ours, and two of RxDB's own as witnesses that the contract is RxDB's. */
export const contestants: readonly Contestant[] = [sqlite, memory, dexie];
