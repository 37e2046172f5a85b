import { expect, test } from 'vitest';
import type { EventMessage } from '../../src-shared/ipc/events.ts';
import type { View } from '../../src-shared/domain/views/view.schema.ts';
import { createQueryCache, type QueryCachePorts, type Question } from './query-cache.ts';

const VIEWS: Question<'views.list'> = {
  name: 'views.list',
  input: '{"entity":"customers"}',
  until: ['views.changed'],
};
const view = (name: string): View => ({
  ...{ id: 'all', name, columns: [{ field: 'name', width: 200, isPinned: true }], filter: null, search: '' },
  sort: { field: 'name', isDescending: false },
});

/** A cache whose questions are answered by hand. */
function opened() {
  const listeners = new Set<(message: EventMessage) => void>();
  const asked: { readonly resolve: (views: readonly View[]) => void; readonly reject: (error: Error) => void }[] = [];
  const clock = { now: 0 };
  const cache = createQueryCache({
    now: () => clock.now,
    call: (() =>
      new Promise<readonly View[]>((resolve, reject) => {
        asked.push({ resolve, reject });
      })) as QueryCachePorts['call'],
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const tell = (message: EventMessage): void => listeners.forEach((listener) => listener(message));
  const change = (): void => tell({ name: 'views.changed', data: { entity: 'customers' } });
  return { cache, asked, listeners, change, tell, clock };
}

test('who asks the same at the same time shares one question, and a screen that comes later has its answer at once', async () => {
  const { cache, asked } = opened();
  const both = [cache.ask(VIEWS), cache.ask(VIEWS)];
  expect(asked).toHaveLength(1);
  asked[0]?.resolve([view('one')]);
  const [first, second] = await Promise.all(both);
  expect(first).toBe(second);
  expect(cache.answerTo(VIEWS)).toBe(first);
});

test('what was answered just now is not asked again; later on it is, and meanwhile what was answered stands', async () => {
  const { cache, asked, clock, change } = opened();
  const first = cache.ask(VIEWS);
  asked[0]?.resolve([view('one')]);
  const answer = await first;
  clock.now = 900;
  expect(await cache.ask(VIEWS)).toBe(answer);
  expect(asked).toHaveLength(1);
  clock.now = 1_000;
  void cache.ask(VIEWS);
  expect(asked).toHaveLength(2);
  expect(cache.answerTo(VIEWS)).toBe(answer);
  change();
  void cache.ask(VIEWS);
  expect(asked).toHaveLength(3);
});

test('nothing is kept that an event has made untrue, neither an answer nor one that was under way', async () => {
  const { cache, asked, change, tell } = opened();
  const before = cache.ask(VIEWS);
  change();
  const after = cache.ask(VIEWS);
  expect(asked).toHaveLength(2);
  asked[1]?.resolve([view('new')]);
  await after;
  asked[0]?.resolve([view('old')]);
  expect(await before).toEqual([view('old')]);
  expect(cache.answerTo(VIEWS)).toEqual([view('new')]);
  tell({ name: 'customers.changed', data: { ids: null } });
  expect(cache.answerTo(VIEWS)).toEqual([view('new')]);
  change();
  expect(cache.answerTo(VIEWS)).toBeUndefined();
});

test('an answer that says the same is the same object, so that a screen which is asked again is not painted again', async () => {
  const { cache, asked, clock } = opened();
  const ask = async (answer: readonly View[]) => {
    clock.now += 1_000;
    const asking = cache.ask(VIEWS);
    asked.at(-1)?.resolve(answer);
    return asking;
  };
  const first = await ask([view('one')]);
  expect(await ask([view('one')])).toBe(first);
  expect(await ask([view('two')])).not.toBe(first);
});

test('a failure is kept for nobody, and who asks afresh shares nothing with those before', async () => {
  const { cache, asked } = opened();
  const failing = cache.ask(VIEWS);
  asked[0]?.reject(new Error('gone'));
  await expect(failing).rejects.toThrow('gone');
  expect(cache.answerTo(VIEWS)).toBeUndefined();
  const slow = cache.ask(VIEWS);
  cache.forget(VIEWS);
  const fresh = cache.ask(VIEWS);
  expect(asked).toHaveLength(3);
  asked[2]?.resolve([view('fresh')]);
  asked[1]?.resolve([view('slow')]);
  await Promise.all([slow, fresh]);
  expect(cache.answerTo(VIEWS)).toEqual([view('fresh')]);
});

test('a closed cache hears nothing and knows nothing of the workspace before', async () => {
  const { cache, asked, listeners } = opened();
  const asking = cache.ask(VIEWS);
  asked[0]?.resolve([view('one')]);
  await asking;
  cache.close();
  expect(cache.answerTo(VIEWS)).toBeUndefined();
  expect(listeners.size).toBe(0);
});
