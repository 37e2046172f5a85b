import type { Store } from './store.ts';

/** What is being asked of the open store, so that work which nobody waits for can keep out of the way. */
export interface Work {
  /** Resolves when the first list has been answered since the store was opened. */
  readonly firstList: Promise<void>;
  /** Questions and writes so far, how many of them are not answered yet, and how many of them were lists. */
  readonly now: () => { readonly asked: number; readonly open: number; readonly lists: number };
}

type Method = (...args: readonly unknown[]) => unknown;

const LISTS: ReadonlySet<PropertyKey> = new Set<keyof Store>(['list', 'page']);
/** Of these the watcher itself is the one who asks, or nobody waits. */
const OWN: ReadonlySet<PropertyKey> = new Set<keyof Store>(['checkPages']);

/** The store, noting what is asked of it. */
export function watchWork(store: Store): { readonly store: Store; readonly work: Work } {
  const firstList = Promise.withResolvers<void>();
  let [asked, open, lists] = [0, 0, 0];
  const note = async (name: PropertyKey, answer: Promise<unknown>): Promise<void> => {
    asked += 1;
    if (LISTS.has(name)) lists += 1;
    open += 1;
    try {
      await answer;
      if (LISTS.has(name)) firstList.resolve();
    } catch {
      // Whoever asked hears of it.
    } finally {
      open -= 1;
    }
  };
  // A proxy, because a method that is added to the store must not be forgotten here.
  const watched = new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function' || OWN.has(name)) return method;
      return (...args: readonly unknown[]) => {
        const answer = (method as Method)(...args);
        if (answer instanceof Promise) void note(name, answer);
        return answer;
      };
    },
  });
  return { store: watched, work: { firstList: firstList.promise, now: () => ({ asked, open, lists }) } };
}
