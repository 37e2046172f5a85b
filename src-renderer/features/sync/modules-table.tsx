import { onScreens } from './on-screens.ts';
import { useTranslation } from 'react-i18next';
import type { SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';
import { formatCount } from '../../ui/format.ts';
import { StatusMark } from '../../ui/marks.tsx';
import { RelativeDate } from '../../ui/values.tsx';
import css from './sync-page.module.css';

type Module = SyncOverview['modules'][number];

function ModuleState({ of, isRunning }: { of: Module; isRunning: boolean }) {
  const { t } = useTranslation();
  if (of.conflicts + of.refused > 0) return <StatusMark shape="diamond" tone="warn" label={t('sync.needsYou')} />;
  if (isRunning) return <StatusMark shape="up" tone="accent" label={t('sync.running')} />;
  if (of.pending > 0) return <StatusMark shape="up" tone="accent" label={t('sync.pending')} />;
  return of.lastCompleteSweepAt ? (
    <StatusMark shape="check" label={t('sync.checked')} />
  ) : (
    <StatusMark shape="clock" label={t('sync.notChecked')} />
  );
}

/** Per module: how many records are here, what is open, when all of it was last compared with the server. */
export function ModulesTable({ overview }: { overview: SyncOverview }) {
  const { t } = useTranslation();
  const heads = ['here', 'pending', 'conflicts', 'refused', 'lastCheck'] as const;
  return (
    <table className={css.modules} aria-label={t('sync.overviewLabel')}>
      <thead>
        <tr>
          <th>{t('sync.module')}</th>
          <th>{t('sync.state')}</th>
          {heads.map((head) => (
            <th key={head} data-num="">
              {t(`sync.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {onScreens(overview.modules).map((module) => (
          <tr key={module.entity}>
            <th scope="row">{t(`nav.${module.entity}`)}</th>
            <td>
              <ModuleState of={module} isRunning={overview.isRunning} />
            </td>
            <td data-num="">{formatCount(module.here)}</td>
            <Count value={module.pending} />
            <Count value={module.conflicts} tone="warn" />
            <Count value={module.refused} tone="danger" />
            <td data-num="" className="soft">
              {module.lastCompleteSweepAt ? <RelativeDate at={module.lastCompleteSweepAt} /> : t('sync.neverSweep')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Count({ value, tone }: { value: number; tone?: 'warn' | 'danger' }) {
  return (
    <td data-num="" data-zero={value === 0 ? '' : undefined} data-tone={value > 0 ? tone : undefined}>
      {formatCount(value)}
    </td>
  );
}
