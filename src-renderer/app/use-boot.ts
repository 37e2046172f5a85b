import { useCallback, useEffect, useState } from 'react';
import type { UpdateProgress } from '../../src-shared/ipc/update-progress.ts';
import type { Workspace } from '../../src-shared/ipc/workspaces.routes.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { askStart, type StartAnswers } from '../ipc/ask-start.ts';
import { asSatchelError, call, FATAL_EVENT } from '../ipc/call.ts';
import type { Session } from '../ipc/session.ts';
import { useEvent } from '../ipc/use-event.ts';

type Info = Pick<Session, 'info' | 'settings'>;

export interface Boot {
  /** Known even when the data cannot be opened, so that the reason is told in the right language and theme. */
  readonly base: Info | null;
  /** Null until the first answers are here. */
  readonly session: Session | null;
  /** How far the update of data from an earlier version is, or null while there is none. */
  readonly updating: UpdateProgress | null;
  /** Why nothing can be shown, or null. */
  readonly fatal: SatchelError | null;
  readonly retry: () => void;
  readonly setWorkspace: (workspace: Workspace | null) => void;
}

/** Brings the window up: what this computer is, what is open, how sync stands; and keeps all of it true. */
export function useBoot(first: StartAnswers): Boot {
  const [base, setBase] = useState<Info | null>(null);
  const [workspace, setWorkspace] = useState<Workspace | null>();
  const [sync, setSync] = useState<Session['sync']>(null);
  const [updating, setUpdating] = useState<UpdateProgress | null>(null);
  const [fatal, setFatal] = useState<SatchelError | null>(null);
  const [asked, setAsked] = useState(first);

  useEffect(() => {
    const start = async (): Promise<void> => {
      try {
        // The shell answers even when the data cannot be opened: language and theme come first.
        const [info, settings] = await Promise.all([asked.info, asked.settings]);
        setBase({ info, settings });
        setWorkspace(await asked.workspace);
        setFatal(null);
      } catch (error) {
        setFatal(asSatchelError(error));
      }
    };
    void start();
  }, [asked]);

  const id = workspace?.id;
  useEffect(() => {
    if (id === undefined) return;
    call('sync.overview', {}).then(setSync, () => undefined);
    // An overview of the workspace before must not be shown for this one.
    return () => setSync(null);
  }, [id]);

  useEffect(() => {
    const hear = (event: Event): void => {
      if (event instanceof CustomEvent) setFatal(asSatchelError(event.detail));
    };
    window.addEventListener(FATAL_EVENT, hear);
    return () => window.removeEventListener(FATAL_EVENT, hear);
  }, []);
  useEvent('store.damaged', ({ code }) => setFatal(new SatchelError(code)));
  useEvent('core.stopped', () => setFatal(new SatchelError('CORE_STOPPED')));
  useEvent('store.progress', setUpdating);
  useEvent('workspaces.changed', setWorkspace);
  useEvent('sync.changed', setSync);
  useEvent('shell.settingsChanged', (settings) => setBase((old) => old && { ...old, settings }));

  const retry = useCallback(() => setAsked(askStart()), []);
  const session = base && workspace !== undefined ? { ...base, workspace, sync } : null;
  return { base, session, updating, fatal, retry, setWorkspace };
}
