import { Avatar, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCloudUp, IconFileImport, IconSettings, IconSun, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../ipc/session.ts';
import { ENTITY_ICONS } from '../ui/entity-icon.tsx';
import { formatCount } from '../ui/format.ts';
import css from './frame.module.css';
import { useDueCount } from './use-due-count.ts';

/** Below this width the rail is folded to its icons (frame.module.css). */
const FOLDED = '(max-width: 1100px)';

interface Place {
  readonly to: string;
  readonly icon: Icon;
  readonly label: string;
  /** Shown only where there is work, with what it counts. */
  readonly work?: { readonly count: number; readonly text: string };
}

/** The ways to every screen, in short groups; folded, each says its name beside it. */
export function Rail({ path }: { path: string }) {
  const { t } = useTranslation();
  const { sync } = useSession();
  const isFolded = useMediaQuery(FOLDED, false, { getInitialValueInEffect: false });
  const count = sync ? sync.status.pending + sync.status.conflicts + sync.status.refused : 0;
  const due = useDueCount();
  const groups: readonly { readonly title: string | null; readonly places: readonly Place[] }[] = [
    {
      title: null,
      places: [
        {
          to: '/today',
          icon: IconSun,
          label: t('nav.today'),
          work: { count: due, text: t('rail.due', { count: due }) },
        },
      ],
    },
    {
      title: t('rail.people'),
      places: [
        { to: '/customers', icon: ENTITY_ICONS.customers, label: t('nav.customers') },
        { to: '/contacts', icon: ENTITY_ICONS.contacts, label: t('nav.contacts') },
      ],
    },
    {
      title: t('rail.data'),
      places: [
        { to: '/import', icon: IconFileImport, label: t('nav.import') },
        { to: '/sync', icon: IconCloudUp, label: t('nav.sync'), work: { count, text: t('rail.open', { count }) } },
      ],
    },
  ];
  return (
    <nav className={css.rail} aria-label={t('app.mainNavigation')}>
      {groups.map(({ title, places }) => (
        <div key={title} role="group" className={css.group} {...(title === null ? {} : { 'aria-label': title })}>
          {title !== null && <h2 aria-hidden>{title}</h2>}
          {places.map((place) => (
            <RailItem key={place.to} {...{ place, isFolded }} isCurrent={path.startsWith(place.to)} />
          ))}
        </div>
      ))}
      <Me isCurrent={path.startsWith('/settings')} isFolded={isFolded} />
    </nav>
  );
}

interface RailItemProps {
  readonly place: Place;
  readonly isCurrent: boolean;
  readonly isFolded: boolean;
}

function RailItem({ place: { to, icon: ItemIcon, label, work }, isCurrent, isFolded }: RailItemProps) {
  const hasWork = work !== undefined && work.count > 0;
  const name = hasWork ? `${label}, ${work.text}` : label;
  return (
    <Tooltip label={name} position="right" disabled={!isFolded}>
      <Link
        href={to}
        className={css.item ?? ''}
        aria-label={isFolded ? name : undefined}
        aria-current={isCurrent ? 'page' : undefined}
      >
        <ItemIcon size={16} stroke={1.6} aria-hidden />
        <span className="truncate" title={label}>
          {label}
        </span>
        {hasWork && <em title={work.text}>{formatCount(work.count)}</em>}
        {hasWork && isFolded && <i className={css.dot} aria-hidden />}
      </Link>
    </Tooltip>
  );
}

/** Whose data this is; the way to the settings. */
function Me({ isCurrent, isFolded }: { isCurrent: boolean; isFolded: boolean }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const name = workspace?.user ?? t('app.local');
  const whose = workspace?.tenant ?? t('sync.noServer');
  return (
    <Tooltip label={t('nav.settings')} position="right" disabled={!isFolded}>
      <Link
        href="/settings"
        className={css.me ?? ''}
        aria-label={isFolded ? t('nav.settings') : undefined}
        aria-current={isCurrent ? 'page' : undefined}
      >
        <Avatar aria-hidden>{name.slice(0, 1).toUpperCase()}</Avatar>
        <span>
          <span className="truncate" title={name}>
            {name}
          </span>
          <small className="truncate" title={whose}>
            {whose}
          </small>
        </span>
        <IconSettings size={16} stroke={1.6} role="img" aria-label={t('nav.settings')} />
      </Link>
    </Tooltip>
  );
}
