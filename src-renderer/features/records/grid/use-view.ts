import { useMemo } from 'react';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { defaultViews } from '../../../../src-shared/domain/views/default-views.ts';
import type { View } from '../../../../src-shared/domain/views/view.schema.ts';
import type { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { useHasServer } from '../../../ipc/session.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { useRecordsView, type RecordsView, type ViewChanges } from '../view.ts';
import { fieldsToShow } from './columns.tsx';

export interface ViewAtHand {
  /** In the order of the tabs. */
  readonly views: readonly View[];
  /** The one that is open, with what was changed in it. */
  readonly view: View;
  /** As it is saved. */
  readonly saved: View;
  /** False until the saved views are known. */
  readonly isReady: boolean;
  readonly error: SatchelError | undefined;
}

/** The saved views of an entity and the one that is open; without a server none asks about sync. */
export function useView(entity: ScreenEntity): ViewAtHand {
  const { data, error } = useQuery('views.list', { entity }, ['views.changed']);
  const hasServer = useHasServer();
  const viewId = useRecordsView(entity, (state) => state.viewId);
  const changes = useRecordsView(entity, (state) => state.changes);
  return useMemo(() => {
    const views = (data ?? defaultViews(entity)).filter(({ id }) => hasServer || id !== 'unsettled');
    const saved = views.find(({ id }) => id === viewId) ?? views[0] ?? firstView(entity);
    const shown = fieldsToShow(entity, hasServer);
    const changed = { ...saved, ...changes[saved.id] };
    const view = { ...changed, columns: changed.columns.filter(({ field }) => shown.includes(field)) };
    return { views, view, saved, isReady: data !== undefined, error };
  }, [data, error, entity, hasServer, viewId, changes]);
}

/** A view with all that was changed in it and not saved, also in columns that are not shown here. */
export const asSeen = (saved: View, { changes, search }: Pick<RecordsView, 'changes' | 'search'>): View => ({
  ...saved,
  ...changes[saved.id],
  search,
});

function firstView(entity: ScreenEntity): View {
  const [first] = defaultViews(entity);
  if (!first) throw new Error('an entity without views');
  return first;
}

/** Whether a view shows other records, or in another order, than it is saved with. */
export const isChanged = (saved: View, changes: ViewChanges | undefined, search: string): boolean =>
  search !== saved.search ||
  (changes?.filter !== undefined && JSON.stringify(changes.filter) !== JSON.stringify(saved.filter)) ||
  (changes?.sort !== undefined && JSON.stringify(changes.sort) !== JSON.stringify(saved.sort));
