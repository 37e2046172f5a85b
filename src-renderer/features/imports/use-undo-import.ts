import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { formatCount } from '../../ui/format.ts';
import { useToast } from '../../ui/toast.ts';

/** Takes a whole import back and says what was reversed and what was left because somebody changed it since. */
export function useUndoImport(): (changeSet: string) => Promise<void> {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  return async (id) => {
    try {
      const { reversed, kept, failed } = await call('changeSets.undo', { id });
      const text = t(kept + failed > 0 ? 'imports.undonePartly' : 'imports.undone', {
        count: reversed,
        reversed: formatCount(reversed),
        kept: formatCount(kept + failed),
      });
      toast({ text });
    } catch (error) {
      toast({ text: say(asSatchelError(error)) });
    }
  };
}
