import type { DueList, DueQuestion } from '../../../../src-shared/domain/figures/due-question.schema.ts';
import type { Health } from '../../../../src-shared/domain/figures/health.ts';
import type { ReportArgs, ReportName } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import { REPORT_SOURCES, type ReportOf } from '../../../../src-shared/domain/figures/reports.schema.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import { calendarAt, type Calendar } from '../../../../src-shared/lib/calendar.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { Clock } from '../../ports.ts';
import type { DueQuery } from '../../store/read-models/due-lists.ts';
import type { Reports as StoreReports } from '../../store/read-models/figures.ts';
import type { Page } from '../../store/store.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly clock: Clock;
}

/** A figure with the day for which it was asked and the entities whose changes may change it. */
export interface Answer<Data> {
  readonly today: string;
  readonly dependsOn: readonly Entity[];
  readonly data: Data;
}

/** The figures of the open workspace. All throw NO_WORKSPACE. */
export interface Reports {
  readonly read: <Name extends ReportName>(name: Name, args: ReportArgs[Name]) => Promise<Answer<ReportOf[Name]>>;
  /** Error: INVALID_INPUT for a cursor of another list. */
  readonly due: <List extends DueList>(question: DueQuery<List>) => Promise<Answer<Page<RecordOf[List]>>>;
  readonly health: (question: { readonly customerId: string } & Asked) => Promise<Answer<Health>>;
}

type Asked = Pick<DueQuestion, 'today'>;

const HEALTH_SOURCES: readonly Entity[] = ['activities', 'cases', 'opportunities', 'contracts', 'payments'];

export function createReports({ current, clock }: Deps): Reports {
  const calendarFor = ({ today }: Asked): Calendar => {
    // Asked every time: a computer that travels changes its zone while the app runs.
    const here = calendarAt(clock.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
    return { ...here, today: today ?? here.today };
  };
  return {
    read: async <Name extends ReportName>(name: Name, args: ReportArgs[Name]) => {
      const reports: StoreReports = current().store.figures;
      const calendar = calendarFor(args);
      const data = await reports[name]({ args, calendar });
      return { today: calendar.today, dependsOn: REPORT_SOURCES[name], data };
    },
    due: async (question) => {
      const calendar = calendarFor(question);
      const data = await current().store.figures.due(question, calendar);
      return { today: calendar.today, dependsOn: [question.list], data };
    },
    health: async (question) => {
      const calendar = calendarFor(question);
      const data = await current().store.figures.health(question.customerId, calendar);
      return { today: calendar.today, dependsOn: HEALTH_SOURCES, data };
    },
  };
}
