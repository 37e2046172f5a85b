import { useTranslation } from 'react-i18next';
import type { View } from '../../../../src-shared/domain/views/view.schema.ts';

/** The views that are always there and have a word in the texts. */
export const VIEW_WORDS = ['all', 'unsettled', 'recent', 'active'] as const;

/** A view by its name; those that are always there by the word of this language. */
export function useViewName(): (view: Pick<View, 'id' | 'name'>) => string {
  const { t } = useTranslation();
  return ({ id, name }) => {
    const word = VIEW_WORDS.find((one) => one === id);
    return name ?? (word ? t(`grid.views.${word}`) : id);
  };
}
