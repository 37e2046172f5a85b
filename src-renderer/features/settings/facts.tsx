import type { ReactNode } from 'react';
import css from './settings.module.css';

/** What is so, in words; nothing here can be edited. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode, note?: string])[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(([label, value, note]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
