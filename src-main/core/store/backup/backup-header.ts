import { createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { BackupSecret } from './backup.ts';

/**
 * The head of a backup file: `SATCHEL-BACKUP\n`, the length of the header (4 bytes, big-endian), the header as JSON, and 32
 * bytes of HMAC-SHA-256 over all that. It says how the key of this one file comes from a passphrase (scrypt) or from the
 * master key (HKDF). What follows is sealed with that key: sealed-stream.ts.
 */
const MAGIC = Buffer.from('SATCHEL-BACKUP\n');
const MAC_BYTES = 32;
const MOST_HEADER_BYTES = 4_096;
/** OWASP's first choice for scrypt: 128 MiB and about half a second for each guess. */
const SCRYPT = { cost: 131_072, blockSize: 8, parallelization: 1 } as const;

const saltSchema = z.string().regex(/^[0-9a-f]{64}$/u);
/** The parameters are bounded: a made-up header must not take all memory. */
const headerSchema = z.strictObject({
  version: z.literal(1),
  key: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('key'), salt: saltSchema }),
    z.strictObject({
      kind: z.literal('passphrase'),
      salt: saltSchema,
      cost: z.union([z.literal(65_536), z.literal(131_072), z.literal(262_144)]),
      blockSize: z.literal(8),
      parallelization: z.literal(1),
    }),
  ]),
});
type Header = z.infer<typeof headerSchema>;

export interface OpenedHeader {
  readonly bytes: Buffer;
  readonly sealKey: Buffer;
}

/** A new header and the key that it leads to. Error: PASSPHRASE_SHORT. */
export async function newHeader(secret: BackupSecret): Promise<OpenedHeader> {
  const salt = randomBytes(32).toString('hex');
  if (secret.kind === 'passphrase' && secret.passphrase.length < 8) throw new SatchelError('PASSPHRASE_SHORT');
  const header: Header = {
    version: 1,
    key: secret.kind === 'key' ? { kind: 'key', salt } : { kind: 'passphrase', salt, ...SCRYPT },
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const unsigned = Buffer.concat([MAGIC, length, json]);
  const { sealKey, macKey } = await keysOf(header, secret);
  return { bytes: Buffer.concat([unsigned, macOf(macKey, unsigned)]), sealKey };
}

/**
 * Reads a header by `read`, which gives the next so many bytes or fewer at the end of the file. Errors: BACKUP_NOT_ONE,
 * STORE_NEWER, BACKUP_DAMAGED, BACKUP_NEEDS_PASSPHRASE, BACKUP_LOCKED.
 */
export async function openHeader(
  read: (bytes: number) => Promise<Buffer>,
  secret: BackupSecret,
): Promise<OpenedHeader> {
  const start = await read(MAGIC.length + 4);
  if (!start.subarray(0, MAGIC.length).equals(MAGIC)) throw new SatchelError('BACKUP_NOT_ONE');
  const length = start.length < MAGIC.length + 4 ? 0 : start.readUInt32BE(MAGIC.length);
  if (length === 0 || length > MOST_HEADER_BYTES) throw new SatchelError('BACKUP_DAMAGED');
  const json = await read(length);
  const mac = await read(MAC_BYTES);
  if (json.length !== length || mac.length !== MAC_BYTES) throw new SatchelError('BACKUP_DAMAGED');
  const header = parseHeader(json);
  if (header.key.kind === 'passphrase' && secret.kind === 'key') throw new SatchelError('BACKUP_NEEDS_PASSPHRASE');
  if (header.key.kind === 'key' && secret.kind === 'passphrase') throw new SatchelError('BACKUP_LOCKED');
  const { sealKey, macKey } = await keysOf(header, secret);
  const unsigned = Buffer.concat([start, json]);
  if (!timingSafeEqual(macOf(macKey, unsigned), mac)) throw new SatchelError('BACKUP_LOCKED');
  return { bytes: Buffer.concat([unsigned, mac]), sealKey };
}

function parseHeader(json: Buffer): Header {
  let value: unknown;
  try {
    value = JSON.parse(json.toString());
  } catch (error) {
    throw new SatchelError('BACKUP_DAMAGED', {}, { cause: error });
  }
  const version = z.object({ version: z.int().min(2) }).safeParse(value);
  if (version.success) throw new SatchelError('STORE_NEWER');
  const parsed = headerSchema.safeParse(value);
  if (!parsed.success) throw new SatchelError('BACKUP_DAMAGED');
  return parsed.data;
}

const derive = promisify<string, Buffer, number, { cost: number; maxmem: number }, Buffer>(scrypt);

/** One key to seal and one to sign, both of this file alone. Also guards against a mix-up of the kinds. */
async function keysOf({ key }: Header, secret: BackupSecret): Promise<{ sealKey: Buffer; macKey: Buffer }> {
  const salt = Buffer.from(key.salt, 'hex');
  const root =
    secret.kind === 'key'
      ? Buffer.from(secret.masterKey, 'hex')
      : await derive(secret.passphrase.normalize('NFC'), salt, 32, scryptOptions(key));
  const part = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', root, salt, `satchel backup ${purpose}`, 32));
  return { sealKey: part('seal'), macKey: part('sign') };
}

function scryptOptions(key: Header['key']) {
  const { cost, blockSize, parallelization } = key.kind === 'passphrase' ? key : SCRYPT;
  return { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize };
}

const macOf = (key: Buffer, bytes: Buffer): Buffer => createHmac('sha256', key).update(bytes).digest();
