import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { SecretInput } from '../../ui/secret-input.tsx';
import { useToast } from '../../ui/toast.ts';
import css from './settings.module.css';

type Lock = 'key' | 'passphrase';

const LEAST = 8;

/** Asks what the backup is locked with, then where it goes. */
export function SaveBackup({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const say = useErrorText();
  const toast = useToast();
  const [lock, setLock] = useState<Lock>('key');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<SatchelError | null>(null);
  const isShort = passphrase.length < LEAST;
  const isWrong = lock === 'passphrase' && (isShort || passphrase !== again);

  const save = async (): Promise<void> => {
    setIsTried(true);
    if (isWrong || isBusy) return;
    const file = await call('shell.chooseFile', { purpose: 'backup', suggestedName: t('backups.suggestedName') });
    if (file === null) return;
    setIsBusy(true);
    setError(null);
    try {
      const secret = lock === 'passphrase' ? passphrase : null;
      const { bytes } = await call('backups.save', { fileId: file.fileId, passphrase: secret });
      toast({ text: t('backups.saved', { size: formatBytes(bytes) }) });
      onClose();
    } catch (caught) {
      setError(asSatchelError(caught));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form
      className={css.panel}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={css.row}>
        <span>{t('backups.saveWith')}</span>
        <Choice<Lock>
          label={t('backups.saveWith')}
          value={lock}
          choices={[
            { value: 'key', label: t('backups.withKey') },
            { value: 'passphrase', label: t('backups.withPassphrase') },
          ]}
          onChange={setLock}
        />
      </div>
      <p className={css.text}>{t(lock === 'key' ? 'backups.withKeyNote' : 'backups.withPassphraseNote')}</p>
      {lock === 'passphrase' && (
        <div className={css.pair}>
          <SecretInput
            label={t('backups.passphrase')}
            value={passphrase}
            error={isTried && isShort ? t('backups.passphraseShort') : undefined}
            autoComplete="new-password"
            autoFocus
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
          <SecretInput
            label={t('backups.passphraseAgain')}
            value={again}
            error={isTried && !isShort && passphrase !== again ? t('backups.passphraseDiffers') : undefined}
            autoComplete="new-password"
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
        </div>
      )}
      {error && (
        <p className={css.problem} role="alert">
          {say(error)}
        </p>
      )}
      <div className={css.deeds}>
        <Button type="submit" size="xs" variant="filled" loading={isBusy}>
          {t('backups.chooseAndSave')}
        </Button>
        <Button size="xs" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
