import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../src-shared/ipc/contract.ts';
import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import css from './settings.module.css';

/** The key of the home: asked for once more, shown, and gone with this panel. It is kept in no state beyond it. */
export function ShowKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const say = useErrorText();
  const [shown, setShown] = useState<RouteOutput<'shell.showKey'> | null>(null);
  const [isCopied, setIsCopied] = useState(false);
  const [error, setError] = useState<SatchelError | null>(null);

  const show = (): void => {
    call('shell.showKey', {}).then(setShown, (caught: unknown) => setError(asSatchelError(caught)));
  };
  const copy = async (key: string): Promise<void> => {
    await navigator.clipboard.writeText(key);
    setIsCopied(true);
  };
  return (
    <div className={css.panel}>
      <p className={css.text}>{t(shown ? 'backups.keyNote' : 'backups.keyAsk')}</p>
      {shown && <code className={css.key}>{`SATCHEL_KEY=${shown.key} satchel --home "${shown.home}" status`}</code>}
      {error && (
        <p className={css.problem} role="alert">
          {say(error)}
        </p>
      )}
      <div className={css.deeds}>
        {shown ? (
          <Button size="xs" variant="filled" onClick={() => void copy(shown.key)}>
            {t(isCopied ? 'backups.keyCopied' : 'backups.keyCopy')}
          </Button>
        ) : (
          <Button size="xs" variant="filled" onClick={show}>
            {t('backups.keyShow')}
          </Button>
        )}
        <Button size="xs" onClick={onClose}>
          {t(shown ? 'backups.keyHide' : 'app.cancel')}
        </Button>
      </div>
    </div>
  );
}
