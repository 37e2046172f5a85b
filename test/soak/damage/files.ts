import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/stores.ts';
import type { Soak, SoakReport } from '../soak.ts';
import { examine } from './examine.ts';
import { fileOf, FRAME, LOG_HEADER, PAGE } from './layout.ts';
import { recover } from './recover.ts';
import { makeSample, type Sample } from './sample.ts';

/** A way in which files of a home go wrong. */
interface Damage {
  readonly what: string;
  /** The home that is damaged. */
  readonly home: 'closed' | 'killed' | 'older';
  readonly damage: (dir: string, sample: Sample) => void;
  /** A true, earlier state may come out of it without a word: what the store cannot know (docs/reliability.md says why). */
  readonly mayBeEarlier?: boolean;
}

/**
 * Truncated, zeroed, exchanged, older and missing files, each way once; every store that is refused or does not read well is
 * then recovered, up to `count` of them.
 */
export const files: Soak = {
  usualCount: 1_000,
  kinds: [],
  run: async ({ count, seed, note }): Promise<SoakReport> => {
    const folder = temporaryFolder();
    const seen = new Map<string, number>();
    const violations: string[] = [];
    try {
      const sample = await makeSample(folder.dir, seed);
      const damages = damagesOf(sample);
      let recoveries = 0;
      for (const { what, home, damage, mayBeEarlier = false } of damages) {
        const dir = join(folder.dir, 'damaged');
        rmSync(dir, { recursive: true, force: true });
        cpSync(sample[home], dir, { recursive: true });
        damage(dir, sample);
        const { verdict, details } = await examine(dir, sample.states);
        seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
        note(`${what}: ${verdict} ${details.slice(0, 1).join('')}`);
        if (verdict === 'WRONG' || (verdict === 'an earlier state' && !mayBeEarlier)) {
          violations.push(`${what}: ${verdict}`);
        }
        if (verdict === 'right answers' || verdict === 'an earlier state' || recoveries >= count) continue;
        recoveries += 1;
        const recovery = await recover(dir, sample.sinceSnapshot);
        seen.set(recovery.what, (seen.get(recovery.what) ?? 0) + 1);
        violations.push(...recovery.violations.slice(0, 3).map((text) => `${what}, recovered: ${text}`));
      }
      return { figures: { ways: damages.length, ...Object.fromEntries(seen) }, violations };
    } finally {
      folder.remove();
    }
  },
};

const damagesOf = (sample: Sample): Damage[] => [
  ...truncated(sample),
  ...zeroed(sample),
  ...exchangedPages(sample),
  ...exchangedFiles(),
  ...logs(sample),
];

function truncated(sample: Sample): Damage[] {
  return (['store.db', 'home.db'] as const).flatMap((name) => {
    const bytes = readFileSync(fileOf(sample.closed, name)).length;
    const half = Math.floor(bytes / PAGE / 2) * PAGE;
    const lengths = [
      0,
      1,
      16,
      24,
      99,
      100,
      PAGE - 1,
      PAGE,
      PAGE + 1,
      2 * PAGE,
      half,
      half + 7,
      bytes - PAGE,
      bytes - 1,
    ];
    return lengths.map((length) => ({
      what: `${name} of ${bytes} bytes cut to ${length}`,
      home: 'closed' as const,
      damage: (dir: string) => truncateSync(fileOf(dir, name), length),
    }));
  });
}

function zeroed(sample: Sample): Damage[] {
  return (['store.db', 'home.db'] as const).flatMap((name) => {
    const bytes = readFileSync(fileOf(sample.closed, name)).length;
    const pages = bytes / PAGE;
    const stretches = [
      ...[
        [0, 16],
        [16, 24],
        [0, PAGE],
        [PAGE, 2 * PAGE],
        [0, bytes],
        [bytes - PAGE, bytes],
        [PAGE + 512, PAGE + 1_024],
      ],
      ...Array.from({ length: Math.min(40, pages - 2) }, (_, index) => {
        const page = 2 + Math.floor((index * (pages - 2)) / 40);
        return [page * PAGE, (page + 1) * PAGE];
      }),
    ];
    return stretches.map(([from = 0, to = 0]) => ({
      what: `${name}: zeros from ${from} to ${to}`,
      home: 'closed' as const,
      damage: (dir: string) => change(fileOf(dir, name), (content) => content.fill(0, from, to)),
    }));
  });
}

