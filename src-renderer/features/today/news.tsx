import { Avatar } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TodayNews } from '../../../src-shared/ipc/today.routes.ts';
import { useFieldWord } from '../../i18n/use-field-label.ts';
import { useSession } from '../../ipc/session.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { RelativeDate } from '../../ui/values.tsx';
import css from './today.module.css';

/** What others changed at the server since yesterday, as far as it is here. */
export function News({ lines }: { lines: readonly TodayNews[] }) {
  const { t } = useTranslation();
  const { sync } = useSession();
  const sweptAt = sync?.status.lastCompleteSweepAt ?? null;
  return (
    <aside className={css.news} aria-label={t('today.news')}>
      <h2>
        {t('today.news')}
        <span>{t('today.sinceYesterday')}</span>
      </h2>
      {sync?.connection === 'offline' && (
        <p className={css.asof}>
          <Glyph shape="offline" size={13} />
          {t('today.offline')}
          {sweptAt && <RelativeDate at={sweptAt} />}
        </p>
      )}
      {lines.length === 0 && <p className={css.none}>{t('today.noNews')}</p>}
      <ul>
        {lines.map((line) => (
          <NewsLine key={line.id} line={line} />
        ))}
      </ul>
    </aside>
  );
}

function NewsLine({ line }: { line: TodayNews }) {
  const { t } = useTranslation();
  const { by, title, at, change, entity, id, customerId } = line;
  const fieldWord = useFieldWord(entity === 'contacts' ? 'contacts' : 'customers');
  const page = entity === 'contacts' ? `/contacts/${id}` : customerId && `/customers/${customerId}`;
  const what = change
    ? t('today.changedField', { title, field: fieldWord(change.field) })
    : t('today.changed', { title });
  return (
    <li>
      <Avatar size={20}>{by.slice(0, 1).toUpperCase()}</Avatar>
      <div>
        <b>{by}</b>
        {page ? <Link href={page}>{what}</Link> : what}
      </div>
      <RelativeDate at={at} />
    </li>
  );
}
