import { BrowserWindow, nativeTheme, screen } from 'electron/main';
import type { Clock, Log } from '../core/ports.ts';
import { createRateCap } from '../ipc/rate-cap.ts';
import { APP_ORIGIN } from '../ipc/sender.ts';
import { jsonFile } from './json-file.ts';
import { placeWindow, windowStateSchema } from './window-bounds.rules.ts';
import { TITLE_BAR_HEIGHT, windowLook } from './window-look.ts';
import { windowOptions } from './window-options.ts';

interface MainWindow {
  /** Brings the window to the front, making it if it was closed. */
  readonly show: () => void;
  /** Paints the window's own parts (background, buttons) in the theme of now. */
  readonly paint: () => void;
}

interface MainWindowDeps {
  readonly stateFile: string;
  readonly preload: string;
  readonly title: string;
  readonly isDevelopment: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/** The one window of the app. Its place on the screen is remembered when it closes. */
export function createMainWindow(deps: MainWindowDeps): MainWindow {
  const stored = jsonFile({
    file: deps.stateFile,
    schema: windowStateSchema,
    fallback: { bounds: null, isMaximized: false },
  });
  let current: BrowserWindow | null = null;
  const remember = (window: BrowserWindow): void => {
    try {
      stored.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
    } catch {
      deps.log.warn('window place not saved');
    }
  };
  const open = (): BrowserWindow => {
    const state = stored.read();
    const window = new BrowserWindow(windowOptions({ ...deps, ...look(), place: placeWindow(state, workAreas()) }));
    const reveal = (): void => {
      // Maximising shows a window too, so it waits until there is something to show.
      if (state.isMaximized) window.maximize();
      window.show();
    };
    window.once('ready-to-show', reveal);
    window.on('page-title-updated', (event, page) => {
      event.preventDefault();
      window.setTitle(titleWith(page, deps.title));
    });
    window.on('close', () => remember(window));
    window.on('closed', () => {
      current = null;
    });
    reviveAfterCrash(window, deps);
    window.loadURL(`${APP_ORIGIN}/index.html`).catch(() => {
      if (window.isDestroyed()) return;
      // An empty window can be closed; one that never shows cannot.
      deps.log.error('page not loaded');
      reveal();
    });
    return window;
  };
  return {
    show: () => {
      if (current === null) {
        current = open();
        return;
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    paint: () => {
      if (current !== null) paint(current);
    },
  };
}

const look = (): { isDark: boolean; platform: NodeJS.Platform } => ({
  isDark: nativeTheme.shouldUseDarkColors,
  platform: process.platform,
});

function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function paint(window: BrowserWindow): void {
  const { background, symbols } = windowLook(nativeTheme.shouldUseDarkColors);
  window.setBackgroundColor(background);
  if (process.platform === 'win32') {
    window.setTitleBarOverlay({ color: background, symbolColor: symbols, height: TITLE_BAR_HEIGHT });
  }
}

/** A page that crashed is loaded again, three times a minute at most: the data is in the core, not in the page. */
function reviveAfterCrash(window: BrowserWindow, { clock, log }: MainWindowDeps): void {
  const mayReload = createRateCap({ clock, perSecond: 3 / 60, burst: 3 });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('page process gone', { wasKilled: reason === 'killed', wasOutOfMemory: reason === 'oom' });
    if (reason !== 'clean-exit' && mayReload()) window.webContents.reload();
  });
}

/** The page names its screen before the app's name; whatever else it may say is not taken over. */
const titleWith = (page: string, app: string): string =>
  page.endsWith(' – Satchel') ? page.replace(/Satchel$/u, app) : app;
