import { memo, useState, type ReactNode } from 'react';
import type { PlacedColumn } from './grid-column.ts';
import css from './grid.module.css';

/** What a row tells of itself; the functions stay the same as long as the grid is mounted. */
export interface RowEvents {
  readonly onPoint: (index: number, column: number, isRange: boolean) => void;
  readonly onOpen: (index: number, column: number) => void;
  /** A row's checkbox was pressed; with Shift it means all from the last one. */
  readonly onCheck: (index: number, isRange: boolean) => void;
}

/** What stands in the place of a cell's value: the editor of the value, or why it has none. */
export interface CellEditor<Row> {
  readonly column: string;
  readonly content: (row: Row) => ReactNode;
}

interface GridRowProps<Row> extends RowEvents {
  /** Undefined while it is on its way. */
  readonly row: Row | undefined;
  readonly index: number;
  readonly y: number;
  readonly id: string;
  /** Those in sight. */
  readonly columns: readonly PlacedColumn<Row>[];
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly editor: CellEditor<Row> | null;
  /** What the checkbox of a row is called. */
  readonly checkLabel: string;
  /** The column under the cursor, -1 for none. */
  readonly column: number;
  readonly actions?: (row: Row) => ReactNode;
}

function GridRowView<Row>(props: GridRowProps<Row>) {
  const { row, index, y, id, columns, isCurrent, isSelected, actions, editor } = props;
  const [isHovered, setIsHovered] = useState(false);
  return (
    <div
      id={id}
      className={css.row}
      role="row"
      aria-rowindex={index + 2}
      aria-busy={row === undefined || undefined}
      aria-selected={isSelected}
      data-selected={isSelected ? '' : undefined}
      data-current={isCurrent ? '' : undefined}
      data-editing={editor ? '' : undefined}
      style={{ transform: `translateY(${y}px)` }}
      onMouseEnter={() => setIsHovered(true)}
      onMouseLeave={() => setIsHovered(false)}
    >
      <div className={css.check} role="gridcell" aria-colindex={1}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={props.checkLabel}
          checked={isSelected}
          readOnly
          // A pointer leaves the focus where it is, so that the keys of the list go on working.
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => props.onCheck(index, event.shiftKey)}
        />
      </div>
      {columns.map((column) => (
        <GridCell
          key={column.key}
          {...props}
          of={column}
          editor={editor?.column === column.key ? editor : null}
          isCurrent={isCurrent && props.column === column.track - 2}
        />
      ))}
      {row !== undefined && actions && !editor && (isCurrent || isHovered) && (
        <div className={css.actions} role="gridcell">
          {actions(row)}
        </div>
      )}
    </div>
  );
}

/** Rows that did not change are not painted again while a list scrolls. */
export const GridRow = memo(GridRowView) as typeof GridRowView;

function GridCell<Row>(props: GridRowProps<Row> & { readonly of: PlacedColumn<Row> }) {
  const { of: column, row, index, id, isCurrent, editor, onPoint, onOpen } = props;
  return (
    <div
      id={`${id}:${column.track - 2}`}
      className={css.cell}
      role="gridcell"
      aria-colindex={column.track}
      aria-readonly={column.isReadOnly ? true : undefined}
      data-column={column.key}
      data-align={column.align}
      data-pinned={column.isPinned ? '' : undefined}
      data-cursor={isCurrent ? '' : undefined}
      data-editing={editor ? '' : undefined}
      title={row === undefined || editor ? undefined : column.hint?.(row)}
      style={{ gridColumn: column.track, ...(column.isPinned ? { left: `var(--pin-${column.track})` } : {}) }}
      onMouseDown={leaveTextAlone}
      onClick={(event) => onPoint(index, column.track - 2, event.shiftKey)}
      onDoubleClick={() => onOpen(index, column.track - 2)}
    >
      {row === undefined ? <Bone seed={index + column.track * 3} /> : (editor?.content ?? column.cell)(row)}
    </div>
  );
}

/** A range of rows and a cell to change are meant, not a stretch of text. */
function leaveTextAlone(event: { shiftKey: boolean; detail: number; preventDefault: () => void }): void {
  if (event.shiftKey || event.detail > 1) event.preventDefault();
}

/** Widths in percent that look like text of different lengths. */
const BONES = [62, 30, 48, 55, 40, 66, 52, 58] as const;

const Bone = ({ seed }: { seed: number }) => (
  <span className={css.bone} style={{ width: `${BONES[seed % BONES.length]}%` }} />
);
