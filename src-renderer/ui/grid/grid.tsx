// The dense list of any length: 36 px rows on one shared grid, sticky head and first columns, a cursor of rows and cells.
// Only the rows and columns in sight are mounted.
import { useCallback, useEffect, useEffectEvent, useId, useMemo, useRef, type ReactNode } from 'react';
import { columnsInSight, placeColumns, trackVariables, type GridColumn, type GridSort } from './grid-column.ts';
import { GridHead, type HeadDeeds } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import css from './grid.module.css';
import { useGridKeys, type GridCursor } from './use-grid-keys.ts';
import { ROW_PX, useRowWindow } from './use-row-window.ts';

/** How many rows stand for those that are not known yet. */
const WAITING_ROWS = 20;

export interface GridSelection<Row> {
  readonly isSelected: (row: Row) => boolean;
  readonly isAny: boolean;
  readonly isAll: boolean;
  readonly onToggle: (index: number, isRange: boolean) => void;
  readonly onToggleAll: () => void;
  /** What the checkboxes of a row and of the head are called. */
  readonly rowLabel: string;
  readonly allLabel: string;
}

export interface GridProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** Undefined while a row is on its way; another function as soon as any row changes. */
  readonly rowAt: (index: number) => Row | undefined;
  /** How many rows there are; undefined while the first answer is awaited. */
  readonly count: number | undefined;
  /** Whether `count` is all of them: otherwise it grows. */
  readonly isCounted: boolean;
  readonly cursor: GridCursor | null;
  readonly onCursor: (cursor: GridCursor) => void;
  readonly onOpen: (row: Row, column: number) => void;
  readonly sort: GridSort;
  readonly heads: HeadDeeds;
  /** Hears which rows are in sight, counted from 0; stays the same function. */
  readonly onSight: (first: number, last: number) => void;
  readonly actions?: (row: Row) => ReactNode;
  readonly selection: GridSelection<Row>;
  /** Another list (other search, other order) begins at its top; the same one where the cursor is. */
  readonly listKey: string;
}

export function Grid<Row>(props: GridProps<Row>) {
  const { label, rowAt, count, cursor, onCursor, onOpen, selection } = props;
  const prefix = useId();
  const rows = count ?? WAITING_ROWS;
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRowWindow(box, rows, props.onSight);
  const { first, end, shift, left, right } = scroller.window;
  const placed = useMemo(() => placeColumns(props.columns), [props.columns]);
  const shown = useMemo(() => columnsInSight(placed, left, right), [placed, left, right]);
  const move = (next: GridCursor): void => {
    scroller.reveal(next.row);
    onCursor(next);
  };
  const openAt = (index: number, column: number): void => {
    const row = rowAt(index);
    if (row !== undefined) onOpen(row, column);
  };
  useGridKeys({
    cursor,
    rows: count ?? 0,
    columns: placed.length,
    page: () => scroller.rowsInSight() - 1,
    onMove: move,
    onOpen: (index) => openAt(index, -1),
  });
  useBeginning(props, scroller.reveal);
  const events = useStableEvents({
    onPoint: (row: number, column: number) => onCursor({ row, column }),
    onOpen: openAt,
    onCheck: props.selection.onToggle,
  });

  // A drag moves the tracks alone; the width is told when it ends.
  const resize = (key: string, width: number, isDone: boolean): void => {
    const columns = props.columns.map((column) => (column.key === key ? { ...column, width } : column));
    const variables = Object.entries(trackVariables(placeColumns(columns)));
    for (const [name, value] of variables) box.current?.style.setProperty(name, value);
    if (isDone) props.heads.onResize(key, width, true);
  };

  const isCursorMounted = cursor !== null && cursor.row >= first && cursor.row < end;
  const cursorId = cursor && rowId(prefix, cursor.row, cursor.column);
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  return (
    <div
      ref={box}
      className={css.grid}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={props.isCounted ? rows + 1 : -1}
      aria-colcount={placed.length + 1}
      aria-busy={count === undefined}
      aria-multiselectable
      data-selecting={selection.isAny ? '' : undefined}
      aria-activedescendant={isCursorMounted && cursorId !== null ? cursorId : undefined}
      style={trackVariables(placed)}
      onScroll={scroller.onScroll}
      onScrollEnd={scroller.onScrollEnd}
    >
      <GridHead
        columns={shown}
        sort={props.sort}
        deeds={{ ...props.heads, onResize: resize }}
        check={<CheckAll {...selection} />}
      />
      <div role="rowgroup" className={css.body} style={{ height: scroller.height }}>
        {indexes.map((index) => {
          const row = count === undefined ? undefined : rowAt(index);
          return (
            <GridRow
              key={index}
              {...{ row, index, ...events }}
              y={index * ROW_PX + shift}
              id={rowId(prefix, index, -1)}
              columns={shown}
              isCurrent={cursor?.row === index}
              isSelected={row !== undefined && selection.isSelected(row)}
              checkLabel={selection.rowLabel}
              column={cursor?.row === index ? cursor.column : -1}
              {...(props.actions ? { actions: props.actions } : {})}
            />
          );
        })}
      </div>
    </div>
  );
}

function CheckAll<Row>({ isAny, isAll, allLabel, onToggleAll }: GridSelection<Row>) {
  return (
    <div className={css.check} role="columnheader" aria-colindex={1}>
      <input
        ref={(input) => {
          if (input) input.indeterminate = isAny && !isAll;
        }}
        type="checkbox"
        aria-label={allLabel}
        checked={isAll}
        readOnly
        onMouseDown={(event) => event.preventDefault()}
        onClick={onToggleAll}
      />
    </div>
  );
}

const rowId = (prefix: string, row: number, column: number): string =>
  column < 0 ? `${prefix}${row}` : `${prefix}${row}:${column}`;

/** A list begins at its top; one that a person comes back to, where the cursor is. */
function useBeginning<Row>(
  { count, cursor, listKey }: GridProps<Row>,
  reveal: (index: number, isCentred?: boolean) => void,
): void {
  const begin = useEffectEvent(() => reveal(cursor?.row ?? 0, cursor !== null));
  const isWaiting = count === undefined;
  useEffect(() => {
    if (!isWaiting) begin();
  }, [isWaiting, listKey]);
}

interface CellEvents {
  readonly onPoint: (row: number, column: number) => void;
  readonly onOpen: (row: number, column: number) => void;
  readonly onCheck: (row: number, isRange: boolean) => void;
}

/** The same functions for every render, so that rows which did not change are left alone. */
function useStableEvents(events: CellEvents): CellEvents {
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  const onPoint = useCallback((row: number, column: number) => latest.current.onPoint(row, column), []);
  const onOpen = useCallback((row: number, column: number) => latest.current.onOpen(row, column), []);
  const onCheck = useCallback((row: number, isRange: boolean) => latest.current.onCheck(row, isRange), []);
  return { onPoint, onOpen, onCheck };
}
