import type { ReactNode } from 'react';
import { Link } from 'wouter';
import css from './today.module.css';

interface LineProps {
  readonly title: string;
  readonly note: ReactNode;
  readonly end: ReactNode;
  /** The page that the line opens; null = there is none. */
  readonly customerId: string | null;
}

/** One thing that waits: what it is, of whom, and how long already or still. */
export function Line({ title, note, end, customerId }: LineProps) {
  const words = (
    <>
      <div>
        <span className="truncate" title={title}>
          {title}
        </span>
        <small className="truncate">{note}</small>
      </div>
      <span className={css.end}>{end}</span>
    </>
  );
  return (
    <li>
      {customerId ? (
        <Link className={css.row ?? ''} href={`/customers/${customerId}`}>
          {words}
        </Link>
      ) : (
        <div className={css.row}>{words}</div>
      )}
    </li>
  );
}
