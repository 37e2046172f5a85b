// Deciding between values: one row per field in dispute, Base as grey text, Mine and Theirs as two cells to choose from.
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './conflict-table.module.css';

export type Side = 'mine' | 'theirs';

export interface ConflictField {
  readonly id: string;
  readonly label: string;
  readonly base: ReactNode;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
  readonly pick: Side | undefined;
  /** The other value is only a mask and cannot be taken. */
  readonly isHidden: boolean;
}

interface ConflictTableProps {
  readonly fields: readonly ConflictField[];
  /** The field that the arrow keys decide, or null while they belong to somebody else. */
  readonly current: string | null;
  readonly theirsNote?: ReactNode;
  readonly onPick: (field: string, side: Side) => void;
}

/** ← takes mine, → takes theirs; nothing is sent for a field until it is decided. */
export function ConflictTable({ fields, current, theirsNote, onPick }: ConflictTableProps) {
  const { t } = useTranslation();
  return (
    <table className={css.table}>
      <colgroup>
        <col style={{ width: 108 }} />
        <col style={{ width: '21%' }} />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th>{t('customer.field')}</th>
          <th>{t('customer.base')}</th>
          <th>
            {t('customer.mine')}
            <small>{t('conflict.mineNote')}</small>
          </th>
          <th>
            {t('customer.theirs')}
            {theirsNote && <small>{theirsNote}</small>}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.id} role="radiogroup" aria-label={field.label}>
            <td>{field.label}</td>
            <td>
              <div className={`${css.base} truncate`}>{field.base}</div>
            </td>
            {(['mine', 'theirs'] as const).map((side) => (
              <td key={side}>
                <button
                  type="button"
                  role="radio"
                  aria-checked={field.pick === side}
                  aria-label={`${field.label}, ${t(`customer.${side}`)}`}
                  className={`plain ${css.choice}`}
                  data-current={side === 'mine' && field.id === current && field.pick === undefined ? '' : undefined}
                  data-row={field.id === current ? '' : undefined}
                  disabled={side === 'theirs' && field.isHidden}
                  title={side === 'theirs' && field.isHidden ? t('conflict.hidden') : undefined}
                  onClick={() => onPick(field.id, side)}
                >
                  <span className="truncate">{field[side]}</span>
                  {field.pick === side && (
                    <i>
                      <IconCheck size={15} stroke={2.2} aria-hidden />
                    </i>
                  )}
                </button>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
