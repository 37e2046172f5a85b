import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { GridEditor, GridHandle } from '../../../ui/grid/grid.tsx';
import type { GridColumn } from '../../../ui/grid/grid-column.ts';
import { fieldText } from '../draft.ts';
import { setDraft, useRecordsViewStore } from '../view.ts';
import { CellEditor, CellNote } from './cell-editor.tsx';
import { accessOf, type AfterSave } from './editable.ts';
import { indexOfRow } from './row-source.ts';
import { useColumnLabel } from './use-column-label.ts';
import type { RecordCursor } from './use-cursor.ts';
import type { GridRows } from './use-rows.ts';
import { useSaveCell } from './use-save-cell.ts';

interface CellEditing {
  readonly entity: ScreenEntity;
  readonly rows: GridRows;
  readonly at: RecordCursor;
  readonly columns: readonly GridColumn<ScreenRecord>[];
  /** Moves the cursor and takes the focus back. */
  readonly grid: { readonly current: GridHandle | null };
}

interface OpenCell {
  readonly field: string;
  /** The record as it was shown when the cell was opened. */
  readonly seen: ScreenRecord;
  /** Where it was then. */
  readonly index: number;
  readonly text: string;
  readonly problem: string | null;
  readonly asked: number;
}

const nameOf = ({ seen, field }: OpenCell): string => `${seen.id} ${field}`;

interface CellEditingState {
  readonly editor: GridEditor<ScreenRecord> | null;
  readonly begin: (record: ScreenRecord, field: string, index: number) => void;
}

/** The cell that is being changed, or that says why it cannot be. The list stays as it is meanwhile. */
export function useCellEditor({ entity, rows, at, columns, grid }: CellEditing): CellEditingState {
  const [cell, setCell] = useState<OpenCell | null>(null);
  /** The cell that may be saved: none once it is closed or while it is being saved, whatever the focus does then. */
  const live = useRef<string | null>(null);
  const save = useSaveCell(entity, rows.source);
  const isOpen = cell !== null && accessOf(entity, cell.field) === 'open';
  const { source, state } = rows;
  useEffect(() => (isOpen ? source.hold() : undefined), [isOpen, source]);
  useKeptText(entity, isOpen ? cell : null);

  const place = (of: OpenCell): number => {
    const found = indexOfRow(state, ({ id }) => id === of.seen.id);
    return found < 0 ? of.index : found;
  };
  const columnOf = (field: string): number => columns.findIndex(({ key }) => key === field);
  const close = (of: OpenCell, then: AfterSave | null): void => {
    live.current = null;
    setCell(null);
    grid.current?.focus();
    if (then === null || (then.row === 0 && then.column === 0)) return;
    const column = Math.min(columns.length - 1, Math.max(0, columnOf(of.field) + then.column));
    grid.current?.go({ row: place(of) + then.row, column });
  };
  const onSave = async (of: OpenCell, text: string, then: AfterSave): Promise<void> => {
    if (live.current !== nameOf(of)) return;
    live.current = null;
    const outcome = await save(of.seen, of.field, text);
    if (outcome.isSaved) {
      close(of, then);
      return;
    }
    live.current = nameOf(of);
    setCell({ ...of, text, seen: outcome.seen, problem: outcome.problem, asked: of.asked + 1 });
  };
  const begin: CellEditingState['begin'] = (record, field, index) => {
    // What was refused is settled before another cell is opened.
    if (isOpen && cell.problem !== null) {
      grid.current?.go({ row: place(cell), column: columnOf(cell.field) });
      setCell({ ...cell, asked: cell.asked + 1 });
      return;
    }
    at.move({ row: index, column: columnOf(field) });
    const opened = { field, seen: record, index, text: fieldText(record, field), problem: null, asked: 0 };
    live.current = nameOf(opened);
    setCell(opened);
  };
  if (cell === null) return { begin, editor: null };
  const row = place(cell);
  const common = { column: cell.field, row };
  if (!isOpen) {
    const isHere = at.cursor?.row === row && at.cursor.column === columnOf(cell.field);
    const content = (record: ScreenRecord) => (
      <LockedCell entity={entity} field={cell.field}>
        {columns[columnOf(cell.field)]?.cell(record)}
      </LockedCell>
    );
    return { begin, editor: isHere ? { ...common, content } : null };
  }
  const content = () => (
    <CellEditor
      key={nameOf(cell)}
      {...{ entity }}
      {...cell}
      record={cell.seen}
      onText={(text) => setCell({ ...cell, text, problem: null })}
      onSave={(text, then) => void onSave(cell, text, then)}
      onLeave={() => close(cell, null)}
    />
  );
  return { begin, editor: { ...common, content } };
}

/** What was typed and not saved when the list goes is a draft of the record's form. */
function useKeptText(entity: ScreenEntity, cell: OpenCell | null): void {
  const store = useRecordsViewStore(entity);
  const latest = useRef(cell);
  useEffect(() => {
    latest.current = cell;
  });
  useEffect(
    () => () => {
      const left = latest.current;
      if (!left || left.text === fieldText(left.seen, left.field)) return;
      const draft = store.getState().drafts[left.seen.id];
      const values = { ...draft?.values, [left.field]: left.text };
      setDraft(store, left.seen.id, { values, focus: left.field, isAside: true });
    },
    [store],
  );
}

interface LockedCellProps {
  readonly entity: ScreenEntity;
  readonly field: string;
  /** The value. */
  readonly children: ReactNode;
}

/** A value that nobody changes here, and why. */
function LockedCell({ entity, field, children }: LockedCellProps) {
  const { t } = useTranslation();
  const label = useColumnLabel(entity)(field);
  const access = accessOf(entity, field);
  return (
    <>
      {children}
      <CellNote tone="quiet">
        {t(access === 'server' ? 'grid.locked.server' : 'grid.locked.program', { label })}
      </CellNote>
    </>
  );
}
