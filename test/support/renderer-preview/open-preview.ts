import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';
import { findChromium } from '../electron-host/driver/chromium.ts';
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

/** Serves the renderer and starts the browser. */
export async function openPreview(): Promise<Preview> {
  const server = await createServer({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    server: { port: 0 },
  });
  await server.listen();
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('The preview needs Chromium: install it or set SATCHEL_CHROMIUM');
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const origin = server.resolvedUrls?.local[0] ?? '';
  return {
    show: async (screen, { language, theme }, onTrouble) => {
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && onTrouble?.(message.text()));
      page.on('pageerror', (error) => onTrouble?.(error.message));
      const [width, height] = screen.size ?? [1280, 800];
      await page.setViewportSize({ width, height });
      await page.goto(`${origin}?world=${screen.world}&language=${language}&theme=${theme}#${screen.path ?? ''}`);
      await page.locator('h1, [role=alert] h2, [data-updating] h2').first().waitFor();
      await page.waitForLoadState('networkidle');
      await screen.act?.(page);
      await page.waitForTimeout(150);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
