import { Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './data-table.module.css';

interface TableFootProps {
  readonly summary: ReactNode;
  /** The keys that work here; several keys of one deed are separated by a space. */
  readonly keys: readonly (readonly [keys: string, label: string])[];
}

/** Left: what is shown and how fast it came. Right: the keys that work here. */
export function TableFoot({ summary, keys }: TableFootProps) {
  return (
    <div className={css.foot}>
      <span className="truncate">{summary}</span>
      {keys.map(([combo, label]) => (
        <span key={label} className={css.keys}>
          {combo.split(' ').map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {label}
        </span>
      ))}
    </div>
  );
}
