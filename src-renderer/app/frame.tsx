import { Avatar } from '@mantine/core';
import {
  IconAddressBook,
  IconBuildingFactory2,
  IconCloudUp,
  IconFileImport,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useSession } from '../ipc/session.ts';
import { formatCount } from '../ui/format.ts';
import { useKeys } from '../ui/use-keys.ts';
import css from './frame.module.css';
import { TitleBar } from './title-bar.tsx';

/** The frame that never moves: title bar, rail, one page surface. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const { sync } = useSession();
  const open = sync ? sync.status.pending + sync.status.conflicts + sync.status.refused : 0;
  useKeys({ c: () => navigate('/customers/new') });
  return (
    <div className={css.frame}>
      <TitleBar />
      <nav className={css.rail} aria-label={t('app.mainNavigation')}>
        <RailItem to="/customers" icon={IconBuildingFactory2} label={t('nav.customers')} path={path} />
        <RailItem to="/contacts" icon={IconAddressBook} label={t('nav.contacts')} path={path} />
        <RailItem to="/import" icon={IconFileImport} label={t('nav.import')} path={path} />
        <RailItem to="/sync" icon={IconCloudUp} label={t('nav.sync')} path={path} count={open} />
        <Me isCurrent={path.startsWith('/settings')} />
      </nav>
      <main className={css.page}>{children}</main>
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
      aria-label={`${t('nav.settings')}, ${name}`}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <Avatar>{name.slice(0, 1).toUpperCase()}</Avatar>
      <span>
        <span className="truncate">{name}</span>
        <small className="truncate">{workspace?.tenant ?? t('sync.noServer')}</small>
      </span>
      <IconSettings size={16} stroke={1.6} aria-hidden />
    </Link>
  );
}
