import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { View } from '../../../../src-shared/domain/views/view.schema.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { formatCount } from '../../../ui/format.ts';
import { Tabs } from '../../../ui/page.tsx';
import { useRecordsView, useRecordsViewStore } from '../view.ts';
import { isChanged, type ViewAtHand } from './use-view.ts';
import { useViewName } from './use-view-name.ts';

/** The saved views of an entity. */
export function ViewTabs({ entity, at }: { readonly entity: ScreenEntity; readonly at: ViewAtHand }) {
  const { t } = useTranslation();
  const store = useRecordsViewStore(entity);
  const nameOf = useViewName();
  const counts = useCounts(entity);
  const changes = useRecordsView(entity, (state) => state.changes);
  const search = useRecordsView(entity, (state) => state.search);
  const isMarked = (view: View): boolean =>
    isChanged(view, changes[view.id], view.id === at.view.id ? search : view.search);
  return (
    <Tabs
      label={t('grid.viewsLabel')}
      active={at.view.id}
      tabs={at.views.map((view) => ({
        id: view.id,
        label: nameOf(view),
        ...(typeof counts[view.id] === 'number' ? { count: formatCount(counts[view.id] ?? 0) } : {}),
        ...(isMarked(view) ? { mark: t('grid.isChanged') } : {}),
      }))}
      onSelect={(id) => {
        const search = at.views.find((view) => view.id === id)?.search ?? '';
        store.setState({ viewId: id, search, cursor: null });
      }}
    />
  );
}

const UNSETTLED: View['filter'] = { field: 'sync.state', op: 'ne', value: 'settled' };

/** What the first and the last tab tell at a glance: all of them, and those that need the server or a person. */
function useCounts(entity: ScreenEntity): Readonly<Record<string, number | null | undefined>> {
  const all = useQuery('grid.page', { entity, limit: 1 }, [`${entity}.changed`]);
  const unsettled = useQuery('grid.page', { entity, limit: 1, filter: UNSETTLED }, [`${entity}.changed`]);
  return { all: all.data?.total, unsettled: unsettled.data?.total };
}