function exchangedPages(sample: Sample): Damage[] {
  const pages = readFileSync(fileOf(sample.closed, 'store.db')).length / PAGE;
  const pairs = Array.from({ length: 20 }, (_, index) => [1 + index, pages - 1 - index * 2] as const);
  return pairs.map(([one, other]) => ({
    what: `pages ${one} and ${other} of store.db in each other's place`,
    home: 'closed' as const,
    damage: (dir: string) =>
      change(fileOf(dir, 'store.db'), (content) => {
        const kept = Buffer.from(content.subarray(one * PAGE, (one + 1) * PAGE));
        content.copyWithin(one * PAGE, other * PAGE, (other + 1) * PAGE);
        kept.copy(content, other * PAGE);
      }),
  }));
}

const exchangedFiles = (): Damage[] => [
  { what: 'the store of another home', home: 'closed', damage: (dir, { foreign }) => put(dir, 'store.db', foreign) },
  { what: 'the list of another home', home: 'closed', damage: (dir, { foreign }) => put(dir, 'home.db', foreign) },
  { what: 'an older copy of the store', home: 'closed', damage: (dir, { older }) => put(dir, 'store.db', older) },
  { what: 'an older copy of the list', home: 'closed', damage: (dir, { older }) => put(dir, 'home.db', older) },
  // A whole home as it was is what a restored disk looks like: nothing in it contradicts it.
  { what: 'the whole home as it was', home: 'older', damage: () => undefined, mayBeEarlier: true },
  ...['store.db', 'home.db'].flatMap((name): Damage[] => [
    { what: `${name} is gone`, home: 'closed', damage: (dir) => rmSync(fileOf(dir, name)) },
    {
      what: `a folder in the place of ${name}`,
      home: 'closed',
      damage: (dir) => {
        rmSync(fileOf(dir, name));
        mkdirSync(fileOf(dir, name));
      },
    },
    { what: `${name} is text`, home: 'closed', damage: (dir) => writeFileSync(fileOf(dir, name), 'no database\n') },
    { what: `${name} is twice as long`, home: 'closed', damage: (dir) => change(fileOf(dir, name), twice) },
  ]),
  { what: 'the folder of the store is gone', home: 'closed', damage: (dir) => rmSync(join(dir, 'workspaces'), ALL) },
];

function logs(sample: Sample): Damage[] {
  const bytes = readFileSync(fileOf(sample.killed, 'store.db-wal')).length;
  const frames = Math.floor((bytes - LOG_HEADER) / FRAME);
  const cuts = [
    0,
    1,
    LOG_HEADER,
    LOG_HEADER + 24,
    LOG_HEADER + 3 * FRAME + 99,
    LOG_HEADER + (frames - 1) * FRAME,
    bytes - 1,
  ];
  return [
    ...cuts.map((length) => ({
      what: `log of ${bytes} bytes cut to ${length}`,
      home: 'killed' as const,
      damage: (dir: string) => truncateSync(fileOf(dir, 'store.db-wal'), length),
    })),
    { what: 'the log is gone', home: 'killed', damage: (dir) => rmSync(fileOf(dir, 'store.db-wal')) },
    {
      what: 'the log of another store',
      home: 'killed',
      damage: (dir) => copyFileSync(fileOf(dir, 'home.db-wal'), fileOf(dir, 'store.db-wal')),
    },
    {
      what: 'a log beside a store that had closed without one',
      home: 'closed',
      damage: (dir, { killed }) => put(dir, 'store.db-wal', killed),
    },
  ];
}

const ALL = { recursive: true } as const;
const twice = (content: Buffer): Buffer => Buffer.concat([content, content]);

const put = (dir: string, name: string, from: string): void => copyFileSync(fileOf(from, name), fileOf(dir, name));

function change(file: string, how: (content: Buffer) => Buffer | void): void {
  const content = readFileSync(file);
  writeFileSync(file, how(content) ?? content);
}
