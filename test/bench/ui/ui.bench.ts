import { join } from 'node:path';
import { hostKind, hostSentence } from '../../support/electron-binary.ts';
import { launchSatchel, type LaunchedSatchel } from '../../support/launch-satchel.ts';
import { randomFrom } from '../../support/random.ts';
import { temporaryFolder, TEST_KEY } from '../../support/stores.ts';
import { makeDataset, type Dataset } from '../dataset.ts';
import { median, quantile, type Bench, type BenchOptions, type Result } from '../harness.ts';
import type { Act, Visit } from './act.ts';
import { limitTimes } from './limit.ts';
import { goBetween, jump, openCustomer, sortList, switchView } from './moving.ts';
import { scroll } from './scrolling.ts';
import { startingTimes } from './starting.ts';
import { initialsOf, openPalette, searchList, searchPalette } from './typing.ts';
import { calm, type Times } from './watch-page.ts';

const ACTS: readonly Act[] = [
  ...[goBetween, searchList, searchPalette, openPalette],
  ...[switchView, sortList, openCustomer, jump],
];
const WINDOW = { width: 1280, height: 800 } as const;
const LARGE_WINDOW = { width: 1920, height: 1080 } as const;
const FEW = 1_000;

/** The built app with its real core: from a key or a click to the frame that shows what it leads to, scrolling, starting. */
export const uiBench: Bench = async (options) => {
  options.note(hostSentence(hostKind()));
  const { dir, remove } = temporaryFolder();
  try {
    // Of now, not of the day of the other benches: Today is to have something to show.
    const made = (customers: number): Promise<Dataset> =>
      makeDataset(join(dir, `made-${customers}`), customers, options.note, Date.now());
    const many = await made(options.rows);
    const few = await made(Math.min(FEW, options.rows));
    const shown = await inApp(many, join(dir, 'home'), (app) => onScreen(app, many, options));
    return [...shown, ...startResults(await startingTimes(many, few))];
  } finally {
    remove();
  }
};

async function inApp<Value>(
  data: Dataset,
  home: string,
  work: (app: LaunchedSatchel) => Promise<Value>,
): Promise<Value> {
  data.copyTo(home);
  const app = await launchSatchel({ home, key: TEST_KEY, lang: 'zh', windowSize: WINDOW });
  try {
    await app.page.locator('[role="grid"] [role="row"]:not([aria-busy])').nth(8).waitFor();
    await calm(app.page);
    return await work(app);
  } finally {
    await app.dispose();
  }
}

async function onScreen(
  app: LaunchedSatchel,
  data: Dataset,
  { note, times }: BenchOptions,
): Promise<readonly Result[]> {
  const { page } = app;
  note(`the way to the core and back: ${(await roundTrip(app)).toFixed(1)} ms`);
  const names = data.someCustomers.map(({ name }) => name);
  const visit: Visit = { page, names, initials: initialsOf(names), random: randomFrom(7), times };
  const results: Result[] = [];
  for (const act of ACTS) {
    for (const [name, seen] of Object.entries(await act(visit))) {
      const limit = await limitTimes(
        page,
        seen.flatMap(({ change }) => change ?? []),
      );
      note(
        `${name}: ${seen.length} times, in the document after ${inDocument(seen)}; the engine alone ${inDocument(limit)}`,
      );
      results.push(
        { ...absolute(`${name}, p95`, paint(seen, 0.95), 50), limit: paint(limit, 0.95) },
        { ...absolute(`${name}, p99`, paint(seen, 0.99), 100), limit: paint(limit, 0.99) },
      );
    }
  }
  const { longestMs } = await scroll(page);
  results.push(absolute('scrolling, longest task of a frame, p99', quantile(longestMs, 0.99), 16));
  await page.setViewportSize(LARGE_WINDOW);
  await calm(page);
  const { nodes } = await scroll(page);
  return [...results, { ...absolute('elements of the list at 1920 × 1080', nodes, 600), unit: 'elements' }];
}

const inDocument = (times: readonly Times[]): string => {
  const half = (of: (one: Times) => number): string => median(times.map(of)).toFixed(0);
  return `${half(({ inPageMs }) => inPageMs)} ms and on the screen after ${half(({ paintMs }) => paintMs)} ms (medians)`;
};

const paint = (times: readonly Times[], part: number): number =>
  quantile(
    times.map(({ paintMs }) => paintMs),
    part,
  );

const absolute = (name: string, ours: number, atMost: number): Result => ({
  ...{ name, ours, limit: null, unit: 'ms', goal: { oursAtMost: atMost } },
});

const startResults = ({ many, few, empty }: Awaited<ReturnType<typeof startingTimes>>): readonly Result[] => [
  { name: 'start to the first list', ours: many, limit: empty, unit: 'ms', goal: { ratioAtMost: 1.5 } },
  { name: `start against ${FEW} customers`, ours: many, limit: few, unit: 'ms', goal: { ratioAtMost: 1.1 } },
];

/** What the shortest question takes: a part of everything that asks the core. */
const roundTrip = ({ page }: LaunchedSatchel): Promise<number> =>
  page.evaluate(async () => {
    const { satchel } = globalThis as typeof globalThis & {
      readonly satchel: { readonly request: (name: string, input: unknown) => Promise<unknown> };
    };
    const times: number[] = [];
    for (let turn = 0; turn < 51; turn += 1) {
      const from = performance.now();
      await satchel.request('workspaces.current', {});
      times.push(performance.now() - from);
    }
    return times.sort((left, right) => left - right)[25] ?? 0;
  });
