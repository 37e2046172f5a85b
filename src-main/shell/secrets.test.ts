import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenKeySecrets, sealedKeySecrets, type Keyring } from './secrets.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const KEY = 'ab'.repeat(32);
const reversed = (text: string): string => [...text].reverse().join('');

/** A keyring that seals by turning the text round: enough to see that nothing is kept in clear. */
const keyring = (changes: Partial<Keyring> = {}): Keyring => ({
  isAvailable: () => Promise.resolve(true),
  seal: (text) => Promise.resolve(Buffer.from(`sealed:${reversed(text)}`)),
  unseal: (sealed) => Promise.resolve({ text: reversed(sealed.toString().slice(7)), isStale: false }),
  ...changes,
});
const locked = { unseal: () => Promise.reject(new Error('locked')) };
const file = (): string => join(folder, 'key.sealed');
const secrets = (ring: Keyring = keyring(), newKey: () => string = () => '12'.repeat(32)) =>
  sealedKeySecrets({ file: file(), keyring: ring, newKey });

describe('the sealed master key', () => {
  it('is made once for a new home and is the same at every start after', async () => {
    const first = await secrets().masterKey(false);
    expect(first).toBe('12'.repeat(32));
    expect(await secrets(keyring(), () => KEY).masterKey(true)).toBe(first);
    expect(await secrets(keyring(), () => KEY).masterKey(false)).toBe(first);
  });

  it('lies on the disk sealed and readable by this person only', async () => {
    const key = await secrets().masterKey(false);
    expect(readFileSync(file(), 'utf8')).not.toContain(key);
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('is never replaced by a new one where data exists already, because that data would be lost', async () => {
    await expect(secrets().masterKey(true)).rejects.toMatchObject({ code: 'STORE_KEY_MISSING' });
    expect(existsSync(file())).toBe(false);
  });

  it('is not made at all when it could not be read again', async () => {
    const ring = keyring({ seal: () => Promise.reject(new Error('no keyring')) });
    await expect(secrets(ring).masterKey(false)).rejects.toMatchObject({ code: 'KEYRING_UNAVAILABLE' });
    const none = keyring({ isAvailable: () => Promise.resolve(false) });
    await expect(secrets(none).masterKey(false)).rejects.toMatchObject({ code: 'KEYRING_UNAVAILABLE' });
    expect(existsSync(file())).toBe(false);
  });

  it('stays as it is while the keyring is locked, and opens once it is unlocked', async () => {
    const key = await secrets().masterKey(false);
    const before = readFileSync(file());
    await expect(secrets(keyring(locked)).masterKey(true)).rejects.toMatchObject({ code: 'KEYRING_UNAVAILABLE' });
    await expect(secrets(keyring(locked)).masterKey(false)).rejects.toMatchObject({ code: 'KEYRING_UNAVAILABLE' });
    expect(readFileSync(file())).toEqual(before);
    expect(await secrets().masterKey(true)).toBe(key);
  });

  it('a file that holds something else is no key', async () => {
    writeFileSync(file(), 'sealed:nonsense');
    await expect(secrets().masterKey(true)).rejects.toMatchObject({ code: 'STORE_KEY_MISSING' });
  });

  it('is sealed again when the system has a new key of its own', async () => {
    const key = await secrets().masterKey(false);
    const stale = keyring({
      unseal: () => Promise.resolve({ text: key, isStale: true }),
      seal: () => Promise.resolve(Buffer.from('sealed anew')),
    });
    expect(await secrets(stale).masterKey(true)).toBe(key);
    expect(readFileSync(file(), 'utf8')).toBe('sealed anew');
  });
});

describe('a key given from outside', () => {
  it('is taken in either case of letters', async () => {
    expect(await givenKeySecrets(KEY.toUpperCase()).masterKey(true)).toBe(KEY);
  });

  it.each(['', 'ab', `${KEY}0`, 'xy'.repeat(32), ` ${KEY}`])('is refused when it is %j', async (given) => {
    await expect(givenKeySecrets(given).masterKey(false)).rejects.toMatchObject({ code: 'STORE_KEY_INVALID' });
  });
});
