import { useTranslation } from 'react-i18next';
import { useQuery } from '../../ipc/use-query.ts';
import { absoluteDate } from '../../ui/format.ts';

/** When the whole of the data was last found sound; nothing while that is not known. */
export function LastCheck() {
  const { t } = useTranslation();
  const { data } = useQuery('backups.lastCheck', {}, ['workspaces.changed']);
  if (data === undefined) return null;
  return data.soundAt === null
    ? t('backups.lastCheckNone')
    : t('backups.lastCheckSound', { time: absoluteDate(data.soundAt) });
}
