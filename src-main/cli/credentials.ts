import { readFileSync } from 'node:fs';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { textOption, usageError } from './arguments.ts';
import type { CommandContext } from './command.ts';

export type Credential = { kind: 'password'; password: string } | { kind: 'token'; token: string };

export const TOKEN_OPTIONS = { 'token-env': { type: 'string' }, 'token-stdin': { type: 'boolean' } } as const;

/**
 * The token or password that the command line names. Never taken from an argument, where other programs could read it.
 * Null where none of the flags was given; USAGE where several were or the variable is empty.
 */
export async function readCredential(
  context: Pick<CommandContext, 'options' | 'env' | 'readStdin'>,
): Promise<Credential | null> {
  const { options, env, readStdin } = context;
  const given = ['token-env', 'token-stdin', 'password-stdin'].filter((name) => options[name] !== undefined);
  if (given.length > 1) throw usageError(given.map((name) => `--${name}`).join(' '));
  const variable = textOption(options, 'token-env');
  if (variable !== undefined) {
    const token = env[variable]?.trim();
    if (!token) throw usageError(`--token-env ${variable}`);
    return { kind: 'token', token };
  }
  if (options['token-stdin'] === true) return { kind: 'token', token: (await readStdin()).trim() };
  if (options['password-stdin'] === true)
    return { kind: 'password', password: (await readStdin()).replace(/\r?\n$/u, '') };
  return null;
}

export const LOCK_OPTIONS = { 'passphrase-env': { type: 'string' }, 'passphrase-stdin': { type: 'boolean' } } as const;

/** The passphrase that the command line names, never from an argument; null where none is. USAGE as `readCredential`. */
export async function readPassphrase(
  context: Pick<CommandContext, 'options' | 'env' | 'readStdin'>,
): Promise<string | null> {
  const { options, env, readStdin } = context;
  const variable = textOption(options, 'passphrase-env');
  const isOnStdin = options['passphrase-stdin'] === true;
  if (variable !== undefined && isOnStdin) throw usageError('--passphrase-env --passphrase-stdin');
  const passphrase = isOnStdin ? (await readStdin()).replace(/\r?\n$/u, '') : variable && env[variable];
  if (variable === undefined && !isOnStdin) return null;
  if (!passphrase) throw usageError(isOnStdin ? '--passphrase-stdin' : `--passphrase-env ${variable ?? ''}`);
  return passphrase;
}

/** The PEM text of `--ca FILE`. Throws CERTIFICATE_UNREADABLE. */
export function readCertificate(path: string): string {
  try {
    const pem = readFileSync(path, 'utf8');
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  } catch (error) {
    throw new SatchelError('CERTIFICATE_UNREADABLE', {}, { cause: error });
  }
  throw new SatchelError('CERTIFICATE_UNREADABLE');
}
