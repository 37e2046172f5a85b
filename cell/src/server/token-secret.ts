import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { MEMORY } from '../storage/database-path.ts';

/**
 * The key of the tokens of a database: the one given, else the one kept beside the file, else a new one that is then
 * kept there, readable by its owner only. A database in memory gets one that ends with it.
 */
export function tokenSecret({ given, path }: { given: string | null; path: string }): string {
  if (given !== null) return given;
  if (path === MEMORY) return newSecret();
  const file = `${path}.jwt-secret`;
  return read(file) ?? make(file);
}

const newSecret = (): string => randomBytes(32).toString('hex');

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Written aside and linked into place: whole or absent, and of two processes that start at once one decides for both. */
function make(file: string): string {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(aside, 'wx', 0o600);
  try {
    writeSync(handle, `${newSecret()}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
  return readFileSync(file, 'utf8').trim();
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
