import { describe, expect, it } from 'vitest';
import { createSystemKeyring, hasSystemKeyring } from './system-keyring.ts';

type Backend = 'basic_text' | 'gnome_libsecret' | 'kwallet6' | 'unknown';
const storage = (backend: Backend, isAvailable: () => Promise<boolean> = () => Promise.resolve(true)) => ({
  isAsyncEncryptionAvailable: isAvailable,
  getSelectedStorageBackend: () => backend,
});

describe('the system’s keyring', () => {
  it('is not claimed on a Linux that only disguises the key', async () => {
    expect(await hasSystemKeyring(storage('basic_text'), 'linux')).toBe(false);
    expect(await hasSystemKeyring(storage('unknown'), 'linux')).toBe(false);
    expect(await hasSystemKeyring(storage('gnome_libsecret'), 'linux')).toBe(true);
  });

  it('is not claimed where the system says no, or fails to say', async () => {
    expect(
      await hasSystemKeyring(
        storage('kwallet6', () => Promise.resolve(false)),
        'linux',
      ),
    ).toBe(false);
    expect(
      await hasSystemKeyring(
        storage('unknown', () => Promise.reject(new Error('dbus'))),
        'win32',
      ),
    ).toBe(false);
    expect(await hasSystemKeyring(storage('unknown'), 'darwin')).toBe(true);
  });

  it('says when the system wants the key sealed again', async () => {
    const keyring = createSystemKeyring({
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (text) => Promise.resolve(Buffer.from(text)),
      decryptStringAsync: (sealed) => Promise.resolve({ result: sealed.toString(), shouldReEncrypt: true }),
    });
    expect(await keyring.unseal(await keyring.seal('k'))).toEqual({ text: 'k', isStale: true });
  });
});
