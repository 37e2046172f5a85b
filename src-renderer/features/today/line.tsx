import type { ReactNode } from 'react';
import { Link } from 'wouter';
import css from './today.module.css';

interface LineProps {
  readonly title: string;
  readonly note: ReactNode;
  readonly end: ReactNode;
  /** The page that the line opens; null = there is none. */
  readonly customerId: string | null;
  /** In front of the line, and behind it: what can be done with it. */
  readonly lead?: ReactNode;
  readonly deeds?: ReactNode;
}

/** One thing that waits: what it is, of whom, and how long already or still. */
export function Line({ title, note, end, customerId, lead, deeds }: LineProps) {
  const words = (
    <>
      <div>
        <span className="truncate" title={title}>
          {title}
        </span>
        <small className="truncate" title={typeof note === 'string' ? note : undefined}>
          {note}
        </small>
      </div>
      <span className={css.end}>{end}</span>
    </>
  );
  return (
    <li className={css.line} data-line="">
      {lead}
      {customerId ? (
        <Link className={css.row ?? ''} href={`/customers/${customerId}`} data-open="">
          {words}
        </Link>
      ) : (
        <div className={css.row} tabIndex={0} data-open="">
          {words}
        </div>
      )}
      {deeds}
    </li>
  );
}
