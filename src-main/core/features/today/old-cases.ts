import type { Today } from '../../../../src-shared/ipc/today.routes.ts';
import { addDays, startOfDay } from '../../../../src-shared/lib/calendar.ts';
import { namedAfterCustomers } from './named.ts';
import type { TodayQuestion } from './today-question.ts';

const DAYS = 3;
const SHOWN = 5;

/** Cases that have been open for more than three days, the oldest first. */
export async function readOldCases({ store, calendar }: TodayQuestion): Promise<Today['oldCases']> {
  const before = startOfDay(addDays(calendar.today, -DAYS), calendar.zone);
  const { rows, total } = await store.figures.openCases({ before, limit: SHOWN });
  const lines = await namedAfterCustomers(store, rows, ({ subject, priority, createdAt }, about) => ({
    ...{ ...about, title: subject, priority: priority ?? null, createdAt },
  }));
  return { lines, total };
}
