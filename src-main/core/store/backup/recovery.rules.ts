import type { RecordSync } from '../../../../src-shared/domain/sync-state.schema.ts';
import type { StoreMark } from './backup.ts';

/** Whether a file is an older state of the store than the one that is known. Only what is surely on the disk counts. */
export const isOlder = (mark: StoreMark, known: StoreMark): boolean =>
  mark.generation < known.generation || (mark.generation === known.generation && mark.commits < known.commits);

/** What is left of a store: `present` is the file in its place, null where nothing in it can be read. */
export interface Remains {
  readonly present: { readonly isSound: boolean; readonly mark: StoreMark | null } | null;
  readonly snapshot: { readonly mark: StoreMark } | null;
}

/**
 * - `keep`: the present file is whole and no snapshot has come further; it only stood in the place of a newer one.
 * - `snapshot`: the snapshot, and whatever in the present file is newer.
 * - `salvage`: there is no snapshot; whatever can be read.
 * - `nothing`: neither.
 */
export type RecoveryWay = 'keep' | 'snapshot' | 'salvage' | 'nothing';

/** From what the store is rebuilt. */
export function recoveryWay({ present, snapshot }: Remains): RecoveryWay {
  const isWhole = present?.isSound === true && present.mark !== null;
  if (isWhole && (snapshot === null || !isOlder(present.mark, snapshot.mark))) return 'keep';
  if (snapshot !== null) return 'snapshot';
  return present === null ? 'nothing' : 'salvage';
}

/** A record of one file as the choice sees it: when it was last written there, and what is still to be sent of it. */
export interface Version {
  readonly writtenAt: number;
  readonly ops: RecordSync['ops'];
}

/** Which of two versions of a record comes into the rebuilt store; `found` is the present file's, `base` the snapshot's or the backup's. */
export type ChooseVersion = (found: Version, base: Version | null) => 'found' | 'base';

/** After damage: the later one. What was written last is what the person saw last. */
export const chooseLater: ChooseVersion = (found, base) =>
  base === null || found.writtenAt > base.writtenAt ? 'found' : 'base';

/**
 * When a backup of a workspace with a server is restored: the backup's, except that no unsent change may be lost and nothing
 * may be sent again that has been sent since.
 */
export const chooseUnsent: ChooseVersion = (found, base) => {
  if (chooseLater(found, base) === 'base') return 'base';
  const known = new Set(base?.ops.map(({ id }) => id));
  const bringsMore = found.ops.some(({ id }) => !known.has(id));
  return bringsMore || known.size > 0 ? 'found' : 'base';
};

/** When a backup of a workspace without a server is restored, the person wants that moment back. */
export const chooseBase: ChooseVersion = () => 'base';
