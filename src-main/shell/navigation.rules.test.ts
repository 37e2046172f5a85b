import { describe, expect, it } from 'vitest';
import { isReload, outsideAddress } from './navigation.rules.ts';

describe('what may be opened outside', () => {
  it.each(['https://crm.example.com/a?b=c', 'mailto:sales@example.com', 'tel:+8613800138000'])(
    'opens %s',
    (address) => {
      expect(outsideAddress(address)).toBe(address);
    },
  );

  it.each([
    'http://example.com',
    'javascript:alert(1)',
    ' javascript:alert(1)//https://x',
    'java\nscript:alert(1)',
    'file:///etc/passwd',
    'app://satchel/index.html',
    'data:text/html,https://x',
    'smb://server/share',
    'ms-msdt:/id',
    'https://satchel@evil.example/',
    'https://u:p@evil.example/',
    'https://',
    '//example.com',
    'example.com',
    '',
    `https://example.com/${'a'.repeat(2_000)}`,
  ])('refuses %j', (address) => {
    expect(outsideAddress(address)).toBeNull();
  });
});

describe('where the page itself may go', () => {
  const page = 'app://satchel/index.html#/customers';

  it('may load itself again, also from another place inside', () => {
    expect(isReload(page, page)).toBe(true);
    expect(isReload(page, 'app://satchel/index.html')).toBe(true);
  });

  it.each([
    'app://satchel/other.html',
    'app://satchel/index.html?x=1',
    'app://satchel.evil/index.html',
    'https://satchel/index.html',
    'https://evil.example/#app://satchel/index.html',
    'about:blank',
    'file:///index.html',
  ])('may not go to %s', (target) => {
    expect(isReload(page, target)).toBe(false);
  });

  it('is no reload where no page of ours is, or it would keep a foreign one alive', () => {
    expect(isReload('https://evil.example/', 'https://evil.example/')).toBe(false);
    expect(isReload('', '')).toBe(false);
  });
});
