import { TransportError } from '../../ports.ts';
import type { RunContext } from '../run-context.ts';

export interface Breaker {
  readonly succeeded: () => void;
  /** Counts an exchange that broke. After many in a row it asks for the server's health; throws when that fails too. */
  readonly failed: () => Promise<void>;
}

const IN_A_ROW = 10;

/** One lost answer is that operation's matter; many in a row are the host's, and asking it a thousand times more is no help. */
export function createBreaker({ client, profile, signal }: Pick<RunContext, 'client' | 'profile' | 'signal'>): Breaker {
  let failures = 0;
  return {
    succeeded: () => {
      failures = 0;
    },
    failed: async () => {
      failures += 1;
      if (failures < IN_A_ROW) return;
      const health = await client.request({ method: 'GET', path: profile.healthPath }, signal);
      if (!health.isOk) throw new TransportError('broken');
      failures = 0;
    },
  };
}
