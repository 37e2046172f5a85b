import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import places from './chromium-places.json' with { type: 'json' };

export interface ChromiumOptions {
  readonly profile: string;
  readonly isHeadless: boolean;
  readonly isSystemDark: boolean;
  readonly env: Readonly<Record<string, string>>;
}

/** The browser on this machine, or null. SATCHEL_CHROMIUM names another one. */
export const findChromium = (): string | null => {
  const { SATCHEL_CHROMIUM: named } = process.env;
  return [...(named ? [named] : []), ...places].find((place) => existsSync(place)) ?? null;
};

const ARGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-gpu',
  '--password-store=basic',
  // Whatever the interception should miss has nowhere to go.
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
];

export const launchChromium = async (options: ChromiumOptions): Promise<BrowserContext> => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('electron-host needs Chromium: install it or set SATCHEL_CHROMIUM');
  // `--app` needs an address with content: about:blank is ignored there.
  const window = options.isHeadless ? [] : ['--app=data:text/html,<title>Satchel</title>'];
  return chromium.launchPersistentContext(join(options.profile, 'chromium'), {
    executablePath,
    headless: options.isHeadless,
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...options.env },
    viewport: null,
    serviceWorkers: 'block',
    colorScheme: options.isSystemDark ? 'dark' : 'light',
    ignoreDefaultArgs: options.isHeadless ? [] : ['about:blank', '--enable-automation'],
    args: [...ARGS, ...window],
  });
};
