import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ENTITIES } from '../../../../src-shared/domain/entities.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { tableOf } from '../open-store.ts';
import { openConnection, type Connection } from '../sqlite/connection.ts';
import { storeError } from '../sqlite/sqlite-errors.ts';
import type { RecoveryReport, Snapshot, StoreMark } from './backup.ts';
import { SCRATCH, finishExchange } from './exchange-file.ts';
import { findNewer, type Newer } from './find-newer.ts';
import { isWhole, openPresent } from './present-file.ts';
import { copyAsBase, makeScratch, rebuildStore } from './rebuild-store.ts';
import { chooseLater, recoveryWay, type RecoveryWay } from './recovery.rules.ts';
import type { Snapshots } from './snapshots.ts';
import { markOf } from './store-mark.ts';

export interface Recovering {
  /** The workspace's folder; its store must be closed. */
  readonly folder: string;
  readonly key: string;
  /** Names the RxDB database. */
  readonly name: string;
  readonly snapshots: Snapshots;
  /** The generation that the home knows of. */
  readonly generation: number;
  readonly stamp: string;
}

/** What can be had, before anything is done. */
export interface Findings {
  readonly way: RecoveryWay;
  readonly snapshot: Snapshot | null;
  /** Living records of the snapshot, or of the present file where that one is kept. */
  readonly records: number;
  readonly newer: Newer;
}

/** Looks what is left of a store and changes nothing. Errors: STORE_UNWRITABLE (no room to look). */
export async function lookAtRemains(recovering: Omit<Recovering, 'name' | 'generation' | 'stamp'>): Promise<Findings> {
  const remains = await readRemains(recovering);
  const { way, snapshot, base, found } = remains;
  try {
    if (way === 'keep' || way === 'nothing')
      return { way, snapshot, records: found === null ? 0 : countIn(found), newer: NONE };
    const baseConnection = base === null ? null : openConnection({ file: base, key: recovering.key });
    try {
      const newer = found === null ? NONE : await findNewer({ found, base: baseConnection, choose: chooseLater });
      return { way, snapshot, records: baseConnection === null ? 0 : countIn(baseConnection), newer };
    } finally {
      baseConnection?.close();
    }
  } finally {
    found?.close();
    await removeScratch(recovering.folder);
  }
}

/**
 * Rebuilds a store that is damaged, gone, or older than it should be: the newest sound snapshot and whatever newer can be
 * read of the present file, which is kept under another name. Errors: SNAPSHOT_MISSING (nothing is left to rebuild from),
 * STORE_UNWRITABLE, STORE_NEWER; the present file is as it was then.
 */
export async function recoverWorkspace(recovering: Recovering): Promise<RecoveryReport> {
  const remains = await readRemains(recovering);
  const { way, snapshot, found } = remains;
  try {
    if (way === 'nothing') throw new SatchelError('SNAPSHOT_MISSING');
    const isKept = way === 'keep';
    // The copy of the present file is a store by itself once its log is in it.
    if (isKept) found?.close();
    const base = isKept ? await asBase(recovering.folder) : remains.base;
    const rest = { ...recovering, base, found: isKept ? null : found, choose: chooseLater, kind: 'damaged' as const };
    const { newer, keptAs } = await rebuildStore(rest);
    return {
      snapshotAt: way === 'snapshot' ? (snapshot?.at ?? null) : null,
      salvaged: newer.count,
      unsent: newer.unsent,
      lost: newer.lost,
      keptAs,
    };
  } finally {
    found?.close();
    await removeScratch(recovering.folder);
  }
}

/** An empty store in the place of one that cannot be rebuilt, or is not wanted. Errors: STORE_UNWRITABLE. */
export async function startAnew(recovering: Recovering): Promise<void> {
  finishExchange(recovering.folder);
  await makeScratch(recovering.folder);
  await rebuildStore({ ...recovering, base: null, found: null, choose: chooseLater, kind: 'damaged' });
}

const NONE: Newer = { rows: new Map(), count: 0, unsent: 0, lost: 0 };

interface Read {
  readonly way: RecoveryWay;
  readonly snapshot: Snapshot | null;
  /** A copy of the snapshot in the scratch folder, or null. */
  readonly base: string | null;
  /** A copy of the present file, open for reading, or null. */
  readonly found: Connection | null;
}

async function readRemains({
  folder,
  key,
  snapshots,
}: Pick<Recovering, 'folder' | 'key' | 'snapshots'>): Promise<Read> {
  finishExchange(folder);
  const scratch = await makeScratch(folder);
  const snapshot = await snapshots.newestSound();
  const base = snapshot === null ? null : await copyAsBase(snapshots.fileOf(snapshot), scratch);
  const present = openPresent({ folder, scratch, key, snapshot: base });
  const found = present?.connection ?? null;
  try {
    const way = recoveryWay({
      present: present === null ? null : { isSound: await isWhole(present), mark: markOrNull(present.connection) },
      snapshot: base === null ? null : { mark: markIn(base, key) },
    });
    return { way, snapshot, base, found };
  } catch (error) {
    found?.close();
    throw error;
  }
}

function markIn(file: string, key: string): StoreMark {
  const connection = openConnection({ file, key });
  try {
    return markOf(connection);
  } finally {
    connection.close();
  }
}

function markOrNull(connection: Connection): StoreMark | null {
  try {
    return markOf(connection);
  } catch {
    // Damaged, or from before there were such tables.
    return null;
  }
}

function countIn(connection: Connection): number {
  const count = (sql: string): number => connection.get<{ n: number }>(sql)?.n ?? 0;
  const tables = new Set(
    connection
      .all<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type='table'`)
      .map(({ name }) => `"${name}"`),
  );
  return ENTITIES.map((entity) => tableOf(entity).name)
    .filter((name) => tables.has(name))
    .reduce((sum, name) => sum + count(`SELECT count(*) AS n FROM ${name} WHERE deleted=0`), 0);
}

async function asBase(folder: string): Promise<string> {
  const base = join(folder, SCRATCH, 'kept.db');
  try {
    await rename(join(folder, SCRATCH, 'present.db'), base);
  } catch (error) {
    throw storeError(error);
  }
  return base;
}

const removeScratch = (folder: string): Promise<void> => rm(join(folder, SCRATCH), { recursive: true, force: true });
