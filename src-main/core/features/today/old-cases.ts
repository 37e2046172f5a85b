import type { Today } from '../../../../src-shared/ipc/today.routes.ts';
import { addDays, startOfDay } from '../../../../src-shared/lib/calendar.ts';
import { namedAfterCustomers } from './named.ts';
import { inDays, noneOf, type TodayQuestion } from './today-question.ts';

const DAYS = 3;
const SHOWN = 5;

/** Cases that have been open for more than three days, the oldest first. */
export async function readOldCases({ store, calendar }: TodayQuestion): Promise<Today['oldCases']> {
  const cutoff = addDays(calendar.today, -DAYS);
  const { rows } = await store.list('cases', {
    filter: { all: [inDays('createdAt', calendar, [null, cutoff]), noneOf('status', ['resolved', 'closed'])] },
    ...{ search: '', sort: { field: 'createdAt', isDescending: false }, limit: SHOWN, from: 0 },
  });
  const total = await store.count('cases', {
    status: { in: ['new', 'in_progress', null] },
    createdAt: { lt: startOfDay(cutoff, calendar.zone) },
    deletedAt: { eq: null },
  });
  const lines = await namedAfterCustomers(store, rows, ({ subject, priority, createdAt }, about) => ({
    ...{ ...about, title: subject, priority: priority ?? null, createdAt },
  }));
  return { lines, total: Math.max(total, lines.length) };
}
