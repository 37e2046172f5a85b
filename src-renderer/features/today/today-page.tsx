import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ENTITIES } from '../../../src-shared/domain/entities.ts';
import type { EventName } from '../../../src-shared/ipc/events.ts';
import type { Today } from '../../../src-shared/ipc/today.routes.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { useHasServer } from '../../ipc/session.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { PageHead } from '../../ui/page.tsx';
import { ComputerPicture, StateView } from '../../ui/state-view.tsx';
import { useDay } from '../../ui/use-day.ts';
import { Agenda } from './agenda.tsx';
import { EmptyToday } from './empty-today.tsx';
import { News } from './news.tsx';
import { Tasks } from './tasks.tsx';
import { TodaySkeleton } from './today-skeleton.tsx';
import css from './today.module.css';
import { useDayText } from './use-day-text.ts';
import { useLineKeys } from './use-line-keys.ts';
import { Watch } from './watch.tsx';

/** Snapshots of the server's figures are no work for today. */
const CHANGES: readonly EventName[] = ENTITIES.filter((entity) => entity !== 'snapshots').map(
  (entity) => `${entity}.changed` as const,
);

/** What needs a person today: what is planned on the left, what must not be forgotten beside it, what others did. */
export function TodayPage() {
  const { t } = useTranslation();
  const say = useErrorText();
  const dayText = useDayText();
  const hasServer = useHasServer();
  const { data, error, reload } = useQuery('today.read', {}, CHANGES);
  useNewDay(reload);
  return (
    <>
      <PageHead title={t('nav.today')} note={data && dayText(data.today)} />
      {data && (isEmpty(data) ? <EmptyToday /> : <Columns today={data} />)}
      {!data && !error && <TodaySkeleton label={t('app.loading')} hasNews={hasServer} />}
      {!data && error && (
        <StateView
          picture={<ComputerPicture sign="broken" />}
          title={t('today.failedTitle')}
          text={t('customers.failedText', { reason: say(error) })}
          isAlert
        >
          <Button variant="filled" onClick={reload}>
            {t('app.retry')}
          </Button>
        </StateView>
      )}
    </>
  );
}

/** A window that stays open over night shows the new day in the morning. */
function useNewDay(reload: () => void): void {
  const day = useDay();
  const shown = useRef(day);
  useEffect(() => {
    if (shown.current === day) return;
    shown.current = day;
    reload();
  }, [day, reload]);
}

const watched = ({ oldCases, overduePayments, expiringContracts, quietDeals }: Today): number =>
  oldCases.total + overduePayments.total + expiringContracts.total + quietDeals.total;

const isEmpty = (today: Today): boolean =>
  watched(today) + today.overdueTasks.total + today.todayTasks.total + today.agenda.length === 0 &&
  today.next === null &&
  (today.news ?? []).length === 0;

function Columns({ today }: { today: Today }) {
  const lines = useLineKeys<HTMLDivElement>();
  return (
    <div ref={lines} className={css.columns} data-news={today.news === null ? undefined : ''}>
      <div>
        <Agenda today={today} />
        <Tasks overdue={today.overdueTasks} due={today.todayTasks} />
        <Agenda today={today} isNext />
      </div>
      <div>
        <Watch today={today} isCalm={watched(today) === 0} />
      </div>
      {today.news && <News lines={today.news} />}
    </div>
  );
}
