import { SNAPSHOT_REASONS, type Snapshot, type SnapshotReason, type StoreMark } from './backup.ts';

/** People lose at most this much of work that a snapshot could have held; salvage is for the rest. */
export const SNAPSHOT_EVERY_MS = 4 * 3_600_000;

const DAY_MS = 86_400_000;
const KEEP = { newest: 3, days: 7, weeks: 4 } as const;
/** All snapshots of a store together stay below this, or below three times the newest one where that is more. */
const BUDGET_BYTES = 2_000_000_000;

/** A moment as part of a file's name: `20261121T090500123Z`. */
export const stampOf = (at: string): string => at.replaceAll(/[-:.]/gu, '');

/** `20261121T090500123Z-automatic`: sorts by time. */
export const snapshotId = (at: string, reason: SnapshotReason): string => `${stampOf(at)}-${reason}`;

const ID = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z]+)$/u;

/** What the name of a snapshot says, or null where it is none. */
export function parseSnapshotId(id: string): Pick<Snapshot, 'id' | 'at' | 'reason'> | null {
  const [, year, month, day, hour, minute, second, ms, word] = ID.exec(id) ?? [];
  const reason = SNAPSHOT_REASONS.find((known) => known === word);
  if (reason === undefined) return null;
  return { id, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`, reason };
}

interface DueInput {
  readonly latestAt: string | null;
  /** The mark that the latest snapshot holds, as far as it is known. */
  readonly latestMark: StoreMark | null;
  readonly mark: StoreMark;
  readonly nowMs: number;
}

/** Whether people changed something since the latest snapshot and that one is old enough. A clock set back counts as old. */
export function isSnapshotDue({ latestAt, latestMark, mark, nowMs }: DueInput): boolean {
  if (latestAt === null) return mark.commits > 0;
  if (latestMark !== null && latestMark.commits === mark.commits) return false;
  return Math.abs(nowMs - Date.parse(latestAt)) >= SNAPSHOT_EVERY_MS;
}

/**
 * Which snapshots go: kept are the newest three, the last of each of seven days and of each of four weeks, and of these
 * the newest ones as far as the budget reaches; never fewer than two. Days and weeks are those of UTC.
 */
export function outdatedSnapshots(snapshots: readonly Snapshot[], nowMs: number): readonly Snapshot[] {
  const newestFirst = snapshots.toSorted((left, right) => right.id.localeCompare(left.id));
  const wanted = new Set([
    ...newestFirst.slice(0, KEEP.newest),
    ...lastOfEach(newestFirst, DAY_MS, nowMs - KEEP.days * DAY_MS),
    ...lastOfEach(newestFirst, 7 * DAY_MS, nowMs - KEEP.weeks * 7 * DAY_MS),
  ]);
  const budget = Math.max(BUDGET_BYTES, 3 * (newestFirst[0]?.bytes ?? 0));
  let used = 0;
  return newestFirst.filter((snapshot, index) => {
    if (wanted.has(snapshot)) used += snapshot.bytes;
    return !wanted.has(snapshot) || (used > budget && index >= 2);
  });
}

/** The newest snapshot of every period that ends after `sinceMs`. */
function lastOfEach(newestFirst: readonly Snapshot[], periodMs: number, sinceMs: number): readonly Snapshot[] {
  const recent = newestFirst.filter(({ at }) => Date.parse(at) > sinceMs);
  const byPeriod = Map.groupBy(recent, ({ at }) => Math.floor(Date.parse(at) / periodMs));
  return [...byPeriod.values()].flatMap(([newest]) => (newest === undefined ? [] : [newest]));
}

/** A copy is made only where it leaves as much room again. */
export const hasRoomFor = (bytes: number, freeBytes: number): boolean => freeBytes >= 2 * bytes;
