import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom, type Random } from '../../support/random.ts';
import { temporaryFolder } from '../../support/stores.ts';
import type { Soak, SoakOptions, SoakReport } from '../soak.ts';
import { examine, VERDICTS } from './examine.ts';
import { fileOf, FRAME, LOG_HEADER, PAGE } from './layout.ts';
import { makeSample, type Sample } from './sample.ts';

/** Where a flip lies: in the log of a killed program, in a store, or in the list of workspaces. */
const AREAS = ['store.db', 'store.db-wal', 'home.db', 'home.db-wal'] as const;
type Area = (typeof AREAS)[number];

/** Changes bits of one file of a home, then opens it and compares every answer with the truth. */
export const flips: Soak = {
  usualCount: 2_000,
  kinds: AREAS,
  run: async ({ count, seed, of, note }: SoakOptions): Promise<SoakReport> => {
    const folder = temporaryFolder();
    const random = randomFrom(seed);
    const seen = new Map<string, number>();
    const violations: string[] = [];
    try {
      const sample = await makeSample(folder.dir, seed);
      for (let flip = 1; flip <= count; flip += 1) {
        const area = AREAS.find((each) => each === of) ?? areaOf(random);
        const damage = damageOne(sample, { area, random, to: join(folder.dir, 'damaged') });
        const { verdict, details } = await examine(damage.dir, sample.states);
        const name = `${area} ${verdict}`;
        seen.set(name, (seen.get(name) ?? 0) + 1);
        if (verdict === 'WRONG' || verdict === 'an earlier state')
          violations.push(`${damage.what}: ${details.slice(0, 3).join('; ')}`);
        if (flip % 200 === 0) note(`${flip} flips`);
      }
    } finally {
      folder.remove();
    }
    const names = AREAS.flatMap((area) => VERDICTS.map((verdict) => `${area} ${verdict}`));
    const figures = names.flatMap((name) => (seen.has(name) ? [[name, seen.get(name) ?? 0] as const] : []));
    return { figures: { flips: count, ...Object.fromEntries(figures) }, violations };
  },
};

function areaOf(random: Random): Area {
  const chance = random.next();
  if (chance < 0.5) return 'store.db';
  if (chance < 0.9) return 'store.db-wal';
  return chance < 0.95 ? 'home.db' : 'home.db-wal';
}

/** A fresh copy of a home with one flip, and where it is. */
function damageOne(
  sample: Sample,
  { area, random, to }: { readonly area: Area; readonly random: Random; readonly to: string },
): { readonly dir: string; readonly what: string } {
  rmSync(to, { recursive: true, force: true });
  const isLog = area.endsWith('-wal');
  cpSync(isLog || random.below(3) === 0 ? sample.killed : sample.closed, to, { recursive: true });
  const file = fileOf(to, area);
  const bytes = readFileSync(file);
  const at = random.below(4) === 0 ? telling(random, bytes.length, isLog) : random.below(bytes.length);
  const length = random.below(3) === 0 ? 1 + random.below(64) : 1;
  for (let index = at; index < Math.min(at + length, bytes.length); index += 1) {
    bytes[index] = (bytes[index] ?? 0) ^ (length === 1 ? 1 << random.below(8) : 1 + random.below(255));
  }
  writeFileSync(file, bytes);
  return { dir: to, what: `${area}, ${length} bytes from ${at} of ${bytes.length}` };
}

/** A byte that says how the rest is to be read: a header of the file, of a frame of the log, the tag at a page's end. */
function telling(random: Random, length: number, isLog: boolean): number {
  if (random.below(3) === 0) return random.below(Math.min(length, isLog ? 56 : 100));
  const frames = Math.floor((length - LOG_HEADER) / FRAME);
  if (isLog) return LOG_HEADER + random.below(Math.max(1, frames)) * FRAME + random.below(FRAME - PAGE);
  return random.below(Math.floor(length / PAGE)) * PAGE + PAGE - 1 - random.below(32);
}
