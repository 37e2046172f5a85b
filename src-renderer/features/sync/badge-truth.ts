import type { SyncOverview, SyncTrouble } from '../../../src-shared/ipc/sync.routes.ts';

/** After this long without a complete sweep nobody may claim that everything is synced. */
const SWEEP_COUNTS_FOR_MS = 24 * 60 * 60 * 1_000;

/** What the badge says. Exactly one, the worst first. */
export type BadgeTruth =
  | { readonly kind: 'local' }
  | { readonly kind: 'needsYou'; readonly count: number }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'trouble'; readonly since: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'pending'; readonly count: number }
  | { readonly kind: 'syncing' }
  /** `sweptAt` null = never. */
  | { readonly kind: 'unchecked'; readonly sweptAt: string | null }
  | { readonly kind: 'settled'; readonly sweptAt: string };

/** Nobody answered, as in a lift or a basement; every other trouble is one that somebody has to look into. */
export const isSilence = ({ kind }: SyncTrouble): boolean =>
  kind === 'no_network' || kind === 'unreachable' || kind === 'timeout';

/**
 * Needs you > signed out > trouble > offline > pending > syncing > unchecked > settled. "All synced" only when nothing is
 * open and a complete sweep not older than a day says so (P45). `now` is milliseconds since the epoch.
 */
export function badgeTruth(overview: SyncOverview, hasServer: boolean, now: number): BadgeTruth {
  const { status, connection, trouble } = overview;
  if (!hasServer) return { kind: 'local' };
  const attention = status.conflicts + status.refused;
  if (attention > 0) return { kind: 'needsYou', count: attention };
  if (connection === 'signed_out') return { kind: 'signedOut' };
  if (trouble && !isSilence(trouble)) return { kind: 'trouble', since: trouble.since };
  if (connection === 'offline') return { kind: 'offline' };
  if (status.pending > 0) return { kind: 'pending', count: status.pending };
  const sweptAt = status.lastCompleteSweepAt;
  const isFresh = sweptAt !== null && now - Date.parse(sweptAt) < SWEEP_COUNTS_FOR_MS;
  if (status.settled && isFresh) return { kind: 'settled', sweptAt };
  return overview.isRunning ? { kind: 'syncing' } : { kind: 'unchecked', sweptAt };
}
