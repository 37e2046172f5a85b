import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { useProblemText } from '../../../i18n/use-language.ts';
import { useNow } from '../../../ui/clock.ts';
import type { DraftValues, Problems } from '../draft.ts';
import { ReferencePicker } from '../references/reference-picker.tsx';
import css from './composer.module.css';
import { localDay, localMinute } from './local-time.ts';
import { aboutOf, type NoteKind } from './note.ts';

interface ComposerFieldsProps {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly kind: NoteKind;
  readonly values: DraftValues;
  readonly problems: Problems;
  readonly onChange: (field: string, text: string) => void;
}

/** The days that are agreed on most often. */
const DAYS = { tomorrow: 1, threeDays: 3, week: 7 } as const;
/** The day that shows how one is written. */
const MONTH = 30;
const DAY_KEYS = ['tomorrow', 'threeDays', 'week'] as const;

/** With whom and when it was, and when it goes on; a task has only the day by which it is to be done. */
export function ComposerFields({ entity, record, kind, values, problems, onChange }: ComposerFieldsProps) {
  const { t } = useTranslation();
  const now = useNow();
  const sayProblem = useProblemText();
  const { at = '', next = '' } = values;
  const [isTimed, setIsTimed] = useState(false);
  const nextLabel = t(kind === 'task' ? 'composer.due' : 'composer.next');
  // A contact's page says with whom already.
  const { customerId, contactId } = aboutOf(entity, record);
  return (
    <div className={css.fields}>
      {kind !== 'task' && customerId !== null && contactId === null && (
        <div className={css.field}>
          <span>{t('composer.with')}</span>
          <ReferencePicker
            size="xs"
            w={176}
            to="contacts"
            customerId={customerId}
            id={values['contactId'] ?? ''}
            aria-label={t('composer.with')}
            placeholder={t('composer.anybody')}
            onChange={(id) => onChange('contactId', id)}
          />
        </div>
      )}
      {kind !== 'task' && (
        <div className={css.field}>
          <span>{t('composer.at')}</span>
          {!isTimed && at === '' ? (
            <button
              type="button"
              className={`plain ${css.day}`}
              onClick={() => {
                setIsTimed(true);
                onChange('at', localMinute(now));
              }}
            >
              {t('composer.now')}
            </button>
          ) : (
            <TextInput
              // It stands in the place of the button that had the focus.
              autoFocus={isTimed}
              placeholder={t('composer.now')}
              size="xs"
              w={150}
              autoComplete="off"
              aria-label={t('composer.at')}
              value={at}
              error={problems['at'] && t('composer.atWrong')}
              onChange={(event) => onChange('at', event.currentTarget.value)}
            />
          )}
        </div>
      )}
      <div className={css.field} role="group" aria-label={nextLabel}>
        <span>{nextLabel}</span>
        {DAY_KEYS.map((key) => {
          const day = localDay(now, DAYS[key]);
          return (
            <button
              key={key}
              type="button"
              className={`plain ${css.day}`}
              aria-pressed={next === day}
              onClick={() => onChange('next', next === day ? '' : day)}
            >
              {t(`composer.days.${key}`)}
            </button>
          );
        })}
        <TextInput
          size="xs"
          w={110}
          autoComplete="off"
          aria-label={nextLabel}
          placeholder={localDay(now, MONTH)}
          value={next}
          error={problems['next'] && sayProblem(problems['next'])}
          onChange={(event) => onChange('next', event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
