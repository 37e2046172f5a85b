import { join } from 'node:path';
import type { Store } from '../../src-main/core/store/store.ts';
import { temporaryFolder } from '../support/stores.ts';
import { openBareStore, type BareStore } from './bare-store.ts';
import { openBenchStore, type Dataset, type HomeCopy } from './dataset.ts';

/** The store and the limit program, each on its own copy of the same file. */
export interface Sides {
  readonly data: Dataset;
  readonly store: Store;
  readonly bare: BareStore;
}

/** Gives both sides to some work and takes them away after it. */
export async function withSides<Value>(data: Dataset, work: (sides: Sides) => Promise<Value>): Promise<Value> {
  return withCopies(data, async ({ ours, bare: file }) => {
    const { store, close } = await openBenchStore(ours);
    const bare = openBareStore(file);
    try {
      return await work({ data, store, bare });
    } finally {
      bare.connection.close();
      await close();
    }
  });
}

/** Two copies of a dataset, for as long as some work lasts. */
export async function withCopies<Value>(
  data: Dataset,
  work: (copies: { readonly ours: HomeCopy; readonly bare: HomeCopy }) => Promise<Value>,
): Promise<Value> {
  const { dir, remove } = temporaryFolder();
  try {
    return await work({ ours: data.copyTo(join(dir, 'ours')), bare: data.copyTo(join(dir, 'bare')) });
  } finally {
    remove();
  }
}
