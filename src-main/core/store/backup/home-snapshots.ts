import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { syncFolder } from '../../node-ports/write-atomically.ts';
import type { Clock } from '../../ports.ts';
import type { Connection } from '../sqlite/connection.ts';
import { guarded, storeError } from '../sqlite/sqlite-errors.ts';
import type { Snapshot } from './backup.ts';
import { stampOf } from './snapshot.rules.ts';
import { snapshotsIn, type Snapshots } from './snapshots.ts';

export const HOME_FILE = 'home.db';

/** The snapshots of the list of workspaces, which holds the key of each: without it their files are of no use. */
export const homeSnapshots = (dir: string, masterKey: string): Snapshots =>
  snapshotsIn({ folder: join(dir, 'snapshots'), key: masterKey });

/**
 * Keeps the list as it is now; after every change of a key. It is small, so it is written at once. Null where the disk has
 * too little room. Errors: STORE_UNWRITABLE.
 */
export const keepHomeSnapshot = (
  { connection, clock }: { connection: Connection; clock: Clock },
  { dir, snapshots }: { dir: string; snapshots: Snapshots },
): Promise<Snapshot | null> =>
  snapshots.make({
    nowMs: clock.now(),
    bytes: guarded(() => statSync(join(dir, HOME_FILE)).size),
    write: async (file) => {
      connection.run('VACUUM INTO ?', file);
      guarded(() => {
        const handle = openSync(file, 'r+');
        fsyncSync(handle);
        closeSync(handle);
      });
    },
  });

/**
 * Puts the newest sound snapshot of the list in the place of a damaged one, which is kept beside it. The home must not be
 * open. Errors: SNAPSHOT_MISSING (nothing was changed), STORE_UNWRITABLE.
 */
export async function recoverHome(home: {
  readonly dir: string;
  readonly masterKey: string;
  readonly clock: Clock;
}): Promise<{ readonly snapshotAt: string; readonly keptAs: string | null }> {
  const { dir, masterKey, clock } = home;
  const snapshots = homeSnapshots(dir, masterKey);
  const snapshot = await snapshots.newestSound();
  if (snapshot === null) throw new SatchelError('SNAPSHOT_MISSING');
  const file = join(dir, HOME_FILE);
  const kept = join(dir, `home.damaged-${stampOf(toInstant(clock.now()))}.db`);
  const hadFile = statSync(file, { throwIfNoEntry: false }) !== undefined;
  try {
    rmSync(`${file}.half`, { force: true });
    await copyFile(snapshots.fileOf(snapshot), `${file}.half`);
    for (const side of ['-wal', '']) {
      if (statSync(`${file}${side}`, { throwIfNoEntry: false }) !== undefined)
        await rename(`${file}${side}`, `${kept}${side}`);
    }
    await rename(`${file}.half`, file);
    syncFolder(dir);
  } catch (error) {
    throw storeError(error);
  }
  return { snapshotAt: snapshot.at, keptAs: hadFile ? basename(kept) : null };
}
