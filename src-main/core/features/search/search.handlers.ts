import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { referencesRoutes } from '../../../../src-shared/ipc/references.routes.ts';
import type { recentsRoutes, searchRoutes } from '../../../../src-shared/ipc/search.routes.ts';
import type { Recents } from './recents.ts';
import type { References } from './references.ts';
import type { Search } from './search.ts';

interface Parts {
  readonly search: Search;
  readonly recents: Recents;
  readonly references: References;
}

export const searchHandlers = ({
  search,
  recents,
  references,
}: Parts): HandlersFor<typeof searchRoutes & typeof recentsRoutes & typeof referencesRoutes> => ({
  'search.run': async (input) => ({ groups: await search.run(input) }),
  'recents.get': () => recents.get(),
  'recents.note': async (input) => {
    await recents.note(input);
    return {};
  },
  'references.find': async (input) => ({ lines: await references.find(input) }),
  'references.name': async (input) => ({ name: await references.name(input) }),
  'people.list': async () => ({ people: await references.people() }),
});
