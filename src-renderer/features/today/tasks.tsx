import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Today, TodayDue } from '../../../src-shared/ipc/today.routes.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { RelativeDate } from '../../ui/values.tsx';
import { Line } from './line.tsx';
import { PlanActions } from './plan-actions.tsx';
import css from './today.module.css';
import { useTaskDeeds } from './use-plan-deeds.ts';

interface TasksProps {
  readonly overdue: Today['overdueTasks'];
  readonly due: Today['todayTasks'];
}

/** What has to be done today, and before it what should have been done already. */
export function Tasks({ overdue, due }: TasksProps) {
  const { t } = useTranslation();
  const total = overdue.total + due.total;
  if (total === 0) return null;
  return (
    <section aria-label={t('today.tasks')}>
      <h2>
        {t('today.tasks')}
        <span>
          {t('today.items', { count: total })}
          {overdue.total > 0 && t('today.overdue', { count: overdue.total })}
        </span>
      </h2>
      <ul>
        {overdue.lines.map((line) => (
          <Task key={line.id} line={line} isLate />
        ))}
        {due.lines.map((line) => (
          <Task key={line.id} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Task({ line, isLate = false }: { line: TodayDue; isLate?: boolean }) {
  const { t } = useTranslation();
  const deeds = useTaskDeeds()(line);
  const { title, due, customerId, customerName } = line;
  return (
    <Line
      {...{ title, customerId }}
      note={customerName}
      lead={
        <Checkbox
          size="xs"
          className={css.check ?? ''}
          checked={false}
          data-deed="complete"
          aria-label={t('today.complete', { title })}
          title={t('today.keys.complete')}
          onChange={deeds.complete}
        />
      }
      deeds={<PlanActions deeds={deeds} hasComplete={false} />}
      end={
        <span className={isLate ? css.late : undefined}>
          {isLate && <Glyph shape="triangle" size={12} />}
          <RelativeDate at={due} isAhead={!isLate} />
        </span>
      }
    />
  );
}
