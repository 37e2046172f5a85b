import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import type { BrowserContext, Page } from 'playwright-core';
import { makeCodec } from '../codec.ts';
import { createLink } from '../link.ts';
import type { DriverOps, MainOps, NewWindow, WindowEvent } from '../link-contract.ts';
import { toWeb } from '../urls.ts';
import { launchChromium } from './chromium.ts';
import type { DriverLink } from './driver-link.ts';
import { interceptRequests } from './page-network.ts';
import { applyPermissions } from './permissions.ts';
import { openWindowPage, type WindowPage } from './window-page.ts';

export interface HostOptions {
  /** The folder with the app's package.json and its built bundles. */
  readonly appDir: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A Node that can run the app. */
  readonly node?: string;
  readonly isHeadless?: boolean;
  readonly isSystemDark?: boolean;
  /** Where the main process's own output goes: kept for `output()`, or shown. */
  readonly isOutputShown?: boolean;
  /** What really opens an address outside; without it addresses are only recorded. */
  readonly openExternal?: (url: string) => Promise<void>;
}

export interface Host {
  readonly mainPid: number;
  /** Rejects when the app ends before it has opened one. */
  readonly firstWindow: () => Promise<Page>;
  /** Runs a function in the main process with the electron module, as Playwright's `electronApp.evaluate`. */
  readonly evaluate: <Result, Argument = undefined>(
    run: (electron: typeof Electron, argument: Argument) => Result,
    argument?: Argument,
  ) => Promise<Awaited<Result>>;
  /** Cuts or restores the network of the main process (all its threads) and of the pages. */
  readonly setOnline: (isOnline: boolean) => Promise<void>;
  readonly setSystemDark: (isDark: boolean) => Promise<void>;
  readonly clickMenu: (id: string) => Promise<void>;
  /** What the next dialogs of this kind answer; an unprepared one fails. */
  readonly answerDialog: (kind: string, answer: unknown) => void;
  readonly invokeFromSubFrame: (channel: string, ...args: unknown[]) => Promise<{ ok: boolean; value: unknown }>;
  readonly records: HostRecords;
  /** What the main process wrote so far, unless it is shown. */
  readonly output: () => string;
  /** The exit code, or null after a signal. */
  readonly exited: Promise<number | null>;
  readonly quit: () => Promise<number | null>;
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
}

export interface HostRecords {
  readonly externalUrls: string[];
  readonly blockedUrls: string[];
  readonly dialogs: { readonly kind: string; readonly options: unknown }[];
  readonly notifications: { readonly title: string; readonly body: string }[];
}

const REGISTER = new URL('../register.ts', import.meta.url).href;

const startMain = (options: HostOptions): ChildProcess => {
  const { main } = JSON.parse(readFileSync(join(options.appDir, 'package.json'), 'utf8')) as { main: string };
  const output = options.isOutputShown === true ? 'inherit' : 'pipe';
  return fork(join(options.appDir, main), [...(options.args ?? [])], {
    cwd: options.appDir,
    execPath: options.node ?? process.execPath,
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', REGISTER],
    env: { ...process.env, ...options.env },
    serialization: 'advanced',
    stdio: ['ignore', output, output, 'ipc'],
  });
};

interface Session {
  readonly options: HostOptions;
  readonly link: DriverLink;
  readonly records: HostRecords;
  readonly windows: Map<number, WindowPage>;
  readonly first: PromiseWithResolvers<Page>;
  readonly dialogs: Map<string, unknown>;
  readonly state: { context: BrowserContext | null; theme: 'system' | 'light' | 'dark'; isSystemDark: boolean };
}

const contextOf = ({ state }: Session): BrowserContext => {
  if (!state.context) throw new Error('the browser is not running');
  return state.context;
};

const windowOf = ({ windows }: Session, id: number): WindowPage => {
  const window = windows.get(id);
  if (!window) throw new Error(`no window ${id}`);
  return window;
};

const startBrowser = async (session: Session, profile: string): Promise<void> => {
  const { options, link, records, windows, state } = session;
  const env = { ...process.env, ...options.env } as Record<string, string>;
  const isHeadless = options.isHeadless !== false;
  const context = await launchChromium({ profile, isHeadless, isSystemDark: state.isSystemDark, env });
  state.context = context;
  await interceptRequests({ context, link, windows, onBlocked: (url) => void records.blockedUrls.push(url) });
  // A page that no window of the app owns is a popup: the app was asked about it (windowOpen) and it goes.
  context.on('page', (page) => {
    void page.opener().then((opener) => opener && page.close());
  });
};

const createWindow = async (session: Session, window: NewWindow): Promise<void> => {
  const { options, link, windows } = session;
  const context = contextOf(session);
  const unused = windows.size === 0 ? context.pages()[0] : undefined;
  const page = unused ?? (await context.newPage());
  const tell = (event: WindowEvent): void => {
    if (event.name === 'closed' && !windows.delete(window.id)) return;
    link.tell('windowEvent', window.id, event);
  };
  const opened = await openWindowPage({
    page,
    window,
    isHeadless: options.isHeadless !== false,
    chromeVersion: context.browser()?.version() ?? '',
    listener: {
      ipc: (call) => link.ask('ipc', call).catch(() => null),
      event: tell,
      open: (url, frameName) => link.tell('windowOpen', window.id, url, frameName),
    },
  });
  windows.set(window.id, opened);
  await applyTheme(session);
};

