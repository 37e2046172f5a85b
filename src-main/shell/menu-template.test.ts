import type { MenuItemConstructorOptions } from 'electron/main';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu-template.ts';

const items = (isDevelopment: boolean, language: 'zh' | 'en' = 'zh', platform: NodeJS.Platform = 'win32') =>
  menuTemplate({ language, platform, isDevelopment }).flatMap((menu) => [
    menu,
    ...(menu.submenu as MenuItemConstructorOptions[]),
  ]);
const roles = (isDevelopment: boolean): unknown[] => items(isDevelopment).map(({ role }) => role);

describe('the menu', () => {
  it('offers developer tools and reloading in no installed app', () => {
    expect(roles(false)).not.toEqual(expect.arrayContaining(['toggleDevTools']));
    expect(roles(false)).not.toEqual(expect.arrayContaining(['reload']));
    expect(roles(true)).toEqual(expect.arrayContaining(['toggleDevTools', 'reload']));
  });

  it.each(['win32', 'linux', 'darwin'] as const)('speaks the person’s language on %s', (platform) => {
    const labels = (language: 'zh' | 'en'): string[] =>
      items(true, language, platform).flatMap(({ label }) => (label === undefined ? [] : [label]));
    for (const label of labels('zh')) expect(label.replace('Satchel', '').trim() || '袋').toMatch(/^\p{Script=Han}+$/u);
    for (const label of labels('en')) expect(label).not.toMatch(/\p{Script=Han}/u);
  });

  it('gives every item a name, because a bare role would read in the system’s language', () => {
    const unnamed = items(true).filter(({ type, label }) => type !== 'separator' && !label);
    expect(unnamed).toEqual([]);
  });
});
