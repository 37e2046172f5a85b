import type { SyncOverview, SyncTrouble } from '../../../src-shared/ipc/sync.routes.ts';

type Round = Pick<SyncOverview, 'connection' | 'isRunning' | 'progress' | 'trouble'>;

const since = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const trouble = (kind: SyncTrouble['kind'], answer: Partial<SyncTrouble> = {}): SyncTrouble => ({
  ...{ kind, since: since(37), attempts: 3, httpStatus: null, requestId: null },
  ...answer,
});
const quiet: Round = { connection: 'online', isRunning: false, progress: null, trouble: null };
const ROUNDS: Readonly<Record<string, Round>> = {
  offline: { ...quiet, connection: 'offline', trouble: trouble('unreachable') },
  trouble: {
    ...{ ...quiet, connection: 'offline' },
    trouble: trouble('broken', { httpStatus: 502, requestId: '0199c2f4-7d1e-7a60-b1c8-3f0e52d4a911' }),
  },
  signedOut: { ...quiet, connection: 'signed_out' },
  syncing: {
    ...{ ...quiet, isRunning: true },
    progress: { phase: 'receiving', entity: 'customers', done: 8_400, total: 24_514 },
  },
};

/** How the rounds of a world with a server go. */
export const roundOf = (world: string): Round => ROUNDS[world] ?? quiet;
