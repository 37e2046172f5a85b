import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SecretInput } from './secret-input.tsx';

interface PassphraseFormProps {
  readonly label: string;
  readonly submit: string;
  readonly error?: string | undefined;
  readonly onSubmit: (passphrase: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the passphrase of a file that has one. */
export function PassphraseForm({ label, submit, error, onSubmit, onCancel }: PassphraseFormProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      style={{ display: 'flex', gap: 8, alignItems: 'flex-end', textAlign: 'left' }}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '') onSubmit(passphrase);
      }}
    >
      <SecretInput
        label={label}
        value={passphrase}
        error={error}
        autoFocus
        w={280}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled">
        {submit}
      </Button>
      <Button onClick={onCancel}>{t('app.cancel')}</Button>
    </form>
  );
}
