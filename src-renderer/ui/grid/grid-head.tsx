import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { GridSort, PlacedColumn } from './grid-column.ts';
import css from './grid.module.css';

interface GridHeadProps<Row> {
  readonly columns: readonly PlacedColumn<Row>[];
  readonly sort: GridSort;
  readonly onSort: (field: string) => void;
}

export function GridHead<Row>({ columns, sort, onSort }: GridHeadProps<Row>) {
  return (
    <div className={css.header} role="row" aria-rowindex={1}>
      {columns.map((column) => (
        <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
      ))}
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: PlacedColumn<Row>;
  readonly sort: GridSort;
  readonly onSort: (field: string) => void;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
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
      style={{ gridColumn: track, ...(isPinned ? { left: `var(--pin-${track})` } : {}) }}
      title={title}
      {...(isSorted ? { 'aria-sort': order } : canSort ? { 'aria-sort': 'none' } : {})}
    >
      {canSort ? (
        <button type="button" className={`plain ${css.sort}`} onClick={() => onSort(key)}>
          <span className="truncate">{title}</span>
          {isSorted && <SortIcon size={13} stroke={1.8} aria-hidden />}
        </button>
      ) : (
        title
      )}
    </div>
  );
}
