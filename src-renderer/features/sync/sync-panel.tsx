import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';
import { useHasServer, useSession } from '../../ipc/session.ts';
import { useNow } from '../../ui/clock.ts';
import { formatCount, pastDate } from '../../ui/format.ts';
import { StatusMark } from '../../ui/marks.tsx';
import { hostOf } from './host-of.ts';
import css from './sync-badge.module.css';
import { useRunSync } from './use-run-sync.ts';

function heading({ connection }: SyncOverview, hasServer: boolean, host: string, t: TFunction): string {
  if (!hasServer) return t('sync.noServer');
  if (connection === 'offline') return t('sync.noAnswer', { host });
  return t(connection === 'signed_out' ? 'sync.signedOutOf' : 'sync.connectedTo', { host });
}

/** Behind the badge: how things stand in one look, and the way to the page that says more. */
export function SyncPanel({ overview, onClose }: { overview: SyncOverview; onClose: () => void }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const hasServer = useHasServer();
  const now = useNow();
  const { isRunning, run } = useRunSync();
  const [, navigate] = useLocation();
  const { status, connection } = overview;
  const swept = status.lastCompleteSweepAt;
  const sweep = swept ? t('sync.lastSweep', { when: pastDate(swept, now, t) }) : t('sync.noSweep');
  const open = (path: string): void => {
    onClose();
    navigate(path);
  };
  const lines = [
    [<StatusMark key="pending" shape="up" tone="accent" label={t('sync.pending')} />, status.pending],
    [<StatusMark key="conflicts" shape="diamond" tone="warn" label={t('sync.conflicts')} />, status.conflicts],
    [<StatusMark key="refused" shape="refused" tone="danger" label={t('sync.refused')} />, status.refused],
  ] as const;
  return (
    <div className={css.panel}>
      <header>
        <h2>{heading(overview, hasServer, hostOf(workspace), t)}</h2>
        <p>
          {t('sync.safe')} {hasServer && sweep}
        </p>
      </header>
      {hasServer &&
        lines.map(([mark, count]) => (
          <Link key={mark.key} href="/sync" className={css.line ?? ''} onClick={onClose}>
            {mark}
            <span>{formatCount(count)}</span>
          </Link>
        ))}
      <div className={css.foot}>
        {hasServer && connection !== 'signed_out' && (
          <Button size="xs" loading={isRunning} onClick={() => void run()}>
            {t('sync.run')}
          </Button>
        )}
        {hasServer ? (
          <Button
            size="xs"
            variant={connection === 'signed_out' ? 'default' : 'subtle'}
            color="gray"
            onClick={() => open('/sync')}
          >
            {t(connection === 'signed_out' ? 'sync.signIn' : 'sync.open')}
          </Button>
        ) : (
          <Button size="xs" onClick={() => open('/connect')}>
            {t('sync.localConnect')}
          </Button>
        )}
      </div>
    </div>
  );
}
