import { Popover } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncOverview } from '../../../src-shared/ipc/sync.routes.ts';
import { useSession } from '../../ipc/session.ts';
import { useNow } from '../../ui/clock.ts';
import { pastDate } from '../../ui/format.ts';
import { Glyph, type Shape } from '../../ui/glyph.tsx';
import { badgeTruth, type BadgeTruth } from './badge-truth.ts';
import css from './sync-badge.module.css';
import { SyncPanel } from './sync-panel.tsx';

const SHAPES: Record<BadgeTruth['kind'], Shape> = {
  local: 'here',
  needsYou: 'diamond',
  signedOut: 'lock',
  offline: 'offline',
  pending: 'up',
  unchecked: 'clock',
  settled: 'check',
};

/** What the badge says and what it adds in a quieter voice. */
function words(truth: BadgeTruth, { status, connection }: SyncOverview, t: TFunction, now: number): [string, string] {
  const waiting = status.pending > 0 ? t('sync.pendingCount', { count: status.pending }) : '';
  switch (truth.kind) {
    case 'local':
      return [t('sync.onThisComputer'), ''];
    case 'needsYou':
      return [t('sync.needYou', { count: truth.count }), connection === 'offline' ? t('sync.offline') : waiting];
    case 'signedOut':
      return [t('sync.signInAgain'), waiting];
    case 'offline':
      return [t('sync.offline'), waiting || t('sync.keepWorking')];
    case 'pending':
      return [waiting, ''];
    case 'unchecked':
      return [t('sync.unchecked'), status.lastCompleteSweepAt ? pastDate(status.lastCompleteSweepAt, now, t) : ''];
    case 'settled':
      return [t('sync.allSynced'), pastDate(truth.sweptAt, now, t)];
  }
}

/** The badge that never lies, on every screen. */
export function SyncBadge() {
  const { t } = useTranslation();
  const { sync, workspace } = useSession();
  const now = useNow();
  const [isOpen, setIsOpen] = useState(false);
  if (!sync) return null;
  const truth = badgeTruth(sync, workspace?.kind === 'cell', now);
  const [main, rest] = words(truth, sync, t, now);
  return (
    <Popover
      position="bottom-end"
      opened={isOpen}
      onChange={setIsOpen}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className={`plain ${css.badge} ${css[truth.kind] ?? ''} ${sync.isRunning ? css.isRunning : ''}`}
          aria-label={`${t('sync.badgeLabel')}: ${main} ${rest}`.trim()}
          data-truth={truth.kind}
          data-expanded={isOpen ? '' : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Glyph shape={sync.isRunning ? 'up' : SHAPES[truth.kind]} />
          <b>{main}</b>
          {rest && <span>{rest}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <SyncPanel overview={sync} onClose={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
