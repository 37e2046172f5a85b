import { cpSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan, Store } from '../../../src-main/core/store/store.ts';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { randomFrom } from '../../support/random.ts';
import { temporaryFolder, TEST_KEY } from '../../support/stores.ts';
import { fileOf, LOG_HEADER } from '../damage/layout.ts';
import { differences } from '../kills/compare.ts';
import { after, nothing, type Expected } from '../kills/expected.ts';
import { halfPage, noPlan } from '../kills/half-page.ts';
import { openFirst } from '../kills/open-first.ts';
import { readAList } from '../kills/read-a-list.ts';
import { unitOf } from '../kills/units.ts';
import type { Soak, SoakOptions, SoakReport } from '../soak.ts';
import { blocksOf, makeCut, subset, type Moments } from './blocks.ts';

/** When the power goes: behind a commit, while a checkpoint writes the file, or in a log that began anew over an older one. */
const KINDS = ['tail', 'checkpoint', 'log-anew'] as const;
type Kind = (typeof KINDS)[number];

/** A moment at which the power goes. */
interface Cut extends Moments {
  /** The files of which the disk may have done any part. */
  readonly files: readonly string[];
  /** What was acknowledged. */
  readonly expected: Expected;
  /** What could be fetched again and was under way; any part of it may be there. */
  readonly page: Plan;
}

/**
 * The power goes: of all that was not yet flushed, the disk did any subset, in any order. The store must open without recovery,
 * with all that was acknowledged and nothing that was never written.
 */
export const powerCuts: Soak = {
  usualCount: 300,
  kinds: KINDS,
  run: async ({ count, seed, of, note }: SoakOptions): Promise<SoakReport> => {
    const folder = temporaryFolder();
    const random = randomFrom(seed);
    const figures: Record<string, number> = { cuts: 0, 'a part of a page': 0, 'a whole page': 0 };
    const violations: string[] = [];
    try {
      const kinds = KINDS.filter((each) => of === null || each === of);
      for (const kind of kinds) {
        const cut = await CUTS[kind](join(folder.dir, kind), seed);
        const blocks = blocksOf(cut, cut.files);
        for (let turn = 0; turn < Math.ceil(count / kinds.length); turn += 1) {
          const done = subset(blocks, turn, random);
          const dir = join(folder.dir, 'cut');
          makeCut(cut, done, dir);
          const { wrong, part } = await look(dir, cut);
          figures['cuts'] = (figures['cuts'] ?? 0) + 1;
          if (part !== null) figures[part] = (figures[part] ?? 0) + 1;
          const which = `${kind} ${turn}, ${done.length} of ${blocks.length} writes`;
          violations.push(...wrong.map((one) => `${which}: ${one}`));
        }
        note(`${kind}: ${blocks.length} writes, ${figures['cuts']} cuts in all`);
      }
    } finally {
      folder.remove();
    }
    return { figures, violations };
  },
};

async function look(
  dir: string,
  { expected, page }: Cut,
): Promise<{ readonly wrong: readonly string[]; readonly part: string | null }> {
  try {
    const { home, store } = await openFirst(dir, TEST_KEY);
    try {
      const there = await partOf(store, page);
      const wrong = await differences(store, after(expected, there));
      const part = there.puts.length === 0 ? null : there === page ? 'a whole page' : 'a part of a page';
      return { wrong, part };
    } finally {
      await home.close();
    }
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    return { wrong: [error.code], part: null };
  }
}

/** The state of the fetching comes with the last part, so that a page is whole where it is there. */
async function partOf(store: Store, page: Plan): Promise<Plan> {
  const isWhole = (await store.setting('unit')) === page.settings?.['unit'];
  return isWhole ? page : halfPage(store, page);
}

const UNITS = 12;
/** So many pages make a log that goes into the file while they are written, so that it begins anew. */
const PAGES = 4;
const LOGS = ['store.db-wal', 'home.db-wal'];

/** The first small units of a seed from a number on. */
const smallUnits = (seed: number, first: number): readonly Plan[] =>
  Array.from({ length: 100 }, (_, index) => unitOf(seed, first + index))
    .filter(({ kind }) => kind !== 'big' && kind !== 'page')
    .slice(0, UNITS)
    .map(({ plan }) => plan);

/** Some pages that can be fetched again. */
const pages = (seed: number, first: number): readonly Plan[] =>
  Array.from({ length: 1_000 }, (_, index) => unitOf(seed, first + index))
    .filter(({ kind }) => kind === 'page')
    .slice(0, PAGES)
    .map(({ plan }) => plan);

const CUTS: Readonly<Record<Kind, (dir: string, seed: number) => Promise<Cut>>> = {
  tail: (dir, seed) => writtenCut(dir, { before: smallUnits(seed, 1), behind: pages(seed, 1)[0] ?? noPlan }),
  'log-anew': (dir, seed) => {
    const before = [...smallUnits(seed, 1), ...pages(seed, 1), ...smallUnits(seed, 3_000)];
    return writtenCut(dir, { before, behind: pages(seed, 4_000)[0] ?? noPlan });
  },
  checkpoint: async (dir, seed) => {
    const plans = [...smallUnits(seed, 1), ...pages(seed, 1).slice(0, 1), ...smallUnits(seed, 3_000)];
    const work = join(dir, 'work');
    const { home, store } = await openFirst(work, TEST_KEY);
    await writeAll(store, plans);
    const synced = copied(work, join(dir, 'synced'));
    // A snapshot begins with a checkpoint of everything.
    await home.backups.keepSnapshot();
    const written = copied(work, join(dir, 'written'));
    await home.close();
    return { synced, written, files: ['store.db'], expected: plans.reduce(after, nothing), page: noPlan };
  },
};

/** All but the last plan is acknowledged and flushed, the last one is written and not flushed. */
async function writtenCut(
  dir: string,
  { before, behind }: { readonly before: readonly Plan[]; readonly behind: Plan },
): Promise<Cut> {
  const work = join(dir, 'work');
  const { home, store } = await openFirst(work, TEST_KEY);
  await writeAll(store, before);
  const synced = copied(work, join(dir, 'synced'));
  await writeAll(store, [behind]);
  const written = copied(work, join(dir, 'written'));
  await home.close();
  // A checkpoint on the way flushed the file before the log began anew.
  cpSync(fileOf(written, 'store.db'), fileOf(synced, 'store.db'));
  // None of the notes in the list of workspaces was ever flushed, those of the acknowledged changes neither.
  truncateSync(fileOf(synced, 'home.db-wal'), LOG_HEADER);
  return { synced, written, files: LOGS, expected: before.reduce(after, nothing), page: behind };
}

/** While lists are read, so that what can be fetched again goes in the shortest steps. */
async function writeAll(store: Store, plans: readonly Plan[]): Promise<void> {
  for (const plan of plans) {
    await readAList(store);
    await store.write(async () => ({ plan, result: null }));
  }
}

function copied(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}
