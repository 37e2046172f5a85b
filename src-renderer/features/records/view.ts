import { createContext, useContext } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { View } from '../../../src-shared/domain/views/view.schema.ts';
import type { FormEntity } from '../../../src-shared/ipc/drafts.routes.ts';
import type { DraftValues } from './draft.ts';

export const NEW_DRAFT = 'new';

export interface Draft {
  readonly values: DraftValues;
  /** The field to start at. */
  readonly focus: string | null;
  /** Where the person came from and goes back to. */
  readonly from?: string;
  /** When it was typed, where it was brought back from before the window was closed. */
  readonly restoredAt?: string;
  /** The form was left with it: the record is shown, and the way back to the form. */
  readonly isAside?: boolean;
}

export interface RecordsView {
  readonly search: string;
  /** The tab. */
  readonly viewId: string;
  /** What was changed in views and not saved, by their ids. */
  readonly changes: Readonly<Record<string, ViewChanges>>;
  /** The record that the cursor is on, and where it was seen last, counted from 0; without a record it is not loaded yet. */
  readonly cursor: string | null;
  readonly cursorRow: number | null;
  /** What the address of the list said when it agreed last with what the list shows. */
  readonly address: string | null;
  /** The loaded part of the list as it was last shown, for "previous" and "next" on the page of a record. */
  readonly order: readonly string[];
  /** How many records lie above that part. */
  readonly orderFrom: number;
  readonly total: number;
  /** Unsaved input by record id, or NEW_DRAFT; it survives leaving the page. */
  readonly drafts: Readonly<Record<string, Draft>>;
}

export type ViewChanges = Partial<Pick<View, 'filter' | 'sort' | 'columns'>>;

export type RecordsViewStore = StoreApi<RecordsView>;
/** Of `activities`, which have no screens yet, only the drafts. */
export type RecordsViews = Readonly<Record<FormEntity, RecordsViewStore>>;

const createRecordsView = (): RecordsViewStore =>
  createStore<RecordsView>(() => ({
    search: '',
    viewId: 'all',
    changes: {},
    cursor: null,
    cursorRow: null,
    address: null,
    order: [],
    orderFrom: 0,
    total: 0,
    drafts: {},
  }));

/** The state of the record screens that is not data, by entity. One per open workspace. */
export const createRecordsViews = (): RecordsViews => ({
  customers: createRecordsView(),
  contacts: createRecordsView(),
  activities: createRecordsView(),
});

export const RecordsViewsContext = createContext<RecordsViews | null>(null);

export function useRecordsViewStore(entity: FormEntity): RecordsViewStore {
  const stores = useContext(RecordsViewsContext);
  if (!stores) throw new Error('no records views around this component');
  return stores[entity];
}

export const useRecordsView = <Part>(entity: FormEntity, select: (view: RecordsView) => Part): Part =>
  useStore(useRecordsViewStore(entity), select);

/** Sets the draft of a record, or with null removes it. */
export function setDraft(store: RecordsViewStore, id: string, draft: Draft | null): void {
  store.setState(({ drafts }) => {
    const { [id]: _old, ...others } = drafts;
    return { drafts: draft ? { ...others, [id]: draft } : others };
  });
}

/** The next sort after a click on a column's head: the same column turns round, another begins at its natural end. */
export function nextSort(sort: View['sort'], field: string): View['sort'] {
  if (sort.field === field) return { field, isDescending: !sort.isDescending };
  return { field, isDescending: field.endsWith('At') };
}

/** Changes a view without saving it. */
export function changeView(store: RecordsViewStore, id: string, change: ViewChanges): void {
  store.setState(({ changes }) => ({ changes: { ...changes, [id]: { ...changes[id], ...change } } }));
}

/** Takes back what was changed in a view and not saved. */
export function resetView(store: RecordsViewStore, id: string): void {
  store.setState(({ changes }) => {
    const { [id]: _taken, ...others } = changes;
    return { changes: others };
  });
}
