import { describe, expect, test } from 'vitest';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import type { Snapshot } from './backup.ts';
import { hasRoomFor, isSnapshotDue, outdatedSnapshots, parseSnapshotId, snapshotId } from './snapshot.rules.ts';

const NOW = Date.parse('2026-11-21T18:00:00.000Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function snapshotBefore(ms: number, bytes = 1_000_000): Snapshot {
  const at = toInstant(NOW - ms);
  return { id: snapshotId(at, 'automatic'), at, reason: 'automatic', bytes };
}

test('the name of a snapshot carries its moment and reason; any other name is none', () => {
  const at = '2026-11-21T09:05:00.123Z';
  expect(parseSnapshotId(snapshotId(at, 'restore'))).toEqual({
    id: '20261121T090500123Z-restore',
    at,
    reason: 'restore',
  });
  for (const name of ['store', '20261121T090500123Z', '20261121T090500123Z-nope', '20261121T090500123Z-restore.new']) {
    expect(parseSnapshotId(name)).toBeNull();
  }
});

describe('a snapshot is due', () => {
  const mark = { generation: 3, commits: 10 };
  const due = (latestMs: number | null, latestCommits: number | null): boolean =>
    isSnapshotDue({
      latestAt: latestMs === null ? null : toInstant(NOW - latestMs),
      latestMark: latestCommits === null ? null : { generation: 1, commits: latestCommits },
      mark,
      nowMs: NOW,
    });

  test('the first time there is anything to keep', () => {
    expect(due(null, null)).toBe(true);
    expect(isSnapshotDue({ latestAt: null, latestMark: null, mark: { generation: 1, commits: 0 }, nowMs: NOW })).toBe(
      false,
    );
  });

  test('four hours after the last one, if something was changed since', () => {
    expect(due(4 * HOUR, 9)).toBe(true);
    expect(due(4 * HOUR - 1, 9)).toBe(false);
    expect(due(40 * HOUR, 10)).toBe(false);
  });

  test('when the latest one is from the future, because the clock was set back', () => {
    expect(due(-5 * HOUR, 9)).toBe(true);
  });
});

describe('rotation', () => {
  const kept = (snapshots: readonly Snapshot[]): string[] => {
    const gone = new Set(outdatedSnapshots(snapshots, NOW));
    return snapshots.filter((one) => !gone.has(one)).map(({ at }) => at.slice(0, 13));
  };

  test('keeps the newest three, the last of seven days and of four weeks', () => {
    const everyFourHours = Array.from({ length: 6 * 60 }, (_, index) => snapshotBefore(index * 4 * HOUR));
    const left = kept(everyFourHours);
    expect(left.slice(0, 3)).toEqual(['2026-11-21T18', '2026-11-21T14', '2026-11-21T10']);
    expect(left.slice(3, 9)).toEqual([15, 16, 17, 18, 19, 20].toReversed().map((day) => `2026-11-${day}T22`));
    expect(left.length).toBeLessThanOrEqual(3 + 7 + 4);
    expect(left.at(-1)! < '2026-11-01').toBe(true);
  });

  test('does not let a lone old snapshot go: it may be all there is', () => {
    expect(kept([snapshotBefore(400 * DAY)])).toHaveLength(1);
  });

  test('stays within the budget, but never below two', () => {
    const big = Array.from({ length: 7 }, (_, index) => snapshotBefore(index * DAY, 900_000_000));
    expect(kept(big)).toHaveLength(3);
    const huge = Array.from({ length: 7 }, (_, index) => snapshotBefore(index * DAY, index === 0 ? 1 : 9e9));
    expect(kept(huge)).toHaveLength(2);
  });
});

test('a copy must leave as much room again', () => {
  expect(hasRoomFor(100, 200)).toBe(true);
  expect(hasRoomFor(100, 199)).toBe(false);
});
