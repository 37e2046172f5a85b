import type { SafeStorage } from 'electron';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strict } from './strict.ts';

type Subset = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

const PREFIX = 'v10';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The asynchronous half of safeStorage with a key in a file, as weak as Electron's own `basic_text` and called the same. */
export const createSafeStorage = (sessionData: () => string): Subset => {
  const key = (): Buffer => {
    const file = join(sessionData(), 'electron-host.key');
    mkdirSync(sessionData(), { recursive: true });
    if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
    return readFileSync(file);
  };
  const decrypt = (encrypted: Buffer): string => {
    if (encrypted.subarray(0, PREFIX.length).toString() !== PREFIX) throw new Error('Ciphertext is not valid');
    const body = encrypted.subarray(PREFIX.length);
    const cipher = createDecipheriv('aes-256-gcm', key(), body.subarray(0, IV_BYTES));
    cipher.setAuthTag(body.subarray(-TAG_BYTES));
    return Buffer.concat([cipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), cipher.final()]).toString();
  };
  return strict<Subset>('safeStorage', {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'basic_text',
    encryptStringAsync: async (text) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key(), iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from(PREFIX), iv, body, cipher.getAuthTag()]);
    },
    decryptStringAsync: async (encrypted) => ({ result: decrypt(encrypted), shouldReEncrypt: false }),
  });
};
