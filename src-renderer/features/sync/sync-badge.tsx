import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../ipc/session.ts';
import { useNow } from '../../ui/clock.ts';
import { Glyph, type Shape } from '../../ui/glyph.tsx';
import { badgeTruth, type BadgeTruth } from './badge-truth.ts';
import { badgeWords } from './badge-words.ts';
import css from './sync-badge.module.css';
import { SyncPanel } from './sync-panel.tsx';

const SHAPES: Record<BadgeTruth['kind'], Shape> = {
  local: 'here',
  needsYou: 'diamond',
  signedOut: 'lock',
  trouble: 'triangle',
  offline: 'offline',
  pending: 'up',
  syncing: 'up',
  unchecked: 'clock',
  settled: 'check',
};

/** The badge that never lies, on every screen. */
export function SyncBadge() {
  const { t } = useTranslation();
  const { sync, workspace } = useSession();
  const now = useNow();
  const [isOpen, setIsOpen] = useState(false);
  if (!sync) return null;
  const truth = badgeTruth(sync, workspace?.kind === 'cell', now);
  const [main, rest] = badgeWords(truth, sync, t, now);
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
          className={`plain ${css.badge} ${css[truth.kind] ?? ''}`}
          aria-label={`${t('sync.badgeLabel')}: ${main} ${rest}`.trim()}
          data-truth={truth.kind}
          data-running={sync.isRunning ? '' : undefined}
          data-expanded={isOpen ? '' : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Glyph shape={SHAPES[truth.kind]} />
          <b>{main}</b> {rest && <span>{rest}</span>}
          {sync.isRunning && <i className={css.turning} aria-hidden />}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('sync.badgeLabel')}>
        <SyncPanel overview={sync} onClose={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
