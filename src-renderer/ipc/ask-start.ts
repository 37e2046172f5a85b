import type { RouteOutput } from '../../src-shared/ipc/contract.ts';
import { call } from './call.ts';

/** What a window needs before it can show its first screen; each answer comes, or fails, by itself. */
export interface StartAnswers {
  readonly info: Promise<RouteOutput<'shell.info'>>;
  readonly settings: Promise<RouteOutput<'shell.settings'>>;
  readonly workspace: Promise<RouteOutput<'workspaces.current'>>;
  /** Where the window was last. Fails without a workspace. */
  readonly recents: Promise<RouteOutput<'recents.get'>>;
}

/** Asks all of it at once: the core answers while the window is still being put together. */
export function askStart(): StartAnswers {
  const asked: StartAnswers = {
    info: call('shell.info', {}),
    settings: call('shell.settings', {}),
    workspace: call('workspaces.current', {}),
    recents: call('recents.get', {}),
  };
  // Who needs an answer hears why there is none; an answer that nobody needs may fail unheard.
  void Promise.allSettled([asked.info, asked.settings, asked.workspace, asked.recents]);
  return asked;
}
