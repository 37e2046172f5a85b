// What happened with a record, newest first, one line of type per fact.
import { IconArrowNarrowRight, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './timeline.module.css';

export interface TimelineDiff {
  readonly key: string;
  readonly label: string;
  /** Undefined where there was nothing to compare with. */
  readonly before?: ReactNode;
  readonly after: ReactNode;
}

export interface TimelineEntry {
  readonly key: string;
  readonly icon: Icon;
  readonly actor: string;
  readonly deed: string;
  readonly time: string;
  readonly timeTitle: string;
  readonly isMine: boolean;
  readonly diffs: readonly TimelineDiff[];
  /** Between actor and deed: nothing in Chinese, a space in English. */
  readonly gap: string;
}

export interface TimelineDay {
  readonly label: string;
  readonly entries: readonly TimelineEntry[];
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { icon: EntryIcon, actor, deed, gap, time, timeTitle, isMine, diffs } = entry;
  return (
    <li className={css.entry}>
      <span className={css.node} data-mine={isMine ? '' : undefined}>
        <EntryIcon size={14} stroke={1.6} aria-hidden />
      </span>
      <div className={css.what}>
        <div>
          <b>{actor}</b>
          {gap}
          {deed}
        </div>
        {diffs.length > 0 && (
          <dl className={css.diffs}>
            {diffs.map(({ key, label, before, after }) => (
              <div key={key} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>
                  {before !== undefined && (
                    <>
                      <s>{before}</s>
                      <IconArrowNarrowRight size={14} stroke={1.6} aria-hidden />
                    </>
                  )}
                  <span>{after}</span>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <time className={css.when} title={timeTitle}>
        {time}
      </time>
    </li>
  );
}

export function Timeline({ days }: { days: readonly TimelineDay[] }) {
  return (
    <ol className={css.list}>
      {days.map(({ label, entries }) => (
        <li key={label}>
          <div className={css.day}>{label}</div>
          <ol className={css.list}>
            {entries.map((entry) => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
