import { describe, expect, it } from 'vitest';
import { isTrustedSender, type Sender } from './sender.ts';

const ours = { origin: 'app://satchel', url: 'app://satchel/index.html#/customers', isTop: true };
const sender = (frame: Partial<NonNullable<Sender['frame']>> = {}): Sender => ({
  frame: { ...ours, ...frame },
  isOurWindow: true,
});

describe('who may ask', () => {
  it('trusts the top frame of our window', () => {
    expect(isTrustedSender(sender())).toBe(true);
  });

  it.each([
    ['a frame inside the page', sender({ isTop: false })],
    ['a host that starts like ours', sender({ origin: 'app://satchel.evil', url: 'app://satchel.evil/index.html' })],
    ['a host that ends like ours', sender({ origin: 'app://evil.satchel', url: 'app://evil.satchel/' })],
    ['our name on the web', sender({ origin: 'https://satchel', url: 'https://satchel/index.html' })],
    ['a page without an origin', sender({ origin: 'null', url: 'data:text/html,app://satchel' })],
    ['an address that is none', sender({ url: '' })],
    ['an account name that looks like our host', sender({ url: 'app://satchel@evil/index.html' })],
    ['an origin that disagrees with the address', sender({ url: 'https://evil.example/' })],
    ['a frame that is gone', { frame: null, isOurWindow: true }],
    ['a page in no window of ours', { ...sender(), isOurWindow: false }],
  ])('refuses %s', (_what, who) => {
    expect(isTrustedSender(who)).toBe(false);
  });
});
