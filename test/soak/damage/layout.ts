import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How SQLite lays out a file and its write-ahead log, in bytes. */
export const PAGE = 4_096;
export const LOG_HEADER = 32;
/** A frame of the log: its header and a page. */
export const FRAME = 24 + PAGE;

/** A file of a home by its name: of the home itself, or of its first workspace. */
export function fileOf(dir: string, name: string): string {
  if (name.startsWith('home.') || name === 'key') return join(dir, name);
  const [id = ''] = readdirSync(join(dir, 'workspaces'));
  return join(dir, 'workspaces', id, name);
}
