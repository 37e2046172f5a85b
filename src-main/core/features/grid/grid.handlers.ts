import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { gridRoutes, viewsRoutes } from '../../../../src-shared/ipc/grid.routes.ts';
import type { Grid } from './grid.ts';
import { exportViews, importViews, textOfViewFile } from './view-files.ts';
import type { Views } from './views.ts';

interface Parts {
  readonly grid: Grid;
  readonly views: Views;
  /** The files that the person chose. Error of `pathOf`: FILE_UNREADABLE. */
  readonly files: { readonly pathOf: (fileId: string, purpose: 'read' | 'write') => string };
}

export const gridHandlers = ({ grid, views, files }: Parts): HandlersFor<typeof gridRoutes & typeof viewsRoutes> => ({
  'grid.page': async (input) => {
    const page = await grid.page(input);
    return { ...page, rows: [...page.rows] };
  },
  'grid.count': async (input) => ({ total: await grid.count(input) }),
  'views.list': ({ entity }) => views.list(entity),
  'views.save': ({ entity, view }) => views.save(entity, view),
  'views.remove': ({ entity, id }) => views.remove(entity, id),
  'views.reorder': ({ entity, ids }) => views.reorder(entity, ids),
  'views.export': async ({ fileId, entity, views }) => ({
    bytes: await exportViews(files.pathOf(fileId, 'write'), entity, views),
  }),
  'views.import': async ({ from, taken }) => {
    const text = 'text' in from ? from.text : await textOfViewFile(files.pathOf(from.fileId, 'read'));
    const imported = await importViews(views, text, taken);
    return { ...imported, views: [...imported.views], left: [...imported.left] };
  },
});
