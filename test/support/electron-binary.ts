import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type HostKind = 'electron' | 'emulation';

const PACKAGE = join(import.meta.dirname, '../../node_modules/electron');

/** Electron's binary, or null where it was never downloaded. */
export const electronBinary = (): string | null => {
  const record = join(PACKAGE, 'path.txt');
  if (!existsSync(record)) return null;
  const binary = join(PACKAGE, 'dist', readFileSync(record, 'utf8').trim());
  return existsSync(binary) ? binary : null;
};

/** What the app is going to run on. SATCHEL_HOST=emulation chooses it where both could. */
export const hostKind = (): HostKind =>
  process.env['SATCHEL_HOST'] !== 'emulation' && electronBinary() !== null ? 'electron' : 'emulation';

/** To be said at the start and at the end of every run. */
export const hostSentence = (kind: HostKind): string =>
  kind === 'electron'
    ? 'The app runs in ELECTRON itself.'
    : 'The app runs in the EMULATION of Electron (Node and Chromium): this says nothing about Electron itself.';
