import { useState } from 'react';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { GridCursor } from '../../../ui/grid/use-grid-keys.ts';
import { useRecordsView, useRecordsViewStore } from '../view.ts';
import { indexOfRow, rowAt } from './row-source.ts';
import type { GridRows } from './use-rows.ts';

export interface RecordCursor {
  readonly cursor: GridCursor | null;
  /** The record under it, unless that is on its way. */
  readonly current: ScreenRecord | undefined;
  readonly move: (to: GridCursor) => void;
}

/** The cursor stands on a record and goes with it; on a row whose record is not here yet it waits. */
export function useCursor(entity: ScreenEntity, listKey: string, { state }: Pick<GridRows, 'state'>): RecordCursor {
  const store = useRecordsViewStore(entity);
  const id = useRecordsView(entity, (view) => view.cursor);
  const seenAt = useRecordsView(entity, (view) => view.cursorRow);
  const [column, setColumn] = useState(-1);
  const [waiting, setWaiting] = useState<{ readonly listKey: string; readonly row: number } | null>(null);

  const found = id === null ? -1 : indexOfRow(state, (row) => row.id === id);
  const waitsAt = waiting?.listKey === listKey ? waiting.row : null;
  const row = found >= 0 ? found : id === null ? waitsAt : seenAt;
  const isInside = row !== null && row < (state.count ?? 0);
  return {
    cursor: isInside ? { row, column } : null,
    current: isInside ? rowAt(state, row) : undefined,
    move: (to) => {
      const record = rowAt(state, to.row);
      setColumn(to.column);
      setWaiting(record ? null : { listKey, row: to.row });
      store.setState({ cursor: record?.id ?? null, cursorRow: to.row });
    },
  };
}
