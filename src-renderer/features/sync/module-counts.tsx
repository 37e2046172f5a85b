import { useTranslation } from 'react-i18next';
import type { SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';
import { formatCount } from '../../ui/format.ts';
import css from './sync-badge.module.css';

/** Of each module that holds anything: how many records are here and how many changes of it are open. */
export function ModuleCounts({ modules }: { modules: SyncOverview['modules'] }) {
  const { t } = useTranslation();
  const rows = modules
    .map(({ entity, here, pending, conflicts, refused }) => ({ entity, here, open: pending + conflicts + refused }))
    .filter(({ here, open }) => here + open > 0);
  if (rows.length === 0) return null;
  return (
    <table className={css.modules} aria-label={t('sync.overviewLabel')}>
      <thead>
        <tr>
          <th scope="col">{t('sync.module')}</th>
          <th scope="col">{t('sync.here')}</th>
          <th scope="col">{t('badge.open')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ entity, here, open }) => (
          <tr key={entity}>
            <th scope="row">{t(`palette.headings.${entity}`)}</th>
            <td>{formatCount(here)}</td>
            <td data-open={open > 0 ? '' : undefined}>{formatCount(open)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
