import { existsSync, readFileSync } from 'node:fs';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { writeAtomically } from '../core/node-ports/write-atomically.ts';
import type { Secrets } from '../core/ports.ts';

/** The system's way to keep a text that only this person can read again. */
export interface Keyring {
  readonly isAvailable: () => Promise<boolean>;
  readonly seal: (text: string) => Promise<Buffer>;
  /** `isStale`: the system has a new key of its own and wants the text sealed again. */
  readonly unseal: (sealed: Buffer) => Promise<{ readonly text: string; readonly isStale: boolean }>;
}

const KEY = /^[\da-f]{64}$/u;

/** A master key given from outside. Errors: STORE_KEY_INVALID. */
export const givenKeySecrets = (given: string): Secrets => ({
  masterKey: () => {
    const key = given.toLowerCase();
    return KEY.test(key) ? Promise.resolve(key) : Promise.reject(new SatchelError('STORE_KEY_INVALID'));
  },
});

/**
 * The master key in `file`, sealed by the system's keyring. Only a home without data gets a new key, and only where no
 * sealed key lies already; the file is on disk before the key is used. Errors: STORE_KEY_MISSING, KEYRING_UNAVAILABLE.
 */
export const sealedKeySecrets = (deps: { file: string; keyring: Keyring; newKey: () => string }): Secrets => ({
  masterKey: async (hasStore) => {
    const { file, keyring } = deps;
    const isSealed = existsSync(file);
    if (hasStore && !isSealed) throw new SatchelError('STORE_KEY_MISSING');
    if (!(await orUnavailable(keyring.isAvailable()))) throw new SatchelError('KEYRING_UNAVAILABLE');
    if (!isSealed) {
      const key = deps.newKey();
      keep(file, await orUnavailable(keyring.seal(key)));
      return key;
    }
    const { text, isStale } = await orUnavailable(keyring.unseal(readFileSync(file)));
    if (!KEY.test(text)) throw new SatchelError('STORE_KEY_MISSING');
    if (isStale) keep(file, await orUnavailable(keyring.seal(text)));
    return text;
  },
});

function keep(file: string, sealed: Buffer): void {
  try {
    writeAtomically(file, sealed);
  } catch (error) {
    throw new SatchelError('STORE_UNWRITABLE', {}, { cause: error });
  }
}

async function orUnavailable<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    throw new SatchelError('KEYRING_UNAVAILABLE', {}, { cause: error });
  }
}
