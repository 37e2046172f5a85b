import css from './page-skeleton.module.css';

/** Widths in percent of labels' values in the side columns, and of lines in the middle one. */
const FIELDS = [62, 44, 70, 38, 55, 66, 48, 58] as const;
const LINES = [72, 54, 83, 61, 47, 68] as const;

/** The page of a record before it is known: the same three columns and heights, and nothing at all while the answer is quick. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <div className={css.page} role="status" aria-busy aria-label={label}>
      <div className={css.head}>
        <i className={css.bone} style={{ width: 260, height: 16 }} />
        <i className={css.bone} style={{ width: 420 }} />
      </div>
      <div className={css.columns}>
        <Bones widths={FIELDS} />
        <Bones widths={LINES} />
        <Bones widths={FIELDS.slice(0, 5)} />
      </div>
    </div>
  );
}

function Bones({ widths }: { widths: readonly number[] }) {
  return (
    <div>
      {widths.map((width) => (
        <i key={width} className={css.bone} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
