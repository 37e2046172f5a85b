import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRoots } from './roots.ts';
import { systemLanguage } from './system-language.ts';

const env = { SATCHEL_HOME: resolve('elsewhere'), SATCHEL_KEY: 'ab'.repeat(32) };

describe('where everything lies', () => {
  it('is told by the environment from a checkout', () => {
    const roots = findRoots({ env, isPackaged: false, userData: '/profile' });
    expect(roots).toMatchObject({ home: resolve('elsewhere'), givenKey: env.SATCHEL_KEY });
  });

  it('is the same folder for the app and for the command line when it is given relative to where one stands', () => {
    const roots = findRoots({ env: { SATCHEL_HOME: 'elsewhere' }, isPackaged: false, userData: '/profile' });
    expect(roots.home).toBe(resolve('elsewhere'));
  });

  it('cannot be moved by the environment of an installed app', () => {
    const roots = findRoots({ env, isPackaged: true, userData: '/profile' });
    expect(roots).toMatchObject({ home: join('/profile', 'home'), givenKey: null });
  });

  it('is beside the app’s own files when nothing is said, and an empty variable says nothing', () => {
    const roots = findRoots({ env: { SATCHEL_HOME: '', SATCHEL_KEY: '' }, isPackaged: false, userData: '/profile' });
    expect(roots).toMatchObject({ home: join('/profile', 'home'), givenKey: null });
  });
});

describe('the language of a first start', () => {
  it.each([
    [['zh-CN', 'en-US'], 'zh'],
    [['zh-Hant-TW'], 'zh'],
    [['de-DE', 'zh-CN', 'en-GB'], 'zh'],
    [['en-US', 'zh-CN'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('%j reads %s', (preferred, language) => {
    expect(systemLanguage(preferred)).toBe(language);
  });
});
