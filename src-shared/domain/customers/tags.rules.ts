import { comparableName, storedText } from '../../lib/text.ts';
import type { Customer } from './customer.schema.ts';

export type Tag = NonNullable<Customer['tags']>[number];

/** Tags by their names, as a set: what is there already is not added twice, what is not there need not be removed. */
export interface TagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Tags with a change merged into them, so that changes of different tags by several people all stand. Names are the same
 * whatever their width and case (`comparableName`). Gives the same list where nothing changes. `nextId`: ids of new tags.
 */
export function withTags(tags: readonly Tag[], { add, remove }: TagChange, nextId: () => string): readonly Tag[] {
  const gone = new Set(remove.map(comparableName));
  const kept = tags.filter(({ name }) => !gone.has(comparableName(name)));
  const there = new Set(kept.map(({ name }) => comparableName(name)));
  const made: Tag[] = [];
  for (const name of add.map(storedText)) {
    const key = comparableName(name);
    if (key === '' || there.has(key)) continue;
    there.add(key);
    made.push({ id: nextId(), serverId: null, name });
  }
  return kept.length === tags.length && made.length === 0 ? tags : [...kept, ...made];
}

/** The change that leads from some tags back to others. */
export function tagsBack(from: readonly Tag[], to: readonly Tag[]): TagChange {
  const without = (all: readonly Tag[], others: readonly Tag[]): string[] => {
    const names = new Set(others.map(({ name }) => comparableName(name)));
    return all.map(({ name }) => name).filter((name) => !names.has(comparableName(name)));
  };
  return { add: without(to, from), remove: without(from, to) };
}
