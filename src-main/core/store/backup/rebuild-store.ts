import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { openStore } from '../open-store.ts';
import { openConnection, type Connection } from '../sqlite/connection.ts';
import { storeError } from '../sqlite/sqlite-errors.ts';
import { isFileSound } from './check-file.ts';
import { finishExchange, keptFile, readyFile, SCRATCH, STORE_FILE, type ExchangeKind } from './exchange-file.ts';
import { findNewer, type Newer } from './find-newer.ts';
import { type ChooseVersion } from './recovery.rules.ts';
import { takeOver } from './take-over.ts';

export interface Rebuilding {
  readonly folder: string;
  readonly key: string;
  /** Names the RxDB database. */
  readonly name: string;
  /** A closed file in the scratch folder that the store is rebuilt from, or null for an empty one. */
  readonly base: string | null;
  /** The file in its place, open for reading, or null. */
  readonly found: Connection | null;
  readonly choose: ChooseVersion;
  /** The generation that the home knows of; the rebuilt store goes beyond it. */
  readonly generation: number;
  /** Part of the name under which the old file is kept. */
  readonly stamp: string;
  readonly kind: ExchangeKind;
}

export interface Rebuilt {
  readonly newer: Newer;
  /** The name of the kept file in the workspace's folder, or null where there was none. */
  readonly keptAs: string | null;
}

const NOTHING: Newer = { rows: new Map(), count: 0, unsent: 0, lost: 0 };

/** An empty folder for a rebuilding, inside the workspace's. */
export async function makeScratch(folder: string): Promise<string> {
  const scratch = join(folder, SCRATCH);
  try {
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storeError(error);
  }
  return scratch;
}

/**
 * Makes the store anew beside the old one and exchanges them when it is whole: base, then what is newer in the present file,
 * then a mark beyond all earlier ones. How far fetching came is forgotten, so that the next round of sync compares
 * everything. Errors: STORE_UNWRITABLE, STORE_DAMAGED (the base), STORE_NEWER; nothing was exchanged then.
 */
export async function rebuildStore(rebuilding: Rebuilding): Promise<Rebuilt> {
  const { folder, key, base, found, choose, stamp, kind } = rebuilding;
  const file = base ?? join(folder, SCRATCH, 'anew.db');
  const newer = found === null ? NOTHING : await compare({ file: base, key, found, choose });
  const store = await openStore({ file, key, name: rebuilding.name });
  try {
    if (found !== null) await takeOver({ found, newer, into: store, withSettings: kind === 'damaged' });
    store.copies.startAnew(rebuilding.generation);
  } finally {
    await store.close();
  }
  if (!(await isFileSound(file, key))) throw new SatchelError('STORE_DAMAGED');
  found?.close();
  const hadFile = await stat(join(folder, STORE_FILE)).then(
    () => true,
    () => false,
  );
  try {
    await rename(file, readyFile(folder, stamp, kind));
  } catch (error) {
    throw storeError(error);
  }
  finishExchange(folder);
  return { newer, keptAs: hadFile ? basename(keptFile(folder, stamp, kind)) : null };
}

async function compare(at: {
  file: string | null;
  key: string;
  found: Connection;
  choose: ChooseVersion;
}): Promise<Newer> {
  const { file, key, found, choose } = at;
  if (file === null) return findNewer({ found, base: null, choose });
  const base = openConnection({ file, key });
  try {
    return await findNewer({ found, base, choose });
  } finally {
    base.close();
  }
}

/** A copy of a snapshot to rebuild from; the snapshot itself stays. Error: STORE_UNWRITABLE. */
export async function copyAsBase(snapshot: string, scratch: string): Promise<string> {
  const base = join(scratch, 'base.db');
  try {
    await copyFile(snapshot, base);
  } catch (error) {
    throw storeError(error);
  }
  return base;
}
