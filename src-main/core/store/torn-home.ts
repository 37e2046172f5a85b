import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { STORE_FILE } from './backup/exchange-file.ts';
import { makeScratch } from './backup/rebuild-store.ts';
import { openConnection } from './sqlite/connection.ts';
import { guarded } from './sqlite/sqlite-errors.ts';
import { workspaceRows } from './workspace-rows.ts';

const hasBytes = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** The workspaces whose data lies in a home, with or without the list of them. */
export function storesIn(dir: string): readonly string[] {
  const folder = join(dir, 'workspaces');
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder).filter((id) => hasBytes(join(folder, id, STORE_FILE)));
}

interface Torn {
  readonly dir: string;
  /** The list of workspaces, whose log is damaged. */
  readonly file: string;
  readonly masterKey: string;
}

/**
 * Whether a list of workspaces whose log ends in torn frames lost nothing but notes that were never promised to be on the
 * disk, as after a power cut: whatever was promised was moved out of the log before the first such note (`workspaceRows`), so
 * that a copy without the log's tail still knows every store that is there. The file itself is not touched.
 */
export async function isListWholeWithoutTail({ dir, file, masterKey }: Torn): Promise<boolean> {
  const scratch = await makeScratch(dir);
  const copy = join(scratch, basename(file));
  try {
    for (const side of ['', '-wal']) {
      if (existsSync(`${file}${side}`)) guarded(() => copyFileSync(`${file}${side}`, `${copy}${side}`));
    }
    return knowsAll(copy, masterKey, storesIn(dir));
  } catch (error) {
    if (error instanceof SatchelError && ['STORE_DAMAGED', 'STORE_KEY_WRONG'].includes(error.code)) return false;
    throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function knowsAll(file: string, key: string, stores: readonly string[]): boolean {
  const connection = openConnection({ file, key, takesDamagedLog: true });
  try {
    const known = new Set(
      workspaceRows(connection)
        .list()
        .map(({ id }) => id),
    );
    return stores.every((id) => known.has(id));
  } finally {
    connection.close();
  }
}
