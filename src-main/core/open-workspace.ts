import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { Store } from './store/store.ts';
import type { WorkspaceEntry } from './store/home-store.ts';
import type { SyncEngine } from './sync/sync-engine.ts';

/** The workspace that is open: its data, and the engine that settles it (none in `local`). */
export interface OpenWorkspace {
  readonly entry: WorkspaceEntry;
  readonly store: Store;
  readonly engine: SyncEngine | null;
}

/** Asks for the open workspace at the moment of use, because a person may switch. Throws NO_WORKSPACE. */
export type CurrentWorkspace = () => OpenWorkspace;

/** Who a change is made by: the signed-in user, or nobody in particular in `local`. */
export const authorOf = (entry: WorkspaceEntry): string => entry.user ?? 'local';

export function requireWorkspace(open: OpenWorkspace | null): OpenWorkspace {
  if (open) return open;
  throw new SatchelError('NO_WORKSPACE');
}
