import { z } from 'zod';
import { openFirst } from './open-first.ts';
import { readAList } from './read-a-list.ts';
import { commanded, say } from './told-process.ts';
import { unitOf } from './units.ts';

/**
 * Does units of work in the first workspace of a home, one after the other, until it is killed: `begun N KIND` before a unit,
 * `done N` once the store has acknowledged it.
 */
const { dir, masterKey, seed, first, units, together } = await commanded(
  z.strictObject({
    dir: z.string(),
    masterKey: z.string(),
    seed: z.int(),
    /** The number of the first unit. */
    first: z.int(),
    /** So many, then it closes; null = until it is killed. */
    units: z.int().nullable(),
    /** So many are asked for at once. */
    together: z.int().positive(),
  }),
);
const { home, store } = await openFirst(dir, masterKey);
say('opened');

const end = units === null ? Number.POSITIVE_INFINITY : first + units;
for (let number = first; number < end; number += together) {
  const some = Array.from({ length: Math.min(together, end - number) }, (_, index) => unitOf(seed, number + index));
  await readAList(store);
  for (const unit of some) say(`begun ${unit.number} ${unit.kind}`);
  await Promise.all(
    some.map(async (unit) => {
      await store.write(async () => ({ plan: unit.plan, result: null }));
      say(`done ${unit.number}`);
    }),
  );
}
say('closing');
await home.close();
say('closed');
