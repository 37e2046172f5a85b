import { memo, useState, type ReactNode } from 'react';
import type { PlacedColumn } from './grid-column.ts';
import css from './grid.module.css';

/** What stands in the place of a cell's value: the editor of the value, or why it has none. */
export interface CellEditor<Row> {
  readonly column: string;
  readonly content: (row: Row) => ReactNode;
}

interface GridRowProps<Row> {
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

/**
 * A list scrolls as fast as rows are made: a row asks nothing of its own but whether the pointer is on it, its cells are bare
 * elements without styles of their own, and what happens to them is heard by the grid.
 */
function GridRowView<Row>(props: GridRowProps<Row>) {
  const { row, index, y, id, columns, isCurrent, isSelected, actions, editor } = props;
  const [isHovered, setIsHovered] = useState(false);
  const isWhole = columns.every(({ track }, at) => track === at + 2);
  return (
    <div
      id={isCurrent ? id : undefined}
      className={css.row}
      role="row"
      aria-rowindex={index + 2}
      aria-busy={row === undefined || undefined}
      aria-selected={isSelected}
      data-selected={flag(isSelected)}
      data-current={flag(isCurrent)}
      data-editing={flag(editor !== null)}
      style={{ transform: `translateY(${y}px)` }}
      // Rows that pass below a pointer which lies still are not meant.
      onMouseMove={isHovered ? undefined : () => setIsHovered(true)}
      onMouseLeave={() => setIsHovered(false)}
    >
      <div className={css.check} role="gridcell" aria-colindex={1}>
        <input type="checkbox" tabIndex={-1} aria-label={props.checkLabel} checked={isSelected} readOnly />
      </div>
      {columns.map((column) => {
        const own = editor?.column === column.key ? editor : null;
        const isCursor = isCurrent && props.column === column.track - 2;
        return (
          <div
            key={column.key}
            id={isCursor ? `${id}:${props.column}` : undefined}
            className={css.cell}
            role="gridcell"
            aria-colindex={column.track}
            aria-readonly={column.isReadOnly ? true : undefined}
            data-column={column.key}
            data-align={column.align}
            data-pinned={flag(column.isPinned)}
            data-cursor={flag(isCursor)}
            data-editing={flag(own !== null)}
            title={own ? undefined : hintOf(column, row)}
            style={cellStyle(column, isWhole)}
          >
            {row === undefined ? <Bone seed={index + column.track * 3} /> : (own?.content ?? column.cell)(row)}
          </div>
        );
      })}
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

/** An attribute that is there or not. */
const flag = (isSet: boolean): '' | undefined => (isSet ? '' : undefined);

const hintOf = <Row,>({ hint }: PlacedColumn<Row>, row: Row | undefined): string | undefined =>
  row === undefined ? undefined : hint?.(row);

/** Cells follow one another without being told where, as long as none is left out and the sheet knows where they stick. */
function cellStyle<Row>({ track, isPinned }: PlacedColumn<Row>, isWhole: boolean) {
  const isFirst = track === 2;
  if (isWhole && (isFirst || !isPinned)) return undefined;
  return { gridColumn: track, ...(isPinned ? { left: `var(--pin-${track})` } : {}) };
}

/** Widths in percent that look like text of different lengths. */
const BONES = [62, 30, 48, 55, 40, 66, 52, 58] as const;

const Bone = ({ seed }: { seed: number }) => (
  <span className={css.bone} style={{ width: `${BONES[seed % BONES.length]}%` }} />
);