const loadUrl = async (session: Session, windowId: number, url: string): Promise<void> => {
  const window = windowOf(session, windowId);
  const { origin } = new URL(toWeb(url));
  await applyPermissions({ link: session.link, cdp: window.cdp, windowId, origin });
  await window.load(url);
  session.first.resolve(window.page);
};

const applyTheme = async ({ state, windows }: Session): Promise<void> => {
  const system = state.isSystemDark ? 'dark' : 'light';
  const colorScheme = state.theme === 'system' ? system : state.theme;
  await Promise.all([...windows.values()].map(({ page }) => page.emulateMedia({ colorScheme })));
};

const answerDialog = ({ dialogs, records }: Session, kind: string, options: unknown): unknown => {
  records.dialogs.push({ kind, options });
  if (kind === 'showErrorBox') return undefined;
  if (!dialogs.has(kind)) throw new Error(`electron-host: no answer was prepared for ${kind}`);
  return dialogs.get(kind);
};

const serve = (session: Session): DriverOps => ({
  start: ({ sessionData }) => startBrowser(session, sessionData),
  createWindow: (window) => createWindow(session, window),
  loadUrl: (id, url) => loadUrl(session, id, url),
  // What concerns a window that is gone meanwhile goes with it.
  reload: async (id) => session.windows.get(id)?.reload(),
  focusWindow: async (id) => session.windows.get(id)?.page.bringToFront(),
  setBounds: async (id, bounds) => session.windows.get(id)?.setBounds(bounds),
  setWindowState: async (id, state) => session.windows.get(id)?.setState(state),
  setTitle: async (id, title) => session.windows.get(id)?.deliver(JSON.stringify({ kind: 'title' }), title),
  closeWindow: async (id) => {
    const window = session.windows.get(id);
    session.windows.delete(id);
    await window?.page.close();
  },
  deliver: (id, head, body) => session.windows.get(id)?.deliver(head, body),
  openExternal: async (url) => {
    session.records.externalUrls.push(url);
    await session.options.openExternal?.(url);
  },
  dialog: (kind, options) => answerDialog(session, kind, options),
  notification: (title, body) => void session.records.notifications.push({ title, body }),
  setTheme: async (theme) => {
    session.state.theme = theme;
    await applyTheme(session);
  },
});

const collectOutput = (child: ChildProcess): (() => string) => {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
};

/** Starts the app's main bundle on Node with the emulated electron module, and Chromium when the app is ready for it. */
export const launchHost = (options: HostOptions): Host => {
  const child = startMain(options);
  const link: DriverLink = createLink<MainOps, DriverOps>({
    // A process that is just ending needs no answer any more.
    post: (message) => child.connected && child.send(message as object, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
  });
  const session: Session = {
    options,
    link,
    records: { externalUrls: [], blockedUrls: [], dialogs: [], notifications: [] },
    windows: new Map(),
    first: Promise.withResolvers(),
    dialogs: new Map(),
    state: { context: null, theme: 'system', isSystemDark: options.isSystemDark ?? false },
  };
  session.first.promise.catch(() => undefined);
  link.serve(serve(session));
  const output = collectOutput(child);
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      link.fail('the main process has ended');
      session.first.reject(new Error(`the app ended (${String(code)}) before it opened a window\n${output()}`));
      const closed = session.state.context?.close() ?? Promise.resolve();
      closed.catch(() => undefined).finally(() => resolve(code));
    });
  });
  const evaluate: Host['evaluate'] = (run, argument) =>
    link.ask('evaluate', run.toString(), argument) as Promise<never>;
  return {
    mainPid: child.pid ?? 0,
    firstWindow: () => session.first.promise,
    evaluate,
    setOnline: async (isOnline) => {
      await link.ask('setOnline', isOnline);
      await contextOf(session).setOffline(!isOnline);
    },
    setSystemDark: async (isDark) => {
      session.state.isSystemDark = isDark;
      await link.ask('setSystemDark', isDark);
      await applyTheme(session);
    },
    clickMenu: (id) => link.ask('clickMenu', id),
    answerDialog: (kind, answer) => void session.dialogs.set(kind, answer),
    invokeFromSubFrame: async (channel, ...args) => {
      const [window] = session.windows.values();
      if (!window) throw new Error('no window is open');
      const codec = makeCodec();
      const { ok, body } = await window.invokeFromSubFrame(channel, codec.encode(args));
      return { ok, value: codec.decode(body) };
    },
    records: session.records,
    output,
    exited,
    quit: async () => {
      // The answer may be cut off by the end of the process, which is what was asked for.
      await evaluate(({ app }) => app.quit()).catch(() => undefined);
      return exited;
    },
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await exited;
    },
  };
};
