import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { gridRoutes, viewsRoutes } from '../../../../src-shared/ipc/grid.routes.ts';
import type { Grid } from './grid.ts';
import type { Views } from './views.ts';

export const gridHandlers = ({
  grid,
  views,
}: {
  readonly grid: Grid;
  readonly views: Views;
}): HandlersFor<typeof gridRoutes & typeof viewsRoutes> => ({
  'grid.page': async (input) => {
    const page = await grid.page(input);
    return { ...page, rows: [...page.rows] };
  },
  'grid.count': async (input) => ({ total: await grid.count(input) }),
  'views.list': ({ entity }) => views.list(entity),
  'views.save': ({ entity, view }) => views.save(entity, view),
  'views.remove': ({ entity, id }) => views.remove(entity, id),
  'views.reorder': ({ entity, ids }) => views.reorder(entity, ids),
});
