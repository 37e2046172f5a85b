import type * as Electron from 'electron';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Settings } from '../../src-shared/ipc/shell.routes.ts';
import { hostKind, type HostKind } from './electron-binary.ts';
import { launchOnElectron } from './launch-on-electron.ts';
import { launchOnEmulation } from './launch-on-emulation.ts';

export interface LaunchOptions {
  /** The folder of another app than Satchel, with its package.json. */
  readonly appDir?: string;
  /** The folder of the person's data (SATCHEL_HOME); without it the app chooses one inside the profile. */
  readonly home?: string;
  /** 64 hex digits (SATCHEL_KEY); without it the app makes one and gives it to the (emulated) keyring. */
  readonly key?: string;
  /** The folder of this computer's settings, window state and browser data; give it again for a restart. */
  readonly profile?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly lang?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly windowSize?: { readonly width: number; readonly height: number };
  readonly headless?: boolean;
  readonly args?: readonly string[];
}

/** What both hosts give. */
export interface RunningApp {
  /** Rejects when the app ends without having opened a window, as a second instance does. */
  readonly firstWindow: () => Promise<Page>;
  /** The process that a `kill -9` has to hit: the main process, which hosts the core. */
  readonly mainPid: () => number;
  /** Runs a function in the main process; it sees the electron module and its argument and nothing else. */
  readonly evaluate: <Result, Argument = undefined>(
    run: (electron: typeof Electron, argument: Argument) => Result,
    argument?: Argument,
  ) => Promise<Awaited<Result>>;
  readonly setOnline: (isOnline: boolean) => Promise<void>;
  /** Every address that the app opened outside, so far; nothing is really opened. */
  readonly externalUrls: () => Promise<readonly string[]>;
  /** What the next file dialogs of this kind answer: the path chosen, or null as if the person cancelled. */
  readonly answerFileDialog: (kind: 'open' | 'save', path: string | null) => Promise<void>;
  /** Speaks IPC as a sub-frame of the page would; null where the host has no way to (Electron). */
  readonly invokeFromSubFrame:
    ((channel: string, ...args: unknown[]) => Promise<{ readonly ok: boolean; readonly value: unknown }>) | null;
  readonly output: () => string;
  /** The exit code; null after a signal. */
  readonly exited: Promise<number | null>;
  /** Asks the app to end and waits until it has. */
  readonly quit: () => Promise<number | null>;
  /** Ends the main process at once, as a crash would. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
}

export interface StartParts {
  readonly appDir: string;
  readonly profile: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly isHeadless: boolean;
}

export interface StartedSatchel extends RunningApp {
  readonly host: HostKind;
  readonly profile: string;
  /** Where the person's data lies. */
  readonly home: string;
  /** Ends the app if it still runs and, when it was made for this launch, removes the profile. */
  readonly dispose: () => Promise<void>;
}

export interface LaunchedSatchel extends StartedSatchel {
  readonly page: Page;
}

const APP_DIR = join(import.meta.dirname, '../..');

const environment = (options: LaunchOptions, profile: string): Record<string, string> => ({
  XDG_CONFIG_HOME: profile,
  LANGUAGE: '',
  LC_ALL: '',
  LANG: options.lang === 'en' ? 'en_US.UTF-8' : 'zh_CN.UTF-8',
  ...(options.home === undefined ? {} : { SATCHEL_HOME: options.home }),
  ...(options.key === undefined ? {} : { SATCHEL_KEY: options.key }),
  ...options.env,
});

/** Starts the built app without waiting for a window. */
export const startSatchel = (options: LaunchOptions = {}): StartedSatchel => {
  const host = hostKind();
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'satchel-profile-'));
  const userData = join(profile, 'Satchel');
  const { lang = null, theme = null } = options;
  if (lang !== null || theme !== null) {
    mkdirSync(userData, { recursive: true });
    writeFileSync(join(userData, 'settings.json'), JSON.stringify({ language: lang, theme } satisfies Settings));
  }
  const parts: StartParts = {
    appDir: options.appDir ?? APP_DIR,
    profile,
    env: environment(options, profile),
    args: options.args ?? [],
    isHeadless: options.headless !== false,
  };
  const app = host === 'electron' ? launchOnElectron(parts) : launchOnEmulation(parts);
  return {
    ...app,
    host,
    profile,
    home: options.home ?? join(userData, 'home'),
    dispose: async () => {
      await app.quit();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true });
    },
  };
};

/**
 * Starts the built app (`npm run build` before) and waits for its window: a Playwright page on Electron where its binary
 * is, else on the emulation. `host` says which; whoever reports must pass it on.
 */
export const launchSatchel = async (options: LaunchOptions = {}): Promise<LaunchedSatchel> => {
  const app = startSatchel(options);
  try {
    const page = await app.firstWindow();
    if (options.windowSize) await resize(app, page, options.windowSize);
    return { ...app, page };
  } catch (error) {
    await app.dispose();
    throw error;
  }
};

const resize = async (app: RunningApp, page: Page, to: { width: number; height: number }): Promise<void> => {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setBounds(size), to);
  // Page and window are sized by different processes; what comes next should see the size that was asked for.
  await page.waitForFunction(({ width }) => Math.abs(window.innerWidth - width) < 40, to);
};
