// The dense list: 36 px rows on one shared grid, sticky head, keyboard cursor; only the rows in sight are mounted.
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useId, useRef, type CSSProperties, type ReactNode } from 'react';
import css from './data-table.module.css';
import { TableSkeleton } from './table-skeleton.tsx';
import { useTableKeys } from './use-table-keys.ts';

export const ROW_PX = 36;
const HEADER_PX = 30;
/** How many rows before the end the next page is asked for. */
const AHEAD = 60;

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** A track of CSS grid. */
  readonly width: string;
  readonly align?: 'right';
  readonly canSort?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sort {
  readonly field: string;
  readonly isDescending: boolean;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while the first answer is awaited. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** How many rows there are in all, also those not loaded. */
  readonly total: number;
  readonly cursor: string | null;
  readonly onCursor: (key: string) => void;
  readonly onOpen: (row: Row) => void;
  readonly sort?: Sort;
  readonly onSort?: (field: string) => void;
  /** More rows are wanted. */
  readonly onEnd?: () => void;
  /** Hears which rows are in sight, counted from 0. */
  readonly onRange?: (first: number, last: number) => void;
  readonly actions?: (row: Row) => ReactNode;
  /** Another list (other search, other order) begins at its top; the same one where the cursor is. */
  readonly listKey?: string;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, total, cursor, sort, onSort, actions } = props;
  const box = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const loaded = rows ?? [];
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoises this component
  const virtual = useVirtualizer({
    count: loaded.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rowKey(loaded[index] as Row),
    overscan: 12,
    scrollPaddingStart: HEADER_PX,
    paddingEnd: 4,
  });
  const items = virtual.getVirtualItems();
  useRange(virtual.range, loaded.length, props);
  const begin = useEffectEvent(() => {
    const index = cursor === null ? -1 : loaded.findIndex((row) => rowKey(row) === cursor);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' });
    else virtual.scrollToOffset(0);
  });
  const isWaiting = rows === undefined;
  useEffect(() => {
    if (!isWaiting) begin();
  }, [isWaiting, props.listKey]);
  const open = (key: string): void => {
    const row = loaded.find((candidate) => rowKey(candidate) === key);
    if (row !== undefined) props.onOpen(row);
  };
  useTableKeys({
    keys: () => loaded.map(rowKey),
    cursor,
    page: Math.max(1, (virtual.range ? virtual.range.endIndex - virtual.range.startIndex : 10) - 1),
    onMove: (key, index) => {
      props.onCursor(key);
      virtual.scrollToIndex(index);
    },
    onOpen: open,
  });

  const template = columns.map((column) => column.width).join(' ');
  const least = [...template.matchAll(/(\d+)px/gu)].reduce((sum, match) => sum + Number(match[1]), 24);
  const style = { '--columns': template, '--least': `${least}px` } as CSSProperties;
  const isCursorMounted = cursor !== null && items.some((item) => item.key === cursor);
  return (
    <div
      ref={box}
      className={css.table}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-busy={isWaiting}
      aria-activedescendant={isCursorMounted ? `${prefix}${cursor}` : undefined}
      style={style}
    >
      <div className={css.header} role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
      {isWaiting ? (
        <TableSkeleton columns={columns.length} />
      ) : (
        <div role="rowgroup" className={css.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = loaded[item.index] as Row;
            const key = rowKey(row);
            return (
              <div
                key={key}
                id={`${prefix}${key}`}
                className={css.row}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={key === cursor}
                data-current={key === cursor ? '' : undefined}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={() => props.onCursor(key)}
                onDoubleClick={() => props.onOpen(row)}
              >
                {columns.map(({ key: name, align, cell }) => (
                  <div key={name} className={css.cell} role="gridcell" data-align={align}>
                    {cell(row)}
                  </div>
                ))}
                {actions && (
                  <div className={css.actions} role="gridcell">
                    {actions(row)}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((field: string) => void) | undefined;
}

function HeadCell<Row>({ column: { key, title, align, canSort }, sort, onSort }: HeadCellProps<Row>) {
  const isSorted = sort?.field === key;
  const order = sort?.isDescending ? 'descending' : 'ascending';
  const SortIcon = sort?.isDescending ? IconArrowDown : IconArrowUp;
  return (
    <div
      className={css.cell}
      role="columnheader"
      data-align={align}
      {...(isSorted ? { 'aria-sort': order } : canSort ? { 'aria-sort': 'none' } : {})}
    >
      {canSort && onSort ? (
        <button type="button" className={`plain ${css.sort}`} onClick={() => onSort(key)}>
          <span className="truncate">{title}</span>
          {isSorted && <SortIcon size={13} stroke={1.8} aria-hidden />}
        </button>
      ) : (
        <span className="truncate">{title}</span>
      )}
    </div>
  );
}

type Range = { startIndex: number; endIndex: number } | null;

/** Tells the owner which rows are in sight, and when the loaded ones run out. */
function useRange<Row>(range: Range, loaded: number, { onEnd, onRange }: DataTableProps<Row>): void {
  const first = range?.startIndex ?? 0;
  const last = range?.endIndex ?? 0;
  const tell = useEffectEvent((from: number, to: number, count: number) => {
    onRange?.(from, to);
    if (count > 0 && to >= count - AHEAD) onEnd?.();
  });
  useEffect(() => tell(first, last, loaded), [first, last, loaded]);
}
