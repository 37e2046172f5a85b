import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { MangoQuery } from 'rxdb/plugins/core';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makePeople, openPeople, randomQuery, type Person } from '../support/people-collection.ts';
import { randomFrom, type Random } from '../support/random.ts';
import { fileStorage } from '../support/sqlite-storages.ts';

type Side = Awaited<ReturnType<typeof openPeople>>;

/** One random change of both sides: new people, some changed, some removed, some brought back. */
async function change(random: Random, sides: readonly Side[], round: number): Promise<void> {
  const seed = random.below(1_000_000);
  const kind = random.below(4);
  const ids = Array.from({ length: 1 + random.below(6) }, () => `p${String(random.below(80)).padStart(5, '0')}`);
  for (const { people } of sides) {
    const renewed = makePeople(seed, 80).filter(({ id }) => ids.includes(id));
    if (kind === 0)
      await people.bulkInsert(
        makePeople(seed, 4).map((person) => ({ ...person, id: `x${String(round)}${person.id}` })),
      );
    if (kind === 1) await people.bulkUpsert(renewed);
    if (kind === 2) await people.bulkRemove(ids);
    if (kind === 3) await (await people.findOne(ids[0]).exec())?.patch({ age: seed % 12 });
  }
}

/** What a live query showed last. */
function watched({ people }: Side, query: MangoQuery<Person>) {
  const last = { shown: null as unknown };
  const watch = people.find(query).$.subscribe((found) => {
    last.shown = found.map((person) => person.toJSON());
  });
  return { last, stop: () => watch.unsubscribe() };
}

test('16 live queries over 40 random writes show what RxDB’s memory storage shows', async () => {
  const random = randomFrom(77);
  const files = fileStorage();
  const indexes = [{ fields: ['city', 'id'] }];
  const sides = [
    await openPeople('live-ours', files.storage, { indexes }),
    await openPeople('live-theirs', getRxStorageMemory()),
  ];
  for (const { people } of sides) await people.bulkInsert(makePeople(5, 80));
  const queries = Array.from({ length: 16 }, () => randomQuery(random) as MangoQuery<Person>);
  const watches = queries.map((query) => sides.map((side) => watched(side, query)));
  for (let round = 0; round < 40; round += 1) {
    await change(random, sides, round);
    for (const [index, [ours, theirs]] of watches.entries()) {
      const expected = await sides[1]?.people.find(queries[index]).exec();
      const plain = expected?.map((person) => person.toJSON());
      for (let turn = 0; turn < 500 && !isShown(plain, ours, theirs); turn += 1) await nextTurn();
      const label = `round ${String(round)} ${JSON.stringify(queries[index])}`;
      expect(ours?.last.shown, label).toEqual(plain);
      expect(theirs?.last.shown, label).toEqual(plain);
    }
  }
  for (const { stop } of watches.flat()) stop();
  for (const { close } of sides) await close();
  files.remove();
});

const isShown = (
  expected: unknown,
  ...watches: readonly ({ readonly last: { readonly shown: unknown } } | undefined)[]
) => watches.every((watch) => JSON.stringify(watch?.last.shown) === JSON.stringify(expected));
