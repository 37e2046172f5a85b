import type { BrowserWindowConstructorOptions } from 'electron';
import { DISPLAY, type Bounds } from './bounds.ts';
import { notEmulated, refuseUnknownOptions } from './strict.ts';

/** Honoured, or about a frame that Chromium draws by itself here. */
const WINDOW_OPTIONS: readonly (keyof BrowserWindowConstructorOptions)[] = [
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'center',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'titleBarStyle',
  'titleBarOverlay',
  'trafficLightPosition',
  'webPreferences',
];

/** The safe values only: an app that asks for less safety does not run here. */
const SAFE: Readonly<Record<string, unknown>> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  disableBlinkFeatures: 'Auxclick',
};
/** Without an effect on what is emulated. */
const INDIFFERENT = ['preload', 'devTools', 'spellcheck', 'backgroundThrottling', 'v8CacheOptions'];

export const checkWindowOptions = (options: BrowserWindowConstructorOptions): void => {
  refuseUnknownOptions('BrowserWindow', options, WINDOW_OPTIONS);
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    if (INDIFFERENT.includes(name) || value === undefined) continue;
    if (!(name in SAFE) || SAFE[name] !== value) throw notEmulated(`webPreferences.${name} = ${String(value)}`);
  }
};

export const initialBounds = (options: BrowserWindowConstructorOptions): Bounds => {
  const width = Math.max(options.width ?? 800, options.minWidth ?? 0);
  const height = Math.max(options.height ?? 600, options.minHeight ?? 0);
  return {
    x: options.x ?? Math.round((DISPLAY.width - width) / 2),
    y: options.y ?? Math.round((DISPLAY.height - height) / 2),
    width,
    height,
  };
};
