import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/use-language.ts';
import { useSession } from '../../ipc/session.ts';
import { useRestoreBackup } from '../../ipc/use-restore-backup.ts';
import { Section } from '../../ui/page.tsx';
import { PassphraseForm } from '../../ui/passphrase-form.tsx';
import { useToast } from '../../ui/toast.ts';
import { Facts } from './facts.tsx';
import { LastCheck } from './last-check.tsx';
import { SaveBackup } from './save-backup.tsx';
import css from './settings.module.css';
import { ShowKey } from './show-key.tsx';
import { SnapshotList } from './snapshot-list.tsx';
import { StorageSize } from './storage-size.tsx';

/** Where the data lies, what protects it, and the ways to have it twice. */
export function DataSection() {
  const { t } = useTranslation();
  const { info } = useSession();
  return (
    <Section title={t('settings.data')}>
      <Facts
        facts={[
          [t('settings.where'), t('settings.whereText')],
          [t('storage.title'), <StorageSize key="size" />],
          [t('settings.encryption'), t('settings.encryptionText')],
          [t('settings.key'), t(info.hasKeyring ? 'settings.keyring' : 'settings.noKeyring')],
          [t('backups.snapshots'), <SnapshotList key="snapshots" />],
          [t('backups.lastCheck'), <LastCheck key="check" />],
        ]}
      />
      <Deeds />
    </Section>
  );
}

/** One at a time opens in place; no dialog stands over the page. */
function Deeds() {
  const { t } = useTranslation();
  const say = useErrorText();
  const toast = useToast();
  const [open, setOpen] = useState<'save' | 'key' | null>(null);
  const restore = useRestoreBackup(() => toast({ text: t('backups.restored') }));
  const close = (): void => setOpen(null);
  if (open === 'save') return <SaveBackup onClose={close} />;
  if (open === 'key') return <ShowKey onClose={close} />;
  if (restore.state === 'locked') {
    return (
      <PassphraseForm
        label={t('backups.restoreLocked')}
        submit={t('backups.unlock')}
        error={restore.error ? say(restore.error) : undefined}
        onSubmit={(passphrase) => void restore.unlock(passphrase)}
        onCancel={restore.cancel}
      />
    );
  }
  const isBusy = restore.state === 'busy';
  return (
    <>
      <div className={css.deeds}>
        <Button size="xs" disabled={isBusy} onClick={() => setOpen('save')}>
          {t('backups.save')}
        </Button>
        <Button size="xs" disabled={isBusy} onClick={() => void restore.choose()}>
          {t(isBusy ? 'backups.restoring' : 'backups.restore')}
        </Button>
        <Button size="xs" disabled={isBusy} onClick={() => setOpen('key')}>
          {t('backups.showKey')}
        </Button>
      </div>
      {restore.error && (
        <p className={css.problem} role="alert">
          {say(restore.error)}
        </p>
      )}
    </>
  );
}
