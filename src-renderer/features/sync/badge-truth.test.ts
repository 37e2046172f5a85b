import { expect, test } from 'vitest';
import type { SyncOverview, SyncStatus, SyncTrouble } from '../../../src-shared/ipc/sync.routes.ts';
import { badgeTruth } from './badge-truth.ts';

const now = Date.parse('2026-01-16T09:24:00.000Z');
const overview = (status: Partial<SyncStatus>, connection: SyncOverview['connection'] = 'online'): SyncOverview => ({
  status: {
    pending: 0,
    sending: 0,
    unknown: 0,
    held: 0,
    conflicts: 0,
    refused: 0,
    lastCompleteSweepAt: '2026-01-16T09:21:00.000Z',
    settled: true,
    ...status,
  },
  connection,
  isRunning: false,
  progress: null,
  trouble: null,
  nextAt: null,
  modules: [],
});
const trouble = (kind: SyncTrouble['kind']): SyncTrouble => ({
  ...{ kind, since: '2026-01-16T09:12:00.000Z', attempts: 3, httpStatus: null, requestId: null },
});
const kind = (...[status, connection]: Parameters<typeof overview>): string =>
  badgeTruth(overview(status, connection), true, now).kind;

test('the badge names the worst truth first', () => {
  const open = { pending: 3, settled: false };
  expect(kind({ ...open, conflicts: 1 }, 'signed_out')).toBe('needsYou');
  expect(kind({ ...open, refused: 2 }, 'offline')).toBe('needsYou');
  expect(kind(open, 'signed_out')).toBe('signedOut');
  expect(kind(open, 'offline')).toBe('offline');
  expect(kind({}, 'offline')).toBe('offline');
  expect(kind(open)).toBe('pending');
  expect(kind({})).toBe('settled');
});

test('a server that answers nonsense is more than being offline, and less than what only a person can settle', () => {
  const of = (status: Partial<SyncStatus>, met: SyncTrouble['kind']) =>
    badgeTruth({ ...overview(status, 'offline'), trouble: trouble(met) }, true, now);
  expect(of({ pending: 2, settled: false }, 'broken')).toEqual({ kind: 'trouble', since: '2026-01-16T09:12:00.000Z' });
  expect(of({}, 'certificate').kind).toBe('trouble');
  expect(of({}, 'unreachable').kind).toBe('offline');
  expect(of({ conflicts: 1, settled: false }, 'broken').kind).toBe('needsYou');
});

test('a first round that is under way is told as that; later ones do not hide what is true until they end', () => {
  const running = (status: Partial<SyncStatus>) => badgeTruth({ ...overview(status), isRunning: true }, true, now).kind;
  expect(running({ lastCompleteSweepAt: null, settled: false })).toBe('syncing');
  expect(running({})).toBe('settled');
  expect(running({ pending: 1, settled: false })).toBe('pending');
});

test('"all synced" without a complete sweep, or with one of last week, would be a lie', () => {
  expect(kind({ lastCompleteSweepAt: null })).toBe('unchecked');
  expect(kind({ lastCompleteSweepAt: '2026-01-09T09:24:00.000Z' })).toBe('unchecked');
  expect(kind({ settled: false })).toBe('unchecked');
});

test('held changes wait for another server and do not keep the badge from settling', () => {
  expect(kind({ held: 2 })).toBe('settled');
});

test('a workspace without a server never speaks of sync', () => {
  expect(badgeTruth(overview({ pending: 5 }, 'none'), false, now)).toEqual({ kind: 'local' });
});
