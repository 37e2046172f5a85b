import { useLocation } from 'wouter';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { useDeletion } from '../use-deletion.ts';
import { NEW_DRAFT, setDraft, useRecordsViewStore } from '../view.ts';
import { indexOfRow, loadedAround, rowAt } from './row-source.ts';
import type { GridRows } from './use-rows.ts';

export interface ListDeeds {
  readonly open: (row: ScreenRecord) => void;
  /** Opens it in the form. */
  readonly edit: (row: ScreenRecord) => void;
  readonly create: (name: string | null) => void;
  readonly remove: (row: ScreenRecord) => void;
}

/** Leads to the form of a new record, which begins with a name if there is one. */
export function useCreation(entity: ScreenEntity): (name: string | null) => void {
  const [, navigate] = useLocation();
  const store = useRecordsViewStore(entity);
  return (name) => {
    if (name) setDraft(store, NEW_DRAFT, { values: { name }, focus: null });
    navigate(`/${entity}/new`);
  };
}

/** What the keys and the buttons of a list do. */
export function useListDeeds(entity: ScreenEntity, { state }: GridRows): ListDeeds {
  const [, navigate] = useLocation();
  const store = useRecordsViewStore(entity);
  const deleteRecord = useDeletion(entity);
  const create = useCreation(entity);
  const open = (row: ScreenRecord): void => {
    const index = indexOfRow(state, ({ id }) => id === row.id);
    const { from, rows } = loadedAround(state, index);
    // The page of a record steps through the list as it was last seen here.
    const seen = { order: rows.map(({ id }) => id), orderFrom: from, total: state.count ?? rows.length };
    store.setState({ cursor: row.id, cursorRow: index, ...(index < 0 ? {} : seen) });
    navigate(`/${entity}/${row.id}`);
  };
  return {
    open,
    create,
    edit: (row) => {
      setDraft(store, row.id, { values: store.getState().drafts[row.id]?.values ?? {}, focus: null });
      open(row);
    },
    remove: (row) => {
      const index = indexOfRow(state, ({ id }) => id === row.id);
      // The cursor goes to the neighbour, so that Del can be pressed again.
      const neighbour = rowAt(state, index + 1) ?? rowAt(state, Math.max(0, index - 1));
      store.setState({ cursor: neighbour?.id ?? null, cursorRow: index });
      void deleteRecord(row);
    },
  };
}
