// The parts of a wizard and its dry run: steps, counts that are buttons, the bar of their shares.
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from './format.ts';
import css from './wizard.module.css';

export function WizardSteps({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <ol className={css.steps}>
      {steps.map((label, index) => (
        <li
          key={label}
          aria-current={index === current ? 'step' : undefined}
          data-done={index < current ? '' : undefined}
        >
          <i>{index < current ? <IconCheck size={12} stroke={2.4} aria-hidden /> : index + 1}</i>
          {label}
        </li>
      ))}
    </ol>
  );
}

export interface Outcome<Id extends string> {
  readonly id: Id;
  readonly mark: ReactNode;
  readonly count: number;
  readonly note: string;
  readonly colour: string;
}

interface OutcomesProps<Id extends string> {
  readonly outcomes: readonly Outcome<Id>[];
  readonly active: Id | null;
  readonly onSelect: (id: Id) => void;
}

/** Every count is a button that shows its rows. */
export function OutcomeCounts<Id extends string>({ outcomes, active, onSelect }: OutcomesProps<Id>) {
  return (
    <div className={css.counts}>
      {outcomes.map(({ id, mark, count, note }) => (
        <button
          type="button"
          key={id}
          className="plain"
          data-outcome={id}
          aria-pressed={id === active}
          onClick={() => onSelect(id)}
        >
          {mark}
          <strong>{formatCount(count)}</strong>
          <small>{note}</small>
        </button>
      ))}
    </div>
  );
}

export function ShareBar({ outcomes }: { outcomes: readonly Pick<Outcome<string>, 'id' | 'count' | 'colour'>[] }) {
  return (
    <div className={css.share} aria-hidden>
      {outcomes
        .filter(({ count }) => count > 0)
        .map(({ id, count, colour }) => (
          <i key={id} style={{ flexGrow: count, background: colour }} />
        ))}
    </div>
  );
}
