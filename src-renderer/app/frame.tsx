import { Avatar } from '@mantine/core';
import { IconCloudUp, IconFileImport, IconSettings, IconSun, type Icon } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { ScreenEntity } from '../../src-shared/domain/entities.ts';
import { Palette } from '../features/palette/palette.tsx';
import { CheatSheet } from '../features/shortcuts/cheat-sheet.tsx';
import { useSession } from '../ipc/session.ts';
import { ENTITY_ICONS } from '../ui/entity-icon.tsx';
import { formatCount } from '../ui/format.ts';
import type { Shortcut } from '../ui/key-registry.ts';
import { useKeyRegistry, useKeys } from '../ui/use-keys.ts';
import css from './frame.module.css';
import { PageBoundary } from './page-boundary.tsx';
import { TitleBar } from './title-bar.tsx';
import { useCommands } from './use-commands.ts';
import { useVisits } from './use-visits.ts';

interface FrameProps {
  readonly children: ReactNode;
  /** Shows all that matches in the list of an entity. */
  readonly onSearchList: (entity: ScreenEntity, text: string) => void;
}

/** The frame that never moves: title bar, rail, one page surface; above them palette and cheat sheet. */
export function Frame({ children, onSearchList }: FrameProps) {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const { sync } = useSession();
  const registry = useKeyRegistry();
  const [layer, setLayer] = useState<'palette' | readonly Shortcut[] | null>(null);
  const commands = useCommands(() => setLayer(registry.shortcuts()));
  const open = sync ? sync.status.pending + sync.status.conflicts + sync.status.refused : 0;
  const close = (): void => setLayer(null);
  useVisits();
  useKeys(
    { 'mod+k': { act: () => setLayer('palette'), text: t('shortcuts.search') } },
    { whileTyping: true, isEverywhere: true },
  );
  const withKeys = commands.filter(({ strokes, kind }) => strokes !== undefined && kind !== 'create');
  useKeys(Object.fromEntries(withKeys.map(({ strokes = '', title, run }) => [strokes, { act: run, text: title }])), {
    isEverywhere: true,
  });
  return (
    <div className={css.frame}>
      <TitleBar commands={commands} onSearch={() => setLayer('palette')} />
      <nav className={css.rail} aria-label={t('app.mainNavigation')}>
        <RailItem to="/today" icon={IconSun} label={t('nav.today')} path={path} />
        <RailItem to="/customers" icon={ENTITY_ICONS.customers} label={t('nav.customers')} path={path} />
        <RailItem to="/contacts" icon={ENTITY_ICONS.contacts} label={t('nav.contacts')} path={path} />
        <RailItem to="/import" icon={IconFileImport} label={t('nav.import')} path={path} />
        <RailItem to="/sync" icon={IconCloudUp} label={t('nav.sync')} path={path} count={open} />
        <Me isCurrent={path.startsWith('/settings')} />
      </nav>
      <main className={css.page}>
        <PageBoundary path={path}>{children}</PageBoundary>
      </main>
      {layer === 'palette' && (
        <Palette
          commands={commands}
          onOpen={({ entity, id }) => navigate(`/${entity}/${id}`)}
          onShowAll={onSearchList}
          onClose={close}
        />
      )}
      {layer !== null && layer !== 'palette' && <CheatSheet shortcuts={layer} onClose={close} />}
    </div>
  );
}

interface RailItemProps {
  readonly to: string;
  readonly icon: Icon;
  readonly label: string;
  readonly path: string;
  /** Shown only where there is work. */
  readonly count?: number;
}

function RailItem({ to, icon: ItemIcon, label, path, count = 0 }: RailItemProps) {
  return (
    <Link href={to} className={css.item ?? ''} title={label} aria-current={path.startsWith(to) ? 'page' : undefined}>
      <ItemIcon size={16} stroke={1.6} aria-hidden />
      <span className="truncate">{label}</span>
      {count > 0 && <em>{formatCount(count)}</em>}
    </Link>
  );
}

/** Whose data this is; the way to the settings. */
function Me({ isCurrent }: { isCurrent: boolean }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const name = workspace?.user ?? t('app.local');
  return (
    <Link
      href="/settings"
      className={css.me ?? ''}
      title={t('nav.settings')}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <Avatar>{name.slice(0, 1).toUpperCase()}</Avatar>
      <span>
        <span className="truncate">{name}</span>
        <small className="truncate">{workspace?.tenant ?? t('sync.noServer')}</small>
      </span>
      <IconSettings size={16} stroke={1.6} role="img" aria-label={t('nav.settings')} />
    </Link>
  );
}
