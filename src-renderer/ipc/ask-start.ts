import type { RouteInput, RouteName, RouteOutput } from '../../src-shared/ipc/contract.ts';
import type { EventName } from '../../src-shared/ipc/events.ts';
import { call } from './call.ts';
import { createWindowCache } from './create-window-cache.ts';
import type { QueryCache } from './query-cache.ts';

/** What a window needs before it can show its first screen; each answer comes, or fails, by itself. */
export interface StartAnswers {
  readonly info: Promise<RouteOutput<'shell.info'>>;
  readonly settings: Promise<RouteOutput<'shell.settings'>>;
  readonly workspace: Promise<RouteOutput<'workspaces.current'>>;
  /** Where the window was last. Fails without a workspace. */
  readonly recents: Promise<RouteOutput<'recents.get'>>;
  /** What frame and list ask first, in the same words. */
  readonly cache: QueryCache;
}

/** Asks all of it at once: the core answers while the window is still being put together. */
export function askStart(): StartAnswers {
  const asked = {
    info: call('shell.info', {}),
    settings: call('shell.settings', {}),
    workspace: call('workspaces.current', {}),
    recents: call('recents.get', {}),
  };
  const cache = createWindowCache();
  const ahead = <Name extends RouteName>(name: Name, input: RouteInput<Name>, until: readonly EventName[]) =>
    cache.ask({ name, input: JSON.stringify(input), until });
  // Who needs an answer hears why there is none; an answer that nobody needs may fail unheard.
  void Promise.allSettled([
    ...Object.values<Promise<unknown>>(asked),
    ahead('views.list', { entity: 'customers' }, ['views.changed']),
    ahead('views.list', { entity: 'contacts' }, ['views.changed']),
    ahead('grid.page', { entity: 'customers', limit: 1 }, ['customers.changed']),
  ]);
  return { ...asked, cache };
}
