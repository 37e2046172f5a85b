import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';
import { useSentenceJoin } from '../../i18n/use-language.ts';
import { useHasServer, useSession } from '../../ipc/session.ts';
import { useNow } from '../../ui/clock.ts';
import { formatCount, pastDate, relativeDate } from '../../ui/format.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { StatusMark } from '../../ui/marks.tsx';
import { isSilence } from './badge-truth.ts';
import { progressText, sinceText } from './badge-words.ts';
import { hostOf } from './host-of.ts';
import { ModuleCounts } from './module-counts.tsx';
import css from './sync-badge.module.css';
import { troubleText } from './trouble-text.ts';
import { useRunSync } from './use-run-sync.ts';

function heading({ connection, trouble }: SyncOverview, hasServer: boolean, host: string, t: TFunction): string {
  if (!hasServer) return t('sync.noServer');
  if (connection === 'signed_out') return t('sync.signedOutOf', { host });
  if (trouble && !isSilence(trouble)) return t('trouble.title');
  if (connection === 'none') return t('badge.notAsked', { host });
  return t(connection === 'offline' ? 'sync.noAnswer' : 'sync.connectedTo', { host });
}

/** What is safe first, then what happened, since when, and what comes next. */
function useSentences(overview: SyncOverview): readonly string[] {
  const { t } = useTranslation();
  const now = useNow();
  const { workspace } = useSession();
  if (!useHasServer()) return [t('sync.safe')];
  const { status, trouble, nextAt } = overview;
  const swept = status.lastCompleteSweepAt;
  const since = trouble && sinceText(trouble.since, now, t);
  return [
    t('sync.safe'),
    swept ? t('sync.lastSweep', { when: pastDate(swept, now, t) }) : t('sync.noSweep'),
    ...(trouble ? [t('badge.what', { what: troubleText(trouble, hostOf(workspace), t), since })] : []),
    ...(overview.isRunning || !nextAt ? [] : [t('badge.next', { when: relativeDate(nextAt, now, t) })]),
  ];
}

/** Behind the badge: how things stand in one look, and the way to the page that says more. */
export function SyncPanel({ overview, onClose }: { overview: SyncOverview; onClose: () => void }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const hasServer = useHasServer();
  const sentences = useSentences(overview);
  const join = useSentenceJoin();
  const { status } = overview;
  const running = progressText(overview, t);
  const lines = [
    ['/sync', <StatusMark key="pending" shape="up" tone="accent" label={t('sync.pending')} />, status.pending],
    [
      '/sync/conflicts',
      <StatusMark key="conflicts" shape="diamond" tone="warn" label={t('sync.conflicts')} />,
      status.conflicts,
    ],
    [
      '/sync/refused',
      <StatusMark key="refused" shape="refused" tone="danger" label={t('sync.refused')} />,
      status.refused,
    ],
  ] as const;
  return (
    <div className={css.panel}>
      <header>
        <h2>{heading(overview, hasServer, hostOf(workspace), t)}</h2>
        <p>{join(sentences)}</p>
        {running && (
          <p role="status" className={css.now}>
            {running}
          </p>
        )}
      </header>
      {hasServer && (
        <>
          {lines.map(([to, mark, count]) => (
            <Link
              key={to}
              href={to}
              className={css.line ?? ''}
              data-zero={count === 0 ? '' : undefined}
              onClick={onClose}
            >
              {mark}
              <span>{formatCount(count)}</span>
            </Link>
          ))}
          <ModuleCounts modules={overview.modules} />
        </>
      )}
      <Ways overview={overview} onClose={onClose} />
    </div>
  );
}

/** What can be done from here: try now, sign in, connect, see more. */
function Ways({ overview, onClose }: { overview: SyncOverview; onClose: () => void }) {
  const { t } = useTranslation();
  const hasServer = useHasServer();
  const { isRunning, run } = useRunSync();
  const [, navigate] = useLocation();
  const isSignedOut = overview.connection === 'signed_out';
  const open = (path: string): void => {
    onClose();
    navigate(path);
  };
  if (!hasServer) {
    return (
      <div className={css.foot}>
        <Button size="xs" onClick={() => open('/connect')}>
          {t('sync.localConnect')}
        </Button>
      </div>
    );
  }
  return (
    <div className={css.foot}>
      {!isSignedOut && (
        <Button size="xs" disabled={isRunning} onClick={() => void run()}>
          {t(overview.trouble ? 'badge.tryNow' : 'sync.run')}
        </Button>
      )}
      <Button
        size="xs"
        variant={isSignedOut ? 'default' : 'subtle'}
        color="gray"
        rightSection={<KeyCaps strokes="g y" />}
        onClick={() => open('/sync')}
      >
        {t(isSignedOut ? 'sync.signIn' : 'sync.open')}
      </Button>
    </div>
  );
}
