import type { MouseEvent, ReactNode } from 'react';
import css from './grid.module.css';

/** Rows and columns of data count from 0. */
interface GridBodyProps {
  /** In pixels. */
  readonly height: number;
  readonly children: ReactNode;
  readonly onPoint: (row: number, column: number, isRange: boolean) => void;
  readonly onOpen: (row: number, column: number) => void;
  /** A row's checkbox was pressed; with Shift it means all from the last one. */
  readonly onCheck: (row: number, isRange: boolean) => void;
}

interface Place {
  readonly row: number;
  /** -1 for the column of checkboxes. */
  readonly column: number;
  readonly isBox: boolean;
}

const numberOf = (element: Element | null | undefined, attribute: string): number =>
  Number(element?.getAttribute(attribute) ?? Number.NaN);

/** Where a pointer is; null outside of cells, and in what only React counts among them, such as a menu above the page. */
function placeOf({ target, currentTarget }: MouseEvent<HTMLElement>): Place | null {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return null;
  const cell = target.closest('[role="gridcell"]');
  const row = numberOf(cell?.closest('[role="row"]'), 'aria-rowindex') - 2;
  const column = numberOf(cell, 'aria-colindex') - 2;
  if (Number.isNaN(row) || Number.isNaN(column)) return null;
  return { row, column, isBox: target instanceof HTMLInputElement && column < 0 };
}

/** What all rows stand in; what a pointer does to them is heard here, once for all. */
export function GridBody({ height, children, onPoint, onOpen, onCheck }: GridBodyProps) {
  return (
    <div
      role="rowgroup"
      className={css.body}
      style={{ height }}
      onMouseDown={(event) => {
        const place = placeOf(event);
        // A range of rows and a cell to change are meant, not a stretch of text; a checkbox leaves the focus where it is, so
        // that the keys of the list go on working.
        const isNoText = place && (place.isBox || (place.column >= 0 && (event.shiftKey || event.detail > 1)));
        if (isNoText) event.preventDefault();
      }}
      onClick={(event) => {
        const place = placeOf(event);
        if (place?.isBox) onCheck(place.row, event.shiftKey);
        else if (place && place.column >= 0) onPoint(place.row, place.column, event.shiftKey);
      }}
      onDoubleClick={(event) => {
        const place = placeOf(event);
        if (place && place.column >= 0) onOpen(place.row, place.column);
      }}
    >
      {children}
    </div>
  );
}
