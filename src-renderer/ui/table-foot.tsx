import type { ReactNode } from 'react';
import { KeyCaps } from './key-caps.tsx';
import css from './data-table.module.css';

interface TableFootProps {
  readonly summary: ReactNode;
  /** The keys that work here, as they are printed; several keys of one deed are separated by a space. */
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
            <KeyCaps key={key} strokes={strokesOfCap(key)} />
          ))}
          {label}
        </span>
      ))}
    </div>
  );
}

/** The stroke behind a printed key, so that one which a person moved is shown where it is now. */
const strokesOfCap = (cap: string): string => (cap === 'Del' ? 'Delete' : cap.length === 1 ? cap.toLowerCase() : cap);
