import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { OpenWorkspace } from '../../open-workspace.ts';
import type { HomeStore, WorkspaceEntry } from '../../store/home-store.ts';
import type { Store } from '../../store/store.ts';
import type { SyncEngine } from '../../sync/sync-engine.ts';
import { lastUsed } from './workspace.rules.ts';

interface Deps {
  readonly home: HomeStore;
  /** The engine of a workspace that has a cell, or null for `local`. */
  readonly engineFor: (entry: WorkspaceEntry, store: Store) => SyncEngine | null;
}

/** Which workspace is open. One at a time: opening another one stops the engine and closes the store of the first. */
export interface Session {
  readonly current: () => OpenWorkspace | null;
  /** The workspace that was opened last, or should have been: the one to be recovered where that failed. */
  readonly lastTried: () => string | null;
  /** Opens it anew, also where it is open already, with what is known of it by now. */
  readonly open: (id: string) => Promise<OpenWorkspace>;
  /** Opens it unless it is open, so that a second click takes nothing away from who is reading already. */
  readonly goTo: (id: string) => Promise<OpenWorkspace>;
  /** Opens the workspace used last; null in a home that has none. */
  readonly openLast: () => Promise<OpenWorkspace | null>;
  /** Hears why a workspace could not be opened. */
  readonly onFail: (listener: (error: unknown) => void) => void;
  readonly onOpen: (listener: (open: OpenWorkspace) => void) => () => void;
  readonly close: () => Promise<void>;
}

export function createSession({ home, engineFor }: Deps): Session {
  let open: OpenWorkspace | null = null;
  /** Openings run one after the other, so that two quick clicks never leave two stores open. */
  let queue: Promise<unknown> = Promise.resolve();
  const failListeners = new Set<(error: unknown) => void>();
  let lastTried: string | null = null;
  const listeners = new Set<(open: OpenWorkspace) => void>();

  const leave = async (): Promise<void> => {
    const leaving = open;
    open = null;
    await leaving?.engine?.stop();
    await leaving?.store.close();
  };

  const enter = async (id: string): Promise<OpenWorkspace> => {
    const known = (await home.list()).find((entry) => entry.id === id);
    if (!known) throw new SatchelError('WORKSPACE_UNKNOWN', { params: { name: id } });
    await leave();
    lastTried = id;
    const store = await home.open(id).catch((error: unknown) => {
      for (const listener of failListeners) listener(error);
      throw error;
    });
    open = { entry: known, store, engine: engineFor(known, store) };
    for (const listener of listeners) listener(open);
    return open;
  };

  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(task);
    queue = result.catch(() => undefined);
    return result;
  };

  return {
    current: () => open,
    lastTried: () => lastTried,
    open: (id) => inTurn(() => enter(id)),
    goTo: (id) => inTurn(async () => (open?.entry.id === id ? open : enter(id))),
    openLast: () =>
      inTurn(async () => {
        const last = lastUsed(await home.list());
        return last ? enter(last.id) : null;
      }),
    onFail: (listener) => void failListeners.add(listener),
    onOpen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => inTurn(leave),
  };
}
