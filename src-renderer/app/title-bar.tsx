import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../features/palette/command.ts';
import { SyncBadge } from '../features/sync/sync-badge.tsx';
import { useSession } from '../ipc/session.ts';
import { KeyCaps } from '../ui/key-caps.tsx';
import { modKey } from '../ui/mod-key.ts';
import { useKeys } from '../ui/use-keys.ts';
import { Wordmark } from '../ui/wordmark.tsx';
import css from './frame.module.css';
import { QuickCreate } from './quick-create.tsx';
import { useCanTravel } from './use-can-travel.ts';

const back = (): void => window.history.back();
const forward = (): void => window.history.forward();

interface TitleBarProps {
  readonly commands: readonly Command[];
  readonly onSearch: () => void;
}

/** Back and forward, the way into the palette, the sync badge, quick create; nothing else, on every screen. */
export function TitleBar({ commands, onSearch }: TitleBarProps) {
  const { t } = useTranslation();
  const { info } = useSession();
  const { canGoBack, canGoForward } = useCanTravel();
  // On a Mac ⌥ and an arrow move by words in a text.
  const isMac = modKey() === '⌘';
  useKeys(
    {
      'alt+ArrowLeft': { act: back, text: t('app.back') },
      'alt+ArrowRight': { act: forward, text: t('app.forward') },
      'mod+[': { act: back, text: t('app.back') },
      'mod+]': { act: forward, text: t('app.forward') },
    },
    { whileTyping: !isMac, isEverywhere: true },
  );
  useEffect(() => {
    const travel = (event: MouseEvent): void => {
      const go = { 3: back, 4: forward }[event.button];
      if (!go) return;
      event.preventDefault();
      go();
    };
    window.addEventListener('mouseup', travel);
    return () => window.removeEventListener('mouseup', travel);
  }, []);
  return (
    <header className={css.top}>
      <div className={css.brand}>
        <Wordmark />
        Satchel
        {info.isPreview && <span className={css.preview}>{t('app.preview')}</span>}
      </div>
      <div className={css.middle}>
        <ActionIcon size="sm" aria-label={t('app.back')} disabled={!canGoBack} bg="transparent" onClick={back}>
          <IconArrowLeft size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={t('app.forward')} disabled={!canGoForward} bg="transparent" onClick={forward}>
          <IconArrowRight size={16} stroke={1.6} />
        </ActionIcon>
        <button
          type="button"
          className={`plain ${css.search}`}
          aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
          onClick={onSearch}
        >
          <IconSearch size={15} stroke={1.6} aria-hidden />
          <span className="truncate" title={t('palette.open')}>
            {t('palette.open')}
          </span>
          <KeyCaps strokes="mod+k" />
        </button>
      </div>
      <div className={css.right}>
        <SyncBadge />
        <QuickCreate commands={commands} />
      </div>
    </header>
  );
}
