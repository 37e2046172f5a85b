import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The fuses of Electron as it is shipped, in the order of its wire: all that is open is open. */
const WIRE = { sentinel: 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', version: 1, fuses: '10110001' };

/**
 * A folder that has the form of Electron for Linux, for machines that cannot have the real one: a program that prints its
 * words one a line, with a wire of fuses as Electron's binary has one, and what else lies around it.
 */
export async function writePlaceholderElectron(dir: string): Promise<void> {
  await mkdir(join(dir, 'resources'), { recursive: true });
  await mkdir(join(dir, 'locales'));
  const { sentinel, version, fuses } = WIRE;
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([version, fuses.length]), Buffer.from(`${fuses}\n`)]);
  const program = Buffer.from('#!/bin/sh\n[ $# -eq 0 ] || printf "%s\\n" "$@"\nexit 0\n');
  await writeFile(join(dir, 'electron'), Buffer.concat([program, wire]));
  await chmod(join(dir, 'electron'), 0o755);
  await writeFile(join(dir, 'resources/default_app.asar'), 'what Electron runs where there is no app');
  await writeFile(join(dir, 'version'), '0.0.0');
  for (const language of ['zh-CN', 'en-US', 'fr']) await writeFile(join(dir, `locales/${language}.pak`), language);
}
