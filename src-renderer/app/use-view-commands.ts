import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { SCREEN_ENTITIES, type ScreenEntity } from '../../src-shared/domain/entities.ts';
import type { View } from '../../src-shared/domain/views/view.schema.ts';
import type { Command } from '../features/palette/command.ts';
import { useViewFiles, viewQuery } from '../features/records/grid/use-view-files.ts';
import { useViewName } from '../features/records/grid/use-view-name.ts';
import { asSeen } from '../features/records/grid/use-view.ts';
import type { RecordsViews } from '../features/records/view.ts';
import { useHasServer } from '../ipc/session.ts';
import { useQuery } from '../ipc/use-query.ts';
import { ENTITY_ICONS } from '../ui/entity-icon.tsx';

const useViews = (entity: ScreenEntity): readonly View[] =>
  useQuery('views.list', { entity }, ['views.changed']).data ?? [];

/** A command for each saved view of each list, and views as files; without a server there is none about sync. */
export function useViewCommands(stores: RecordsViews): readonly Command[] {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const nameOf = useViewName();
  const hasServer = useHasServer();
  const files = useViewFiles();
  const views = { customers: useViews('customers'), contacts: useViews('contacts') };
  const list = SCREEN_ENTITIES.find((entity) => path === `/${entity}`);
  const exportOpen = (entity: ScreenEntity): void => {
    const state = stores[entity].getState();
    const open = views[entity].find(({ id }) => id === state.viewId) ?? views[entity][0];
    if (open) files.exportView(entity, asSeen(open, state));
  };
  const opening = SCREEN_ENTITIES.flatMap((entity) =>
    views[entity]
      .filter(({ id }) => hasServer || id !== 'unsettled')
      .map((view): Command => {
        const title = t('commands.view', { list: t(`nav.${entity}`), view: nameOf(view) });
        return {
          ...{ id: `view ${entity} ${view.id}`, kind: 'go', icon: ENTITY_ICONS[entity], title },
          words: `view shitu st 视图 ${nameOf(view).toLowerCase()}`,
          run: () => navigate(`/${entity}?${viewQuery(view)}`),
        };
      }),
  );
  return [
    ...opening,
    {
      ...{ id: 'view export', kind: 'do', icon: IconFileExport, title: t('viewFiles.export') },
      ...{ words: 'view export file daochushitu dcst 视图 导出', isOff: list ? undefined : t('viewFiles.onlyInLists') },
      run: () => list && exportOpen(list),
    },
    {
      ...{ id: 'view import', kind: 'do', icon: IconFileImport, title: t('viewFiles.import') },
      ...{ words: 'view import file daorushitu drst 视图 导入', run: files.importChosen },
    },
  ];
}
