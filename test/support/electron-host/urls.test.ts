import { describe, expect, it } from 'vitest';
import { isOurs, originOf, toApp, toWeb } from './urls.ts';

describe('addresses between the app and Chromium', () => {
  it.each(['app://satchel/', 'app://satchel/a/b.html?q=1#h', 'app://satchel'])('%s comes back as it was', (url) => {
    expect(toWeb(url)).toMatch(/^https:\/\/satchel\.app\.ehost\.invalid/);
    expect(toApp(toWeb(url))).toBe(url);
  });

  it.each([
    'https://evil.example/',
    'https://satchel.app.ehost.invalid.evil.example/',
    'https://evil.example/satchel.app.ehost.invalid/',
    'https://evil.example/https://satchel.app.ehost.invalid/',
  ])('%s is not taken for the app', (url) => {
    expect(isOurs(url)).toBe(false);
  });

  it('gives a scheme of ours an origin, which Node’s URL does not', () => {
    expect(originOf('app://satchel/a')).toBe('app://satchel');
    expect(originOf('about:blank')).toBeNull();
  });
});
