import { useTranslation } from 'react-i18next';
import { RECORD_SYNC_STATES } from '../../../../src-shared/domain/sync-state.schema.ts';
import { choiceLabel } from '../../../ui/field-value.tsx';

/** The word for one of a closed set of values of a field. */
export function useChoiceWord(): (field: string, value: string) => string {
  const { t } = useTranslation();
  return (field, value) => {
    const state = field === 'sync.state' ? RECORD_SYNC_STATES.find((one) => one === value) : undefined;
    return state ? t(`marks.${state}`) : (choiceLabel(t, field, value) ?? value);
  };
}
