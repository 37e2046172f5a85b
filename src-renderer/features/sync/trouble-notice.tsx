import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SyncOverview, SyncTrouble } from '../../../src-shared/ipc/sync.routes.ts';
import { useSentenceJoin } from '../../i18n/use-language.ts';
import { useSession } from '../../ipc/session.ts';
import { useNow } from '../../ui/clock.ts';
import { absoluteDate, relativeDate } from '../../ui/format.ts';
import { Notice } from '../../ui/page.tsx';
import { isSilence } from './badge-truth.ts';
import { sinceText } from './badge-words.ts';
import { hostOf } from './host-of.ts';
import css from './sync-page.module.css';
import { troubleText } from './trouble-text.ts';
import { useRunSync } from './use-run-sync.ts';

/** Rounds do not reach the server: what is safe first, then what happened, since when, its number, and the ways on. */
export function TroubleNotice({ overview, trouble }: { overview: SyncOverview; trouble: SyncTrouble }) {
  const { t } = useTranslation();
  const now = useNow();
  const { workspace } = useSession();
  const { isRunning, run } = useRunSync();
  const join = useSentenceJoin();
  const isSilent = isSilence(trouble);
  const safe = t('sync.offlineText', { count: overview.status.pending });
  const next = overview.nextAt ? t('badge.next', { when: relativeDate(overview.nextAt, now, t) }) : '';
  const since = t('trouble.sinceTimes', { since: sinceText(trouble.since, now, t), count: trouble.attempts });
  return (
    <Notice
      tone={isSilent ? 'quiet' : 'warn'}
      shape={isSilent ? 'offline' : 'triangle'}
      title={t(isSilent ? 'sync.offlineTitle' : 'trouble.title')}
      text={join([safe, next])}
    >
      <dl className={css.trouble}>
        <dt>{t('trouble.what')}</dt>
        <dd>{troubleText(trouble, hostOf(workspace), t)}</dd>
        <dt>{t('trouble.since')}</dt>
        <dd title={absoluteDate(trouble.since)}>{since}</dd>
        {trouble.requestId !== null && (
          <>
            <dt>{t('sync.columns.request')}</dt>
            <dd className="mono">{trouble.requestId}</dd>
          </>
        )}
      </dl>
      <div className={css.ways}>
        <Button size="xs" disabled={isRunning} onClick={() => void run()}>
          {t(isRunning ? 'badge.retrying' : 'badge.tryNow')}
        </Button>
        <Button size="xs" component={Link} href="/settings/connection">
          {t('trouble.checkConnection')}
        </Button>
        <CopyDetails overview={overview} trouble={trouble} />
      </div>
    </Notice>
  );
}

/** What whoever looks after the server needs: codes, times and numbers, nothing about customers. */
function CopyDetails({ overview, trouble }: { overview: SyncOverview; trouble: SyncTrouble }) {
  const { t } = useTranslation();
  const { info, workspace } = useSession();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const { status } = overview;
    const details = { version: info.version, host: hostOf(workspace), profile: workspace?.profile, trouble, status };
    await navigator.clipboard.writeText(JSON.stringify(details, null, 2));
    setIsCopied(true);
  };
  return (
    <Button size="xs" variant="subtle" color="gray" onClick={() => void copy()}>
      {t(isCopied ? 'pageError.copied' : 'trouble.copy')}
    </Button>
  );
}
