import { createContext, useContext } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { DraftValues } from './draft.ts';

export const NEW_DRAFT = 'new';

export interface Draft {
  readonly values: DraftValues;
  /** The field to start at. */
  readonly focus: string | null;
  /** Where the person came from and goes back to. */
  readonly from?: string;
}

export interface RecordsView {
  readonly search: string;
  readonly tab: 'all' | 'unsettled';
  readonly sort: { readonly field: string; readonly isDescending: boolean };
  readonly cursor: string | null;
  /** The list as it was last shown, for "previous" and "next" on the page of a record. */
  readonly order: readonly string[];
  readonly total: number;
  /** Unsaved input by record id, or NEW_DRAFT; it survives leaving the page. */
  readonly drafts: Readonly<Record<string, Draft>>;
}

export type RecordsViewStore = StoreApi<RecordsView>;
export type RecordsViews = Readonly<Record<ScreenEntity, RecordsViewStore>>;

const createRecordsView = (): RecordsViewStore =>
  createStore<RecordsView>(() => ({
    search: '',
    tab: 'all',
    sort: { field: 'updatedAt', isDescending: true },
    cursor: null,
    order: [],
    total: 0,
    drafts: {},
  }));

/** The state of the record screens that is not data, by entity. One per open workspace. */
export const createRecordsViews = (): RecordsViews => ({
  customers: createRecordsView(),
  contacts: createRecordsView(),
});

export const RecordsViewsContext = createContext<RecordsViews | null>(null);

export function useRecordsViewStore(entity: ScreenEntity): RecordsViewStore {
  const stores = useContext(RecordsViewsContext);
  if (!stores) throw new Error('no records views around this component');
  return stores[entity];
}

export const useRecordsView = <Part>(entity: ScreenEntity, select: (view: RecordsView) => Part): Part =>
  useStore(useRecordsViewStore(entity), select);

/** Sets the draft of a record, or with null removes it. */
export function setDraft(store: RecordsViewStore, id: string, draft: Draft | null): void {
  store.setState(({ drafts }) => {
    const { [id]: _old, ...others } = drafts;
    return { drafts: draft ? { ...others, [id]: draft } : others };
  });
}

/** The next sort after a click on a column's head: the same column turns round, another begins at its natural end. */
export function nextSort(sort: RecordsView['sort'], field: string): RecordsView['sort'] {
  if (sort.field === field) return { field, isDescending: !sort.isDescending };
  return { field, isDescending: field === 'updatedAt' };
}
