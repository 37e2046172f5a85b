import { ActionIcon, Button, Kbd } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { SearchBox } from '../features/records/search-box.tsx';
import { SyncBadge } from '../features/sync/sync-badge.tsx';
import { useSession } from '../ipc/session.ts';
import { useKeys } from '../ui/use-keys.ts';
import { Wordmark } from '../ui/wordmark.tsx';
import css from './frame.module.css';
import { useCanTravel } from './use-can-travel.ts';

/** Back and forward, the search box, the sync badge, quick create; nothing else, on every screen. */
export function TitleBar() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { info } = useSession();
  const { canGoBack, canGoForward } = useCanTravel();
  const back = (): void => window.history.back();
  const forward = (): void => window.history.forward();
  useKeys({ 'alt+ArrowLeft': back, 'alt+ArrowRight': forward }, { whileTyping: true });
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
        <SearchBox />
      </div>
      <div className={css.right}>
        <SyncBadge />
        <Button
          size="xs"
          leftSection={<IconPlus size={14} />}
          rightSection={<Kbd>C</Kbd>}
          onClick={() => navigate('/customers/new')}
        >
          {t('app.create')}
        </Button>
      </div>
    </header>
  );
}
