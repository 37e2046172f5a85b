import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** `scrypt$salt$key`, both hexadecimal. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return `scrypt$${salt.toString('hex')}$${(await derive(password, salt)).toString('hex')}`;
}

/** Whether a password fits a hash. For a person who does not exist pass null: the answer takes as long. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, saltText = '', keyText = ''] = (hash ?? '').split('$');
  const salt = hash === null ? Buffer.alloc(SALT_BYTES) : Buffer.from(saltText, 'hex');
  const expected = hash === null ? Buffer.alloc(KEY_BYTES) : Buffer.from(keyText, 'hex');
  const derived = await derive(password, salt);
  return expected.length === derived.length && timingSafeEqual(expected, derived) && hash !== null;
}

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
