import type { BrowserWindowConstructorOptions } from 'electron/main';
import { MIN_SIZE } from './window-bounds.rules.ts';
import { TITLE_BAR_HEIGHT, windowLook } from './window-look.ts';

interface WindowOptionsInput {
  readonly place: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };
  readonly title: string;
  readonly isDark: boolean;
  readonly platform: NodeJS.Platform;
  readonly preload: string;
  /** From a checkout: developer tools may be opened. */
  readonly isDevelopment: boolean;
}

/** How the main window is made. Apart, so that a test can read what it says about security. */
export const windowOptions = (given: WindowOptionsInput): BrowserWindowConstructorOptions => ({
  ...given.place,
  minWidth: MIN_SIZE.width,
  minHeight: MIN_SIZE.height,
  title: given.title,
  // Shown once it has something to show, on its own colour: no white flash.
  show: false,
  backgroundColor: windowLook(given.isDark).background,
  autoHideMenuBar: true,
  ...titleBar(given),
  webPreferences: {
    preload: given.preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Its dictionaries would be fetched from the network.
    spellcheck: false,
    devTools: given.isDevelopment,
  },
});

/** The page draws the title bar; the system its buttons. Linux desktops differ too much: there the system's own frame stays. */
function titleBar({ platform, isDark }: WindowOptionsInput): BrowserWindowConstructorOptions {
  if (platform === 'darwin') return { titleBarStyle: 'hiddenInset' };
  if (platform !== 'win32') return {};
  const { background, symbols } = windowLook(isDark);
  return {
    titleBarStyle: 'hidden',
    titleBarOverlay: { color: background, symbolColor: symbols, height: TITLE_BAR_HEIGHT },
  };
}
