import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { CredentialInput, toWireCredential, type Credential } from '../../ui/credential-input.tsx';
import { useToast } from '../../ui/toast.ts';
import css from './sync-page.module.css';

/** The open workspace wants a fresh password or token; nothing of what waits is touched. */
export function SignInAgain() {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  const [credential, setCredential] = useState<Credential>({ kind: 'password', text: '' });
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setIsBusy(true);
    setError(undefined);
    try {
      await call('sync.signIn', { credential: toWireCredential(credential) });
      toast({ text: t('sync.signedIn') });
    } catch (caught) {
      setError(say(asSatchelError(caught)));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form
      className={css.signIn}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <CredentialInput value={credential} error={error} onChange={setCredential} />
      <Button type="submit" variant="filled" loading={isBusy}>
        {t('sync.signIn')}
      </Button>
    </form>
  );
}
