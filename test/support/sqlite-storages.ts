import type { RxCollection } from 'rxdb/plugins/core';
import { getStorage } from '../../src-main/core/store/rx-storage/custom-storage.ts';
import type { Internals } from '../../src-main/core/store/rx-storage/sqlite-storage-instance.ts';
import type { Connection } from '../../src-main/core/store/sqlite/connection.ts';
import type { Person } from './people-collection.ts';
import { temporaryFolder, TEST_KEY } from './stores.ts';

/** Our RxStorage with a file per database name, in a folder of its own. */
export function fileStorage() {
  const { dir, remove } = temporaryFolder();
  return { storage: getStorage({ dir, key: TEST_KEY }), remove };
}

/** The way into the file below a collection. */
export const connectionOf = (side: { readonly people: RxCollection<Person> }): Connection =>
  (side.people.storageInstance.internals as Internals).connection;
