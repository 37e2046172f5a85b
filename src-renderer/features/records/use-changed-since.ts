import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { fieldNamed } from '../../../src-shared/domain/fields.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useProblemText } from '../../i18n/use-language.ts';
import { choiceLabel } from '../../ui/field-value.tsx';
import { fieldText } from './draft.ts';

/** Says of a field that was changed elsewhere while it was being written what it holds by now. */
export function useChangedSince(entity: ScreenEntity): (now: ScreenRecord | null, field: string) => string {
  const { t } = useTranslation();
  const sayProblem = useProblemText();
  return (now, field) => {
    if (fieldNamed(entity, field)?.kind === 'reference') return sayProblem('changed_since');
    const text = fieldText(now, field);
    return t('grid.changedSince', { value: (choiceLabel(t, field, text) ?? text) || t('app.none') });
  };
}
