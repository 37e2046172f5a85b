import { useTranslation } from 'react-i18next';
import { frameTexts } from './zh-frame.ts';

type State = keyof typeof frameTexts.states;
const isState = (token: string): token is State => Object.hasOwn(frameTexts.states, token);

/** The word for a stage, a status or a type; a token of a newer server stays as it is rather than vanish. */
export function useStateWord(): (token: string) => string {
  const { t } = useTranslation();
  return (token) => (isState(token) ? t(`states.${token}`) : token);
}
