import type { SyncOverview } from '../../../../src-shared/ipc/sync.routes.ts';
import type { Ports } from '../../ports.ts';
import type { SyncEngine } from '../sync-engine.ts';

interface AnnouncerParts {
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  readonly overview: () => Promise<SyncOverview>;
  readonly stop: AbortSignal;
}

const ANNOUNCE_MS = 200;

/** Tells listeners how things stand, soon after a change and not for every single write of a busy round. */
export function createAnnouncer({ ports, overview, stop }: AnnouncerParts): {
  readonly announce: () => void;
  readonly onChange: SyncEngine['onChange'];
} {
  const listeners = new Set<(overview: SyncOverview) => void>();
  let isWaiting = false;
  const tell = async (): Promise<void> => {
    await ports.clock.sleep(ANNOUNCE_MS, stop);
    isWaiting = false;
    if (stop.aborted) return;
    const now = await overview();
    for (const listener of listeners) listener(now);
  };
  return {
    announce: () => {
      if (isWaiting || listeners.size === 0 || stop.aborted) return;
      isWaiting = true;
      tell().catch(() => ports.log.warn('telling how things stand failed'));
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
