import type { Store } from '../../../src-main/core/store/store.ts';

/** Somebody reads: what can be fetched again is then written in the shortest steps, so that a kill or a cut falls between two. */
export async function readAList(store: Store): Promise<void> {
  const sort = { field: 'name', isDescending: false };
  await store.list('contacts', { filter: null, search: '', sort, limit: 1, from: 0 });
}
