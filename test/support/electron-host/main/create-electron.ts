import type { BrowserWindow as RealBrowserWindow, BrowserWindowConstructorOptions, Protocol } from 'electron';
import type { MainOps } from '../link-contract.ts';
import { EmulatedApp, type AppDeps } from './app.ts';
import { EmulatedWindow, type WindowDeps } from './browser-window.ts';
import { createDialog } from './dialog.ts';
import type { DriverLink, Windows } from './host-parts.ts';
import { createIpcMain } from './ipc-main.ts';
import { createMenu, EmulatedMenuItem } from './menu.ts';
import { createNativeTheme } from './native-theme.ts';
import { createNet } from './net.ts';
import { defineNotification } from './notification.ts';
import { answerRequest, createProtocol } from './protocol.ts';
import { createSafeStorage } from './safe-storage.ts';
import { createSession } from './session.ts';
import { createPowerMonitor, createScreen, createShell } from './small-parts.ts';
import { strict } from './strict.ts';
import { createWebRequest } from './web-request.ts';

const defineBrowserWindow = (deps: WindowDeps): unknown =>
  strict(
    'BrowserWindow',
    class extends EmulatedWindow {
      constructor(options?: BrowserWindowConstructorOptions) {
        super(deps, options);
      }

      static getAllWindows(): EmulatedWindow[] {
        return [...deps.windows.values()];
      }

      static getFocusedWindow(): EmulatedWindow | null {
        return [...deps.windows.values()].find((window) => window.isFocused()) ?? null;
      }

      static fromWebContents(contents: { readonly id: number }): EmulatedWindow | null {
        return deps.windows.get(contents.id) ?? null;
      }

      static fromId(id: number): EmulatedWindow | null {
        return deps.windows.get(id) ?? null;
      }
    },
  );

interface HostDeps extends Omit<AppDeps, 'windows'> {
  readonly link: DriverLink;
  readonly cutNetwork: (isOnline: boolean) => void;
}

/** Puts the emulated module together and answers the driver. */
export const createElectron = ({ link, cutNetwork, ...rest }: HostDeps) => {
  const windows: Windows = new Map();
  const network = { isOnline: true };
  const app = strict('app', new EmulatedApp({ ...rest, windows }));
  const { ipcMain, receive } = createIpcMain();
  const hooks = createWebRequest();
  const { protocol, privileged, handlerOf } = createProtocol(() => app.isReady());
  const { session, defaultSession } = createSession({ protocol: protocol as Protocol, hooks });
  const Menu = createMenu();
  const nativeTheme = createNativeTheme(link);
  const BrowserWindow = defineBrowserWindow({
    link,
    windows,
    session: session.defaultSession,
    name: app.name,
    onCreated: (window: RealBrowserWindow) => app.windowCreated(window),
    onClosed: () => app.windowClosed(),
  });
  const electron = {
    app,
    BrowserWindow,
    dialog: createDialog(link),
    ipcMain,
    Menu,
    MenuItem: EmulatedMenuItem,
    nativeTheme,
    net: createNet({ handlerOf }, () => network.isOnline),
    Notification: defineNotification(link),
    powerMonitor: createPowerMonitor(),
    protocol,
    safeStorage: createSafeStorage(() => app.getPath('sessionData')),
    screen: createScreen(),
    session,
    shell: createShell(link),
  };
  const windowOf = (id: number): EmulatedWindow => {
    const window = windows.get(id);
    if (!window) throw new Error(`no window ${id}`);
    return window;
  };
  const respond = answerRequest({ handlerOf }, hooks);
  const ops: MainOps = {
    ipc: async (call) => {
      const window = windows.get(call.windowId);
      return window ? receive(call, window.contents) : null;
    },
    willNavigate: ({ windowId, url, isMainFrame }) =>
      windowOf(windowId).contents.navigating('will-navigate', url, isMainFrame),
    willRedirect: ({ windowId, url, isMainFrame }) =>
      windowOf(windowId).contents.navigating('will-redirect', url, isMainFrame),
    windowOpen: (windowId, url, frameName) => windowOf(windowId).contents.opened(url, frameName),
    request: (request) => respond(request),
    permissions: async (windowId, origin, names) => {
      const { webContents } = windowOf(windowId);
      const granted = await Promise.all(names.map((name) => defaultSession.grants(webContents, origin, name)));
      return names.filter((_, at) => granted[at]);
    },
    windowEvent: (windowId, event) => windows.get(windowId)?.happened(event),
    setOnline: (isOnline) => {
      network.isOnline = isOnline;
      cutNetwork(isOnline);
    },
    setSystemDark: (isDark) => nativeTheme.systemChanged(isDark),
    clickMenu: (id) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(id);
      if (!item) throw new Error(`no menu entry '${id}'`);
      item.click();
    },
    evaluate: (source, argument) => {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a test's own function, as Playwright sends it to Electron
      const make = new Function(`return (${source})`) as () => (module: unknown, value: unknown) => unknown;
      return make()(electron, argument);
    },
  };
  link.serve(ops);
  return { electron, start: () => startBrowser({ app, link, privileged }) };
};

/** Asks for the browser, unless the app gave up before (a second instance does). */
const startBrowser = async (parts: {
  readonly app: EmulatedApp;
  readonly link: DriverLink;
  readonly privileged: () => readonly string[];
}): Promise<void> => {
  const { app, link, privileged } = parts;
  await link.ask('start', { sessionData: app.getPath('sessionData'), schemes: privileged() });
  app.started();
};
