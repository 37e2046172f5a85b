import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openFirst } from './open-first.ts';
import { unitOf } from './units.ts';
import { writerCommandSchema } from './writer.ts';

/**
 * Does units of work in the first workspace of a home, one after the other, until it is killed. It is told what to do by one
 * line on standard input, so that it can be started before it is needed. Each line that it prints is in the pipe before it goes on: `begun N KIND` before a unit, `done N` once the store has acknowledged it.
 */
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

say('loaded');
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const told = await lines.next();
const { dir, masterKey, seed, first, units, together } = writerCommandSchema.parse(JSON.parse(String(told.value)));
const { home, store } = await openFirst(dir, masterKey);
say('opened');

const end = units === null ? Number.POSITIVE_INFINITY : first + units;
for (let number = first; number < end; number += together) {
  const some = Array.from({ length: Math.min(together, end - number) }, (_, index) => unitOf(seed, number + index));
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
