// What happened with a record, newest first, one line of type per fact.
import { IconArrowNarrowRight, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './timeline.module.css';

export interface TimelineDiff {
  readonly key: string;
  /** Undefined where the sentence says already what differs. */
  readonly label?: string;
  /** Undefined where there was nothing to compare with. */
  readonly before?: ReactNode;
  readonly after: ReactNode;
  /** A small button that shows while the line is pointed at or has the focus. */
  readonly action?: ReactNode;
}

export interface TimelineItem {
  readonly key: string;
  readonly icon: Icon;
  /** Null where nobody in particular did it. */
  readonly actor: string | null;
  readonly deed: ReactNode;
  readonly time: string;
  readonly timeTitle: string;
  readonly isMine: boolean;
  /** What was said: a title and a text, at most three lines of it. */
  readonly body?: { readonly title: string | null; readonly text: string | null };
  readonly diffs?: readonly TimelineDiff[];
  /** Between actor and deed: nothing in Chinese, a space in English. */
  readonly gap: string;
  /** How it stands, where that is not the normal case. */
  readonly marks?: ReactNode;
}

export interface TimelineDay {
  readonly key: string;
  readonly label: string;
  readonly items: readonly TimelineItem[];
}

function Item({ item }: { item: TimelineItem }) {
  const { icon: ItemIcon, actor, deed, gap, time, timeTitle, isMine, body, diffs = [], marks } = item;
  return (
    <li className={css.entry}>
      <span className={css.node} data-mine={isMine ? '' : undefined}>
        <ItemIcon size={14} stroke={1.6} aria-hidden />
      </span>
      <div className={css.what}>
        <div>
          {actor !== null && <b>{actor}</b>}
          {actor !== null && gap}
          {deed}
        </div>
        {body && (
          <p className={css.body} title={body.text ?? undefined}>
            {body.title !== null && <span>{body.title}</span>}
            {body.title !== null && body.text !== null && <br />}
            {body.text}
          </p>
        )}
        {diffs.length > 0 && (
          <dl className={css.diffs}>
            {diffs.map((diff) => (
              <Diff key={diff.key} diff={diff} />
            ))}
          </dl>
        )}
      </div>
      <div className={css.when}>
        {marks}
        <time title={timeTitle}>{time}</time>
      </div>
    </li>
  );
}

function Diff({ diff: { label, before, after, action } }: { diff: TimelineDiff }) {
  return (
    <div className={css.diff}>
      {label !== undefined && <dt>{label}</dt>}
      <dd data-wide={label === undefined ? '' : undefined}>
        {before !== undefined && (
          <>
            <s>{before}</s>
            <IconArrowNarrowRight size={14} stroke={1.6} aria-hidden />
          </>
        )}
        <span>{after}</span>
        {action}
      </dd>
    </div>
  );
}

/** Days in the order in which they are given. What is out of sight is laid out only when it comes into sight. */
export function Timeline({ days }: { days: readonly TimelineDay[] }) {
  return (
    <ol className={css.list}>
      {days.map(({ key, label, items }) => (
        <li key={key} className={css.group}>
          <div className={css.day}>{label}</div>
          <ol className={css.list}>
            {items.map((item) => (
              <Item key={item.key} item={item} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
