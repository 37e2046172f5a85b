import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { useToast } from '../../ui/toast.ts';

/** How much room the data of this person takes on this computer, and where it lies. */
export function StorageSize() {
  const { t } = useTranslation();
  const say = useErrorText();
  const toast = useToast();
  const { data: size } = useQuery('shell.dataSize', {}, ['workspaces.changed']);
  const open = (): void => {
    call('shell.openDataFolder', {}).catch((error: unknown) =>
      toast({ text: say(asSatchelError(error)), isProblem: true }),
    );
  };
  return (
    <>
      {size && t('storage.size', { data: formatBytes(size.data), snapshots: formatBytes(size.snapshots) })}{' '}
      <Button size="compact-xs" h={20} variant="subtle" color="gray" onClick={open}>
        {t('backups.openFolder')}
      </Button>
    </>
  );
}
