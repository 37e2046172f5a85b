import type { ReactNode } from 'react';
import css from './page-skeleton.module.css';

/** Widths in percent of labels' values in the side columns, and of lines in the middle one. */
const FIELDS = [62, 44, 70, 38, 55, 66, 48, 58] as const;
/** Widths of the facts under the title. */
const FACTS = [96, 112, 88, 104] as const;
const LINES = [72, 54, 83, 61, 47, 68] as const;

/** The page of a record before it is known: the same three columns and heights, and nothing at all while the answer is quick. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <div className={css.page} role="status" aria-busy aria-label={label}>
      <div className={css.head}>
        <i className={css.bone} style={{ width: 260, height: 16 }} />
        <div className={css.facts}>
          {FACTS.map((width) => (
            <i key={width} className={css.bone} style={{ width, height: 24 }} />
          ))}
        </div>
      </div>
      <div className={css.columns}>
        <Bones widths={FIELDS} />
        <Bones widths={LINES}>
          <i className={`${css.bone} ${css.box}`} />
        </Bones>
        <Bones widths={FIELDS.slice(0, 5)} />
      </div>
    </div>
  );
}

function Bones({ widths, children }: { widths: readonly number[]; children?: ReactNode }) {
  return (
    <div>
      {children}
      {widths.map((width) => (
        <i key={width} className={css.bone} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
