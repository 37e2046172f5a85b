import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../electron-host/driver/chromium.ts';
import { servePreview } from './build-preview.ts';
import type { Screen } from './screens.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** After so many visits a page makes room for a new one. */
const MOST_VISITS = 24;

/** In which language and colours a screen is shown. */
export interface Look {
  readonly language: 'zh' | 'en';
  readonly theme: 'light' | 'dark';
}

/** The renderer with its in-memory bridge, open in a browser. */
export interface Preview {
  /** Shows `screen`, after its `act`, to `judge`, who hears also what the page complained of. Several may look at once. */
  readonly show: <Verdict>(
    screen: Screen,
    look: Look,
    judge: (page: Page, complaints: readonly string[]) => Promise<Verdict>,
  ) => Promise<Verdict>;
  readonly close: () => Promise<void>;
}

/** What a page shows at first, whichever it is. */
const FIRST = 'h1, [role=alert] h2, [data-updating] h2, [aria-busy=true]';

/** Resolves when the page has drawn what it knows and has nothing left to do. */
const idle = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => requestAnimationFrame(done)))),
  );

/** Lets a page that is open take on another look, as the settings would. */
export async function wear(page: Page, look: Partial<Look>): Promise<void> {
  await page.evaluate((changes) => window.satchel.request('shell.saveSettings', changes).then(() => undefined), look);
  await idle(page);
}

/** Builds the renderer, serves it and starts the browser. */
export async function openPreview(): Promise<Preview> {
  const { origin, server } = await servePreview();
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('The preview needs Chromium: install it or set SATCHEL_CHROMIUM');
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  // A page that was shown before starts in a third of the time of a new one, but its memory grows with every visit.
  const free: Page[] = [];
  const visitsOf = new WeakMap<Page, number>();
  const visits = { count: 0 };
  const open = async (screen: Screen, look: Look, complaints: string[]): Promise<Page> => {
    const page = free.pop() ?? (await context.newPage());
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const [width, height] = screen.size ?? [1280, 800];
    await page.setViewportSize({ width, height });
    visits.count += 1;
    const query = new URLSearchParams({ ...screen.query, world: screen.world, ...look, visit: String(visits.count) });
    await page.goto(`${origin}?${query.toString()}#${screen.path ?? ''}`);
    return page;
  };
  return {
    show: async (screen, look, judge) => {
      const complaints: string[] = [];
      const page = await open(screen, look, complaints);
      await page.locator(FIRST).first().waitFor();
      await idle(page);
      await screen.act?.(page);
      await idle(page);
      const verdict = await judge(page, complaints);
      page.removeAllListeners();
      const count = (visitsOf.get(page) ?? 0) + 1;
      visitsOf.set(page, count);
      if (count < MOST_VISITS) free.push(page);
      else await page.close();
      return verdict;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
