import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useSession } from '../../ipc/session.ts';
import { useToast } from '../../ui/toast.ts';

/** Starts a round by hand and says how it ended. */
export function useRunSync(): { readonly isRunning: boolean; readonly run: () => Promise<void> } {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const { sync } = useSession();
  const [isAsked, setIsAsked] = useState(false);
  const run = async (): Promise<void> => {
    setIsAsked(true);
    try {
      const { connection } = await call('sync.run', {});
      if (connection === 'online') toast({ text: t('sync.roundDone') });
      if (connection === 'offline') toast({ text: t('sync.roundOffline') });
    } catch (error) {
      toast({ text: say(asSatchelError(error)), isProblem: true });
    } finally {
      setIsAsked(false);
    }
  };
  return { isRunning: isAsked || sync?.isRunning === true, run };
}
