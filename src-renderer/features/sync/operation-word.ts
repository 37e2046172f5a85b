import { useTranslation } from 'react-i18next';
import { zh } from '../../i18n/zh.ts';

type Kind = keyof typeof zh.sync.kinds;
const isKind = (word: string): word is Kind => Object.hasOwn(zh.sync.kinds, word);

/** How a refused operation is called: create, edit, delete, or that of a command. */
export function useOperationWord(): (operation: string) => string {
  const { t } = useTranslation();
  return (operation) => t(`sync.kinds.${isKind(operation) ? operation : 'command'}`);
}
