import { useTranslation } from 'react-i18next';
import { SCREEN_ENTITIES, type ScreenEntity } from '../../src-shared/domain/entities.ts';
import type { View } from '../../src-shared/domain/views/view.schema.ts';
import type { Command } from '../features/palette/command.ts';
import { useViewName } from '../features/records/grid/use-view-name.ts';
import { useHasServer } from '../ipc/session.ts';
import { useQuery } from '../ipc/use-query.ts';
import { ENTITY_ICONS } from '../ui/entity-icon.tsx';

const useViews = (entity: ScreenEntity): readonly View[] =>
  useQuery('views.list', { entity }, ['views.changed']).data ?? [];

/** A command for each saved view of each list; without a server there is none about sync. */
export function useViewCommands(open: (entity: ScreenEntity, viewId: string) => void): readonly Command[] {
  const { t } = useTranslation();
  const nameOf = useViewName();
  const hasServer = useHasServer();
  const views = { customers: useViews('customers'), contacts: useViews('contacts') };
  return SCREEN_ENTITIES.flatMap((entity) =>
    views[entity]
      .filter(({ id }) => hasServer || id !== 'unsettled')
      .map((view): Command => {
        const title = t('commands.view', { list: t(`nav.${entity}`), view: nameOf(view) });
        return {
          ...{ id: `view ${entity} ${view.id}`, kind: 'go', icon: ENTITY_ICONS[entity], title },
          ...{ words: `view shitu st 视图 ${nameOf(view).toLowerCase()}`, run: () => open(entity, view.id) },
        };
      }),
  );
}
