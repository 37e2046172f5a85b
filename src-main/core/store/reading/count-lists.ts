import type { StoreReader } from '../store.ts';

/** A reader that counts the lists which are asked of it, so that who writes knows that somebody is reading. */
export function countLists(reader: StoreReader): { readonly reader: StoreReader; readonly lists: () => number } {
  let lists = 0;
  return {
    lists: () => lists,
    reader: {
      ...reader,
      list: (entity, query) => {
        lists += 1;
        return reader.list(entity, query);
      },
      page: (entity, query) => {
        lists += 1;
        return reader.page(entity, query);
      },
    },
  };
}
