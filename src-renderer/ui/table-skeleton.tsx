import css from './data-table.module.css';

const ROWS = 14;
/** Widths in percent that look like text of different lengths. */
const WIDTHS = [62, 30, 48, 55, 40, 66, 52, 58] as const;

/** Same grid, same height, no spinner: the page does not jump when rows arrive. */
export function TableSkeleton({ columns }: { columns: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className={css.row} data-bone="">
          {Array.from({ length: columns }, (_cell, column) => (
            <div key={column} className={css.cell}>
              <div className={css.bone} style={{ width: `${WIDTHS[(column + row * 3) % WIDTHS.length]}%` }} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
