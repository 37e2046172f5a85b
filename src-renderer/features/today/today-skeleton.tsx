import bones from '../../ui/page-skeleton.module.css';
import css from './today.module.css';

/** Widths in percent of the names in the agenda, and of the lines beside it. */
const SLOTS = [46, 38, 52, 41, 49] as const;
const LINES = [58, 44, 66, 51, 39, 62] as const;

/** The day before it is known: the agenda with its times and pictures, the lists beside it; nothing while the answer is quick. */
export function TodaySkeleton({ label, hasNews }: { label: string; hasNews: boolean }) {
  return (
    <div className={css.columns} role="status" aria-busy aria-label={label} data-news={hasNews ? '' : undefined}>
      <div>
        {SLOTS.map((width) => (
          <div key={width} className={css.slot}>
            <i className={bones.bone} />
            <i className={bones.bone} style={{ width: 28, height: 28, borderRadius: '50%' }} />
            <i className={bones.bone} style={{ width: `${width}%` }} />
          </div>
        ))}
      </div>
      <Lines />
      {hasNews && <Lines />}
    </div>
  );
}

const Lines = () => (
  <div className={css.bones}>
    {LINES.map((width) => (
      <i key={width} className={bones.bone} style={{ width: `${width}%` }} />
    ))}
  </div>
);
