import { createContext, useContext } from 'react';
import type { RouteOutput } from '../../src-shared/ipc/contract.ts';
import type { Settings } from '../../src-shared/ipc/shell.routes.ts';
import type { SyncOverview } from '../../src-shared/ipc/sync.routes.ts';
import type { Workspace } from '../../src-shared/ipc/workspaces.routes.ts';

export interface Session {
  readonly info: RouteOutput<'shell.info'>;
  readonly settings: Settings;
  /** The workspace that is open; screens that need one are only shown when there is one. */
  readonly workspace: Workspace | null;
  /** Null until the first answer. */
  readonly sync: SyncOverview | null;
}

export const SessionContext = createContext<Session | null>(null);

/** What every screen may know: this computer, its settings, the open workspace, how sync stands. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session around this component');
  return session;
}

/** Whether the open workspace has a server to settle with. */
export const useHasServer = (): boolean => useSession().workspace?.kind === 'cell';
