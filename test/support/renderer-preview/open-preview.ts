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

/** In which language and colours a screen is shown. */
export interface Look {
  readonly language: 'zh' | 'en';
  readonly theme: 'light' | 'dark';
}

/** The renderer with its in-memory bridge, open in a browser. */
export interface Preview {
  /** A window of its own that shows `screen`, after its `act`; whoever asks closes it. `onTrouble` hears errors of the page. */
  readonly show: (screen: Screen, look: Look, onTrouble?: (text: string) => void) => Promise<Page>;
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
  return {
    show: async (screen, { language, theme }, onTrouble) => {
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && onTrouble?.(message.text()));
      page.on('pageerror', (error) => onTrouble?.(error.message));
      const [width, height] = screen.size ?? [1280, 800];
      await page.setViewportSize({ width, height });
      const query = new URLSearchParams({ ...screen.query, world: screen.world, language, theme });
      await page.goto(`${origin}?${query.toString()}#${screen.path ?? ''}`);
      await page.locator(FIRST).first().waitFor();
      await idle(page);
      await screen.act?.(page);
      await idle(page);
      return page;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
