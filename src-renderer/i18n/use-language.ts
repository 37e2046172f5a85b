import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../src-shared/ipc/error-codes.ts';
import { PROBLEMS, type Problem } from '../../src-shared/ipc/problems.ts';
import { sentence, type SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { Language } from './create-i18n.ts';

/** The language on the screen. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh';
}

/** Sentences one after another: English puts a space between them, Chinese does not. */
export function useSentenceJoin(): (sentences: readonly string[]) => string {
  const space = useLanguage() === 'zh' ? '' : ' ';
  return (sentences) => sentences.filter((sentence) => sentence !== '').join(space);
}

/** Says an error of the core: one plain sentence and what to do next. */
export function useErrorText(): (error: Pick<SatchelError, 'code' | 'params'>) => string {
  const language = useLanguage();
  return ({ code, params }: { code: ErrorCode; params: Readonly<Record<string, string>> }) =>
    sentence(code, params)[language];
}

/** Says what is wrong with a field. */
export function useProblemText(): (problem: Problem) => string {
  const language = useLanguage();
  return (problem) => PROBLEMS[problem][language];
}
