import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOf, FRAME, LOG_HEADER } from '../soak/damage/layout.ts';
import { differences } from '../soak/kills/compare.ts';
import { after, nothing, type Expected } from '../soak/kills/expected.ts';
import { halfPage } from '../soak/kills/half-page.ts';
import { openFirst } from '../soak/kills/open-first.ts';
import { unitOf, type Unit } from '../soak/kills/units.ts';
import { temporaryFolder, TEST_KEY } from '../support/stores.ts';

const SEED = 11;
const numbers = Array.from({ length: 200 }, (_, index) => index + 1);
const durable = numbers
  .map((number) => unitOf(SEED, number))
  .filter(({ kind }) => kind === 'create')
  .slice(0, 8);
const page = numbers.map((number) => unitOf(SEED, number)).find(({ kind }) => kind === 'page')!;

let folder: ReturnType<typeof temporaryFolder>;
/** The home as it lies when the power goes: the page that can be fetched again was never flushed to the disk. */
let dead: string;
/** Where in the log the page begins. */
let tail: number;
let expected: Expected;

beforeEach(async () => {
  folder = temporaryFolder();
  const work = join(folder.dir, 'work');
  dead = join(folder.dir, 'dead');
  const { home, store } = await openFirst(work, TEST_KEY);
  const write = ({ plan }: Unit) => store.write(async () => ({ plan, result: null }));
  for (const unit of durable) await write(unit);
  expected = durable.reduce((before, { plan }) => after(before, plan), nothing);
  tail = statSync(fileOf(work, 'store.db-wal')).size;
  await write(page);
  cpSync(work, dead, { recursive: true });
  await home.close();
});
afterEach(() => folder.remove());

/** Makes the frames from one place of a log on what the disk never got, up to another. */
function lose(from: number, to: number, log = 'store.db-wal'): void {
  const file = fileOf(dead, log);
  writeFileSync(file, readFileSync(file).fill(0, from, to));
}

test.each([0, 3, 40])(
  'a page of the log that the disk had not yet written (%d), while later ones are there, costs only what can be fetched again',
  async (frame) => {
    lose(tail + frame * FRAME + 24, tail + (frame + 1) * FRAME);
    const { home, store } = await openFirst(dead, TEST_KEY);
    const half = await halfPage(store, page.plan);
    expect(half.puts.length).toBeLessThan(page.plan.puts.length);
    expect(await differences(store, after(expected, half))).toEqual([]);
    await home.close();
  },
);

test('the same in a change that was acknowledged is damage', async () => {
  lose(LOG_HEADER + FRAME + 24, LOG_HEADER + 2 * FRAME);
  await expect(openFirst(dead, TEST_KEY)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
});

describe('a note in the list of workspaces that the disk had not yet written, while later ones are there,', () => {
  const notes = (): number => Math.floor((statSync(fileOf(dead, 'home.db-wal')).size - LOG_HEADER) / FRAME);
  const loseNote = (frame: number): void =>
    lose(LOG_HEADER + frame * FRAME + 24, LOG_HEADER + (frame + 1) * FRAME, 'home.db-wal');

  test.each([0, 0.3, 0.7])('costs nothing and needs no recovery (at %d of the log)', async (part) => {
    expect(notes()).toBeGreaterThan(6);
    loseNote(Math.floor(notes() * part));
    const { home, store } = await openFirst(dead, TEST_KEY);
    const found = await differences(store, after(expected, page.plan));
    await home.close();
    expect(found).toEqual([]);
    expect(readdirSync(dead).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  test('does not excuse a list that lacks a store which is there', async () => {
    loseNote(1);
    const folder = join(dead, 'workspaces', 'unlisted');
    mkdirSync(folder);
    writeFileSync(join(folder, 'store.db'), 'x');
    await expect(openFirst(dead, TEST_KEY)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });
});
