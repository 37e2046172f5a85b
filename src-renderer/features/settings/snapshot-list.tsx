import { useTranslation } from 'react-i18next';
import { useQuery } from '../../ipc/use-query.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import { absoluteDate } from '../../ui/format.ts';
import css from './settings.module.css';

const SHOWN = 5;

/** The snapshots of the open workspace, newest first. */
export function SnapshotList() {
  const { t } = useTranslation();
  const { data: snapshots } = useQuery('backups.snapshots', {}, ['workspaces.changed']);
  const earlier = (snapshots?.length ?? 0) - SHOWN;
  return (
    <>
      {t(snapshots?.length === 0 ? 'backups.snapshotsNone' : 'backups.snapshotsText')}
      {snapshots !== undefined && snapshots.length > 0 && (
        <ul className={css.snapshots} aria-label={t('backups.snapshots')}>
          {snapshots.slice(0, SHOWN).map(({ id, at, bytes, reason }) => (
            <li key={id}>
              <time dateTime={at}>{absoluteDate(at)}</time>
              <span>{t(`backups.reasons.${reason}`)}</span>
              <span>{formatBytes(bytes)}</span>
            </li>
          ))}
          {earlier > 0 && <li>{t('backups.more', { count: earlier })}</li>}
        </ul>
      )}
    </>
  );
}
