import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { defaultViews } from '../../../../src-shared/domain/views/default-views.ts';
import type { View } from '../../../../src-shared/domain/views/view.schema.ts';
import { useErrorText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useToast } from '../../../ui/toast.ts';
import { resetView, useRecordsViewStore } from '../view.ts';
import type { ViewAtHand } from './use-view.ts';
import { useViewName } from './use-view-name.ts';

export interface ViewDeeds {
  /** Whether a person made it: otherwise it is always there and can only be restored. */
  readonly isOwn: boolean;
  readonly save: () => void;
  readonly reset: () => void;
  readonly saveAs: (name: string) => void;
  readonly rename: (name: string) => void;
  readonly remove: () => void;
  /** One tab to the left or to the right. */
  readonly shift: (by: -1 | 1) => void;
}

/** What is done with the open view, each announced where it is not seen, and taken back where it loses something. */
export function useViewDeeds(entity: ScreenEntity, { view, saved, views }: ViewAtHand): ViewDeeds {
  const { t } = useTranslation();
  const store = useRecordsViewStore(entity);
  const toast = useToast();
  const say = useErrorText();
  const nameOf = useViewName();
  const attempt = (work: () => Promise<unknown>): void => {
    work().catch((error: unknown) => toast({ text: say(asSatchelError(error)) }));
  };
  const asSeen = (): View => ({ ...view, search: store.getState().search });
  const keep = async (next: Omit<View, 'id'> & { id: string | null }): Promise<void> => {
    const { id } = await call('views.save', { entity, view: { ...next, columns: [...next.columns] } });
    resetView(store, view.id);
    store.setState({ viewId: id, search: next.search });
  };
  const isOwn = !defaultViews(entity).some(({ id }) => id === saved.id);
  return {
    isOwn,
    save: () => attempt(() => keep({ ...asSeen(), name: saved.name })),
    reset: () => {
      resetView(store, view.id);
      store.setState({ search: saved.search, cursor: null });
    },
    saveAs: (name) => attempt(() => keep({ ...asSeen(), id: null, name })),
    rename: (name) => attempt(() => keep({ ...saved, name })),
    remove: () =>
      attempt(async () => {
        await call('views.remove', { entity, id: saved.id });
        resetView(store, saved.id);
        store.setState({ viewId: 'all', search: '', cursor: null });
        toast({
          text: t('grid.viewRemoved', { name: nameOf(saved) }),
          // Its id is gone with it: what comes back is a new view that is the same.
          undo: () => attempt(() => keep({ ...saved, id: isOwn ? null : saved.id })),
        });
      }),
    shift: (by) =>
      attempt(() => {
        const ids = views.map(({ id }) => id);
        const at = ids.indexOf(saved.id);
        return call('views.reorder', { entity, ids: ids.toSpliced(at, 1).toSpliced(at + by, 0, saved.id) });
      }),
  };
}
