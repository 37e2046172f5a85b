import { describe, expect, it } from 'vitest';
import { windowOptions } from './window-options.ts';

const options = (platform: NodeJS.Platform, isDevelopment = false) =>
  windowOptions({
    place: { width: 1280, height: 800 },
    title: 'Satchel',
    isDark: true,
    platform,
    preload: '/out/preload/index.cjs',
    isDevelopment,
  });

describe('how the window is made', () => {
  it.each([
    ['2: no Node integration', 'nodeIntegration', false],
    ['2: no Node integration in workers', 'nodeIntegrationInWorker', false],
    ['2: no Node integration in frames', 'nodeIntegrationInSubFrames', false],
    ['3: context isolation', 'contextIsolation', true],
    ['4: process sandboxing', 'sandbox', true],
    ['6: web security', 'webSecurity', true],
    ['8: no insecure content', 'allowRunningInsecureContent', false],
    ['9: no experimental features', 'experimentalFeatures', false],
    ['11, 12: no webview', 'webviewTag', false],
    ['13: a dropped file navigates nowhere', 'navigateOnDragDrop', false],
  ] as const)('Electron checklist %s', (_item, name, value) => {
    expect(options('win32').webPreferences?.[name]).toBe(value);
  });

  it('Electron checklist 10: no Blink features', () => {
    expect(options('linux').webPreferences).not.toHaveProperty('enableBlinkFeatures');
  });

  it('has developer tools from a checkout only', () => {
    expect(options('win32').webPreferences?.devTools).toBe(false);
    expect(options('win32', true).webPreferences?.devTools).toBe(true);
  });

  it('leaves the title bar to the page where the system draws its buttons over it', () => {
    expect(options('win32')).toMatchObject({ titleBarStyle: 'hidden', titleBarOverlay: { height: 44 } });
    expect(options('darwin')).toMatchObject({ titleBarStyle: 'hiddenInset' });
    expect(options('linux')).not.toHaveProperty('titleBarStyle');
  });

  it('opens in the theme’s own colour, not white', () => {
    expect(options('linux').backgroundColor).toBe('#131312');
  });
});
