import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { GridSort, PlacedColumn } from './grid-column.ts';
import css from './grid.module.css';
import { resizeByPointer, useColumnDrag, type ColumnDeeds, type ColumnDrag } from './use-column-drag.ts';

const KEY_STEP_PX = 16;

export interface HeadDeeds extends ColumnDeeds {
  readonly onSort: (field: string) => void;
  /** One place to the left or to the right. */
  readonly onShift: (key: string, by: -1 | 1) => void;
  /** The menu of a column is wanted at a place of the window. */
  readonly onMenu: (key: string, x: number, y: number) => void;
}

interface GridHeadProps<Row> {
  readonly columns: readonly PlacedColumn<Row>[];
  readonly sort: GridSort;
  readonly deeds: HeadDeeds;
  /** What stands above the checkboxes. */
  readonly check?: ReactNode;
}

export function GridHead<Row>({ columns, sort, deeds, check }: GridHeadProps<Row>) {
  const drag = useColumnDrag(deeds.onMove);
  return (
    <div className={css.header} role="row" aria-rowindex={1}>
      {check}
      {columns.map((column) => (
        <HeadCell key={column.key} {...{ column, sort, deeds, drag }} />
      ))}
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: PlacedColumn<Row>;
  readonly sort: GridSort;
  readonly deeds: HeadDeeds;
  readonly drag: ColumnDrag;
}

function HeadCell<Row>({ column, sort, deeds, drag }: HeadCellProps<Row>) {
  const { key, title, align, canSort, track, isPinned } = column;
  const isSorted = sort.field === key;
  const order = sort.isDescending ? 'descending' : 'ascending';
  const SortIcon = sort.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <div
      className={css.cell}
      role="columnheader"
      aria-colindex={track}
      data-column={key}
      data-align={align}
      data-pinned={isPinned ? '' : undefined}
      data-drop={drag.over === key ? '' : undefined}
      style={{ gridColumn: track, ...(isPinned ? { left: `var(--pin-${track})` } : {}) }}
      title={title}
      {...(isSorted ? { 'aria-sort': order } : canSort ? { 'aria-sort': 'none' } : {})}
      onContextMenu={(event) => {
        event.preventDefault();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        deeds.onMenu(key, event.clientX || left, event.clientY || bottom);
      }}
    >
      <button
        type="button"
        className={`plain ${css.sort}`}
        onClick={() => canSort && deeds.onSort(key)}
        onPointerDown={(event) => drag.onPointerDown(event, key)}
        onKeyDown={(event) => onHeadKey(event, column, deeds)}
      >
        <span className="truncate">{title}</span>
        {isSorted && <SortIcon size={13} stroke={1.8} aria-hidden />}
      </button>
      <i className={css.edge} onPointerDown={(event) => resizeByPointer(event, key, deeds.onResize)} />
    </div>
  );
}

/** Alt with an arrow moves a column, Shift with an arrow makes it wider or narrower, ↓ opens its menu. */
function onHeadKey<Row>(event: KeyboardEvent<HTMLElement>, { key, width }: PlacedColumn<Row>, deeds: HeadDeeds): void {
  const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null;
  if (by !== null && event.altKey) deeds.onShift(key, by);
  else if (by !== null && event.shiftKey) deeds.onResize(key, width + by * KEY_STEP_PX, true);
  else if (event.key === 'ArrowDown' || event.key === 'ContextMenu') {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    deeds.onMenu(key, left, bottom);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
