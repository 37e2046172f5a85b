// The dense list of any length: 36 px rows on one shared grid, sticky head and first columns, a cursor of rows and cells.
// Only the rows and columns in sight are mounted.
import {
  useEffectEvent,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  type ReactNode,
  type Ref,
} from 'react';
import { GridBody } from './grid-body.tsx';
import { columnsInSight, placeColumns, sideScroll, trackVariables } from './grid-column.ts';
import type { GridColumn, GridSort } from './grid-column.ts';
import { GridHead, type HeadDeeds } from './grid-head.tsx';
import { GridRow, type CellEditor } from './grid-row.tsx';
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
  /** All rows from where the selection began to another one, which is left behind at `from`. */
  readonly onExtend: (from: number, to: number) => void;
  readonly onToggleAll: () => void;
  /** What the checkboxes of a row and of the head are called. */
  readonly rowLabel: string;
  readonly allLabel: string;
}

export interface GridEditor<Row> extends CellEditor<Row> {
  /** The row counted from 0: it stays mounted while the list scrolls on. */
  readonly row: number;
}

/** What is done to a grid from outside. */
export interface GridHandle {
  /** Puts the cursor there and brings it into sight; outside the list it is the nearest row. */
  readonly go: (cursor: GridCursor) => void;
  readonly focus: () => void;
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
  /** A row, or one of its cells, is opened; null = the row as a whole. */
  readonly onOpen: (row: Row, column: string | null, index: number) => void;
  /** A cell is to be changed where it stands; null = the row as a whole. */
  readonly onEdit: (row: Row, column: string | null, index: number) => void;
  readonly editor: GridEditor<Row> | null;
  readonly handle: Ref<GridHandle>;
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
  const { label, rowAt, count, cursor, onCursor, selection, editor } = props;
  const prefix = useId();
  const rows = count ?? WAITING_ROWS;
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRowWindow(box, rows, props.onSight);
  const { first, end, shift, left, right } = scroller.window;
  const placed = useMemo(() => placeColumns(props.columns), [props.columns]);
  const kept = editor?.column ?? null;
  const shown = useMemo(() => columnsInSight(placed, { left, right }, kept), [placed, left, right, kept]);
  const move = (next: GridCursor): void => {
    scroller.reveal(next.row);
    const { scrollLeft = 0, clientWidth = 0 } = box.current ?? {};
    const sight = { left: scrollLeft, right: scrollLeft + clientWidth };
    if (next.column >= 0) box.current?.scrollTo({ left: sideScroll(placed, next.column, sight), behavior: 'instant' });
    onCursor(next);
  };
  /** Tells of a cell by what stands in it; a row that is on its way is passed over. */
  const on =
    (tell: GridProps<Row>['onOpen']) =>
    ({ row: index, column }: GridCursor): void => {
      const row = rowAt(index);
      if (row !== undefined) tell(row, placed[column]?.key ?? null, index);
    };
  const extend = (from: GridCursor, to: GridCursor): void => {
    selection.onExtend(from.row, to.row);
    move(to);
  };
  useImperativeHandle(props.handle, () => ({
    go: ({ row, column }) => move({ row: Math.min(rows - 1, Math.max(0, row)), column }),
    focus: () => box.current?.focus({ preventScroll: true }),
  }));
  useGridKeys({
    cursor,
    rows: count ?? 0,
    columns: placed.length,
    page: () => scroller.rowsInSight() - 1,
    onMove: move,
    onExtend: extend,
    onOpen: on(props.onOpen),
    onEdit: on(props.onEdit),
  });
  useBeginning(props, scroller.reveal);

  // A drag moves the tracks alone; the width is told when it ends.
  const resize = (key: string, width: number, isDone: boolean): void => {
    const columns = props.columns.map((column) => (column.key === key ? { ...column, width } : column));
    const variables = Object.entries(trackVariables(placeColumns(columns)));
    for (const [name, value] of variables) box.current?.style.setProperty(name, value);
    if (isDone) props.heads.onResize(key, width, true);
  };

  const mounted = mountedRows(first, end, editor?.row ?? null);
  const cursorId = cursor && mounted.includes(cursor.row) ? rowId(prefix, cursor.row, cursor.column) : undefined;
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
      aria-activedescendant={cursorId}
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
      <GridBody
        height={scroller.height}
        onPoint={(row, column, isRange) =>
          isRange ? extend(cursor ?? { row, column }, { row, column }) : onCursor({ row, column })
        }
        onOpen={(row, column) => on(props.onOpen)({ row, column })}
        onCheck={selection.onToggle}
      >
        {mounted.map((index) => {
          const row = count === undefined ? undefined : rowAt(index);
          return (
            <GridRow
              key={index}
              {...{ row, index }}
              y={index * ROW_PX + shift}
              id={rowId(prefix, index, -1)}
              columns={shown}
              isCurrent={cursor?.row === index}
              isSelected={row !== undefined && selection.isSelected(row)}
              checkLabel={selection.rowLabel}
              column={cursor?.row === index ? cursor.column : -1}
              editor={editor?.row === index ? editor : null}
              {...(props.actions ? { actions: props.actions } : {})}
            />
          );
        })}
      </GridBody>
    </div>
  );
}

/** The rows from `first` to before `end`, and one more that is to be mounted wherever it is. */
function mountedRows(first: number, end: number, kept: number | null): readonly number[] {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  return kept === null || (kept >= first && kept < end) ? rows : [...rows, kept];
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

/** A list begins at its top; one that a person comes back to, where the cursor is: before anything of it is drawn. */
function useBeginning<Row>(
  { count, cursor, listKey }: GridProps<Row>,
  reveal: (index: number, isCentred?: boolean) => void,
): void {
  const begin = useEffectEvent(() => reveal(cursor?.row ?? 0, cursor !== null));
  const isWaiting = count === undefined;
  useLayoutEffect(() => {
    if (!isWaiting) begin();
  }, [isWaiting, listKey]);
}
