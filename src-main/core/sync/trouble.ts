import type { SyncTrouble } from '../../../src-shared/ipc/sync.routes.ts';
import { toInstant } from '../../../src-shared/lib/time.ts';
import { TransportError } from '../ports.ts';
import { ListRefused } from './pull/sweep-pages.ts';
import { HostUnreachable } from './push/push-changes.ts';
import { HostPaused } from './transport/host-gate.ts';

/** What one round met. */
export type Trouble = Pick<SyncTrouble, 'kind' | 'httpStatus' | 'requestId'>;

export const troubleOfKind = (kind: SyncTrouble['kind']): Trouble => ({ kind, httpStatus: null, requestId: null });

/** What a round that did not reach the server met. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof HostPaused) return troubleOfKind('paused');
  if (error instanceof HostUnreachable) return troubleOf(error.cause);
  if (error instanceof ListRefused) {
    return { kind: 'broken', httpStatus: error.httpStatus, requestId: error.requestId };
  }
  return troubleOfKind(error instanceof TransportError ? error.kind : 'internal');
}

/** Counts troubles in a row; what they began with stays the moment since when. */
export function nextTrouble(before: SyncTrouble | null, met: Trouble | null, nowMs: number): SyncTrouble | null {
  if (met === null) return null;
  const { since, attempts } = before ?? { since: toInstant(nowMs), attempts: 0 };
  return { ...met, since, attempts: attempts + 1 };
}
