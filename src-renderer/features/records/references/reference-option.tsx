import { useTranslation } from 'react-i18next';
import type { ReferenceLine } from '../../../../src-shared/ipc/references.routes.ts';
import { Money } from '../../../ui/values.tsx';
import css from './references.module.css';

interface ReferenceOptionProps {
  readonly label: string;
  readonly line: ReferenceLine | undefined;
  /** All of them belong to the same customer, which then tells nothing apart. */
  readonly isWithin: boolean;
}

/** A record that can be chosen, with what tells it from another of the same name. */
export function ReferenceOption({ label, line, isWithin }: ReferenceOptionProps) {
  const { t } = useTranslation();
  const states: Readonly<Record<string, string>> = t('states', { returnObjects: true });
  const { customer, words = [], state, amountCents } = line?.facts ?? {};
  const note = [isWithin ? undefined : customer, ...words, state && (states[state] ?? state), line?.phone]
    .filter(Boolean)
    .join(' · ');
  return (
    <div className={css.option}>
      <span className="truncate" title={label}>
        {label}
      </span>
      {(note !== '' || amountCents !== undefined) && (
        <small className="truncate" title={note}>
          {note}
          {amountCents !== undefined && (
            <>
              {note !== '' && ' · '}
              <Money cents={amountCents} />
            </>
          )}
        </small>
      )}
    </div>
  );
}
