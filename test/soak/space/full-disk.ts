import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { Store } from '../../../src-main/core/store/store.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { temporaryFolder, TEST_KEY } from '../../support/stores.ts';
import { differences } from '../kills/compare.ts';
import { after, nothing, type Expected } from '../kills/expected.ts';
import { halfPage } from '../kills/half-page.ts';
import { openFirst, type FirstWorkspace } from '../kills/open-first.ts';
import { unitOf } from '../kills/units.ts';
import type { Soak, SoakReport } from '../soak.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

const MEGABYTES = 48;
/** Kilobytes that are left at most when a disk is filled: enough for anything from no page to some units. */
const MOST_LEFT = 3_000;
/** So many fillings, then a new home: the disk must not fill up with history. */
const ROUNDS_OF_A_HOME = 12;

const newFigures = () => ({
  ...{ fillings: 0, 'changes kept': 0, 'changes refused': 0, 'closed while full': 0, 'opened while full': 0 },
  'refused to open while full': 0,
});
type Figures = ReturnType<typeof newFigures>;

/** Where the life of one home stands. */
interface Life {
  readonly dir: string;
  readonly seed: number;
  readonly next: number;
  readonly expected: Expected;
}

interface Room {
  readonly disk: SmallDisk;
  readonly random: Random;
  readonly figures: Figures;
}

/**
 * Fills the disk to a random level and works until a change is refused; then everything acknowledged must be there, also for
 * the store that is open, and the refused change must go through once there is room. `count` = fillings.
 */
export const fullDisk: Soak = {
  usualCount: 200,
  kinds: [],
  run: async ({ count, seed, note }): Promise<SoakReport> => {
    const folder = temporaryFolder();
    const disk = mountSmallDisk(folder.dir, MEGABYTES);
    const figures = newFigures();
    const violations: string[] = [];
    try {
      if (disk === null) throw new Error('a small disk can only be mounted by root, on Linux');
      const room = { disk, random: randomFrom(seed), figures };
      let life: Life | null = null;
      while (figures.fillings < count && violations.length === 0) {
        if (figures.fillings % ROUNDS_OF_A_HOME === 0) life = newHome(room);
        const round = await fillAndWork(life ?? newHome(room), room);
        life = round.life;
        violations.push(...round.violations);
        if (figures.fillings % 50 === 0) note(`${figures.fillings} fillings`);
      }
    } finally {
      disk?.remove();
      folder.remove();
    }
    return { figures, violations };
  },
};

function newHome({ disk, random }: Room): Life {
  const dir = join(disk.dir, 'home');
  rmSync(dir, { recursive: true, force: true });
  return { dir, seed: random.below(1_000_000), next: 1, expected: nothing };
}

async function fillAndWork(life: Life, room: Room): Promise<{ life: Life; violations: string[] }> {
  const { disk, random, figures } = room;
  figures.fillings += 1;
  let opened = await openFirst(life.dir, TEST_KEY);
  disk.fill(random.below(MOST_LEFT) * 1_024);
  const worked = await workUntilRefused(life, opened.store, figures);
  const violations = await differences(opened.store, worked.expected);
  if (random.below(3) === 0) opened = await openAgainWhileFull(opened, room, life.dir);
  disk.empty();
  // The unit that was refused, once more.
  const { plan } = unitOf(life.seed, worked.next);
  await opened.store.write(async () => ({ plan, result: null }));
  const expected = after(worked.expected, plan);
  violations.push(...(await differences(opened.store, expected)));
  await opened.home.close();
  return { life: { ...worked, expected, next: worked.next + 1 }, violations };
}

/** Writes units until one is refused; a half page counts as far as it went. */
async function workUntilRefused(life: Life, store: Store, figures: Figures): Promise<Life> {
  let { expected, next } = life;
  for (;;) {
    const { plan } = unitOf(life.seed, next);
    try {
      await store.write(async () => ({ plan, result: null }));
    } catch (error) {
      if (!(error instanceof SatchelError) || error.code !== 'STORE_UNWRITABLE') throw error;
      figures['changes refused'] += 1;
      return { ...life, expected: after(expected, await halfPage(store, plan)), next };
    }
    figures['changes kept'] += 1;
    expected = after(expected, plan);
    next += 1;
  }
}

/** Closing must not lose anything; opening may say that nothing can be written. */
async function openAgainWhileFull(opened: FirstWorkspace, room: Room, dir: string): Promise<FirstWorkspace> {
  const { disk, figures } = room;
  await opened.home.close();
  figures['closed while full'] += 1;
  try {
    const again = await openFirst(dir, TEST_KEY);
    figures['opened while full'] += 1;
    return again;
  } catch (error) {
    if (!(error instanceof SatchelError) || error.code !== 'STORE_UNWRITABLE') throw error;
    figures['refused to open while full'] += 1;
    disk.empty();
    return openFirst(dir, TEST_KEY);
  }
}
