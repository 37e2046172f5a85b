import type { SyncOverview, SyncTrouble } from '../../../src-shared/ipc/sync.routes.ts';
import type { Clock } from '../ports.ts';
import type { RoundEnd } from './round.ts';
import { nextTrouble, troubleOf, type Trouble } from './trouble.ts';

/** How things stand with the server since the last round. */
interface Standing {
  readonly now: () => Pick<SyncOverview, 'connection' | 'trouble'>;
  /** Hears of a round's end, and of one that failed by a defect; passes both on. */
  readonly after: (round: Promise<RoundEnd>) => Promise<RoundEnd>;
}

export function createStanding(clock: Clock): Standing {
  let connection: SyncOverview['connection'] = 'none';
  let trouble: SyncTrouble | null = null;
  const met = (of: Trouble | null): void => {
    trouble = nextTrouble(trouble, of, clock.now());
  };
  return {
    now: () => ({ connection, trouble }),
    after: async (round) => {
      try {
        const end = await round;
        connection = end.outcome === 'done' ? 'online' : end.outcome;
        met(end.trouble);
        return end;
      } catch (error) {
        met(troubleOf(error));
        throw error;
      }
    },
  };
}
