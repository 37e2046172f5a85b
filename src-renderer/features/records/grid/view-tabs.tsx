import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { View } from '../../../../src-shared/domain/views/view.schema.ts';
import { formatCount } from '../../../ui/format.ts';
import { Tabs } from '../../../ui/page.tsx';
import { useRecordsView, useRecordsViewStore } from '../view.ts';
import { useTabCounts } from './use-tab-counts.ts';
import { isChanged, type ViewAtHand } from './use-view.ts';
import { useViewName } from './use-view-name.ts';
import { ViewActions } from './view-actions.tsx';
import css from './view-tabs.module.css';

/** The saved views of an entity, how many records each shows, and what is done with the open one. */
export function ViewTabs({ entity, at }: { readonly entity: ScreenEntity; readonly at: ViewAtHand }) {
  const { t } = useTranslation();
  const store = useRecordsViewStore(entity);
  const nameOf = useViewName();
  const counts = useTabCounts(entity, at.views);
  const changes = useRecordsView(entity, (state) => state.changes);
  const search = useRecordsView(entity, (state) => state.search);
  const isMarked = (view: View): boolean =>
    isChanged(view, changes[view.id], view.id === at.view.id ? search : view.search);
  return (
    <div className={css.row}>
      <Tabs
        label={t('grid.viewsLabel')}
        active={at.view.id}
        tabs={at.views.map((view) => {
          const count = counts[view.id];
          return {
            id: view.id,
            label: nameOf(view),
            ...(count === undefined ? {} : { count: formatCount(count) }),
            ...(isMarked(view) ? { mark: t('grid.isChanged') } : {}),
          };
        })}
        onSelect={(id) => {
          const search = at.views.find((view) => view.id === id)?.search ?? '';
          store.setState({ viewId: id, search, cursor: null });
        }}
      />
      <ViewActions entity={entity} views={at} />
    </div>
  );
}
