import type { Today } from '../../../../src-shared/ipc/today.routes.ts';
import { authorOf, type CurrentWorkspace } from '../../open-workspace.ts';
import type { Clock } from '../../ports.ts';
import { readAgenda } from './agenda.ts';
import { readDuePart } from './due.ts';
import { readNews } from './news.ts';
import { readOldCases } from './old-cases.ts';
import { readQuietDeals } from './quiet-deals.ts';
import { questionAt } from './today-question.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly clock: Clock;
}

/** What needs a person today in the open workspace, by this computer's day. Error: NO_WORKSPACE. */
export type ReadToday = () => Promise<Today>;

export const createToday =
  ({ current, clock }: Deps): ReadToday =>
  async () => {
    const { store, entry } = current();
    const question = questionAt(store, clock.now());
    return {
      today: question.calendar.today,
      ...(await readAgenda(question)),
      overdueTasks: await readDuePart(question, 'overdueTasks'),
      todayTasks: await readDuePart(question, 'todayTasks'),
      overduePayments: await readDuePart(question, 'overduePayments'),
      expiringContracts: await readDuePart(question, 'expiringContracts'),
      oldCases: await readOldCases(question),
      quietDeals: await readQuietDeals(question),
      news: entry.address === null ? null : await readNews(question, authorOf(entry)),
    };
  };
