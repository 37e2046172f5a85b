import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from '../../node-ports/write-atomically.ts';
import { guarded } from '../sqlite/sqlite-errors.ts';

export const STORE_FILE = 'store.db';
/** Where a store is being rebuilt; what lies here after a kill is of no use. */
export const SCRATCH = 'rebuilding';
const READY = /^ready-(\w+)-(damaged|restore)\.db$/u;

/** Why another file takes the place of a store: what was there is kept as damaged, or as a snapshot. */
export type ExchangeKind = 'damaged' | 'restore';

export const readyFile = (folder: string, stamp: string, kind: ExchangeKind): string =>
  join(folder, `ready-${stamp}-${kind}.db`);

/** The file that keeps what was there before. */
export const keptFile = (folder: string, stamp: string, kind: ExchangeKind): string =>
  kind === 'damaged' ? join(folder, `store.damaged-${stamp}.db`) : join(folder, 'snapshots', `${stamp}-restore.db`);

/**
 * Puts a store that lies ready into its place and keeps what was there, its log first: a log must never meet another file.
 * Each step is one rename and the ready file is the last to go, so whatever a kill leaves is finished at the next opening.
 * Errors: STORE_UNWRITABLE.
 */
export function finishExchange(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return;
  guarded(() => {
    rmSync(join(folder, SCRATCH), { recursive: true, force: true });
    for (const name of readdirSync(folder)) {
      const [, stamp, word] = READY.exec(name) ?? [];
      if (stamp === undefined) continue;
      const kept = keptFile(folder, stamp, word === 'damaged' ? 'damaged' : 'restore');
      mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
      moveIfThere(join(folder, `${STORE_FILE}-wal`), `${kept}-wal`);
      moveIfThere(join(folder, STORE_FILE), kept);
      renameSync(join(folder, name), join(folder, STORE_FILE));
      syncFolder(folder);
    }
  });
}

function moveIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, to);
}
