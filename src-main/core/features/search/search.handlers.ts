import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { recentsRoutes, searchRoutes } from '../../../../src-shared/ipc/search.routes.ts';
import type { Recents } from './recents.ts';
import type { Search } from './search.ts';

interface Parts {
  readonly search: Search;
  readonly recents: Recents;
}

export const searchHandlers = ({
  search,
  recents,
}: Parts): HandlersFor<typeof searchRoutes & typeof recentsRoutes> => ({
  'search.run': async (input) => ({ groups: await search.run(input) }),
  'recents.get': () => recents.get(),
  'recents.note': async (input) => {
    await recents.note(input);
    return {};
  },
});
