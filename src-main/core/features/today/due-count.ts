import { addDays } from '../../../../src-shared/lib/calendar.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Clock } from '../../ports.ts';
import { inDays, questionAt } from './today-question.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly clock: Clock;
}

const TASKS = { list: 'tasks', days: 0, limit: 1, after: null } as const;

/** How many tasks are late or due today, and how much is still planned for today. Error: NO_WORKSPACE. */
export const createDueCount =
  ({ current, clock }: Deps) =>
  async (): Promise<{ count: number }> => {
    const { store, calendar } = questionAt(current().store, clock.now());
    const { today } = calendar;
    const late = await store.figures.due({ ...TASKS, when: 'overdue' }, calendar);
    const due = await store.figures.due({ ...TASKS, when: 'soon' }, calendar);
    const isPlanned = { field: 'status', isNegated: false, test: { is: 'one of', values: ['planned'] } } as const;
    const filter = { all: [inDays('startAt', calendar, [today, addDays(today, 1)]), isPlanned] };
    const planned = await store.countList('activities', { filter, search: '' });
    return { count: late.total + due.total + planned };
  };
