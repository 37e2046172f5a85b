import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom, type Random } from '../../support/random.ts';
import { temporaryFolder, TEST_KEY } from '../../support/stores.ts';
import { bundle } from '../bundle.ts';
import type { SoakOptions, SoakReport } from '../soak.ts';
import { differences } from './compare.ts';
import { after, nothing, type Expected } from './expected.ts';
import { halfPage, noPlan } from './half-page.ts';
import { CLOSING, lastWords, momentOf, type LastWords } from './last-words.ts';
import { openFirst } from './open-first.ts';
import { startTold, tellAndKill } from './told-process.ts';
import { unitOf } from './units.ts';

const WRITER = 'test/soak/kills/writing-process.ts';

/** Where the life of one file stands: what must be in it, and the number of the next unit. */
interface Life {
  readonly dir: string;
  readonly seed: number;
  readonly killsLeft: number;
  readonly expected: Expected;
  readonly next: number;
}

const newFigures = () => ({
  ...{ kills: 0, files: 0, opening: 0, 'in a unit': 0, 'between units': 0, closing: 0 },
  ...{ acknowledged: 0, 'kept unacknowledged': 0, 'rolled back': 0, 'half pages': 0, 'ended before the kill': 0 },
});
type Figures = ReturnType<typeof newFigures>;

/**
 * Kills writing processes at random moments and compares, after each kill, the whole file with what was acknowledged: the same
 * file goes on to the next process. A file lives for some kills.
 */
export async function killWriters({ count, seed, note }: SoakOptions): Promise<SoakReport> {
  const folder = temporaryFolder();
  const random = randomFrom(seed);
  const figures = newFigures();
  const violations: string[] = [];
  const program = await bundle(WRITER, folder.dir);
  let writer = startTold(program);
  try {
    let life = newLife(folder.dir, random, figures);
    while (figures.kills < count && violations.length === 0) {
      if (life.killsLeft === 0) life = newLife(folder.dir, random, figures);
      const command = { dir: life.dir, masterKey: TEST_KEY, seed: life.seed, first: life.next };
      const moment = momentOf(random);
      const units = moment.line === CLOSING ? 1 + random.below(30) : null;
      const dying = writer;
      const together = random.below(4) === 0 ? 1 + random.below(4) : 1;
      const words = lastWords(await tellAndKill(dying, { ...command, units, together }, moment));
      // The next one loads while this one's file is read.
      writer = startTold(program);
      countKill(figures, words);
      const checked = await check(life, words, { figures, dir: lookAt(life.dir, random) });
      violations.push(...checked.violations.map((text) => `file seed ${life.seed}, after ${command.first}: ${text}`));
      life = { ...checked.life, killsLeft: life.killsLeft - 1 };
      if (figures.kills % 100 === 0) note(`${figures.kills} kills, ${figures.acknowledged} units acknowledged`);
    }
  } finally {
    writer.kill();
    await writer.gone;
    folder.remove();
  }
  return { figures, violations };
}

function newLife(dir: string, random: Random, figures: Figures): Life {
  figures.files += 1;
  const seed = random.below(1_000_000);
  return { dir: join(dir, `home-${figures.files}`), seed, killsLeft: 3 + random.below(12), expected: nothing, next: 1 };
}

function countKill(figures: Figures, { isOpened, begun, done, isClosing, isClosed }: LastWords): void {
  if (isClosed) figures['ended before the kill'] += 1;
  else figures.kills += 1;
  if (isClosed) return;
  if (!isOpened) figures.opening += 1;
  else if (isClosing) figures.closing += 1;
  else if (begun !== done) figures['in a unit'] += 1;
  else figures['between units'] += 1;
}

/** Where to look: at the home itself, or at a copy, so that the next process finds the log as the killed one left it. */
function lookAt(dir: string, random: Random): string {
  if (random.below(2) === 0) return dir;
  const copy = `${dir}-copy`;
  rmSync(copy, { recursive: true, force: true });
  if (existsSync(dir)) cpSync(dir, copy, { recursive: true });
  return copy;
}

interface Look {
  readonly figures: Figures;
  readonly dir: string;
}

/** Opens the home that a killed process left and compares all of it. */
async function check(
  life: Life,
  words: LastWords,
  { figures, dir }: Look,
): Promise<{ life: Life; violations: string[] }> {
  const { home, store } = await openFirst(dir, TEST_KEY);
  try {
    const last = Number((await store.setting('unit')) ?? 0);
    const [begun, done] = [words.begun ?? life.next - 1, words.done ?? life.next - 1];
    figures.acknowledged += done - life.next + 1;
    figures['kept unacknowledged'] += Math.max(0, last - done);
    figures['rolled back'] += begun - Math.max(last, life.next - 1);
    if (last > begun) return { life, violations: [`unit ${last} was never begun`] };
    let { expected } = life;
    // Every acknowledged unit must be there, so the comparison is with at least those.
    for (let number = life.next; number <= Math.max(last, done); number += 1) {
      expected = after(expected, unitOf(life.seed, number).plan);
    }
    const torn = Math.max(last, done) < begun ? unitOf(life.seed, Math.max(last, done) + 1).plan : null;
    const half = torn === null ? noPlan : await halfPage(store, torn);
    if (half.puts.length > 0) figures['half pages'] += 1;
    expected = after(expected, half);
    return { life: { ...life, expected, next: begun + 1 }, violations: await differences(store, expected) };
  } finally {
    await home.close();
  }
}
