import type { Case } from '../../../../src-shared/domain/cases/case.schema.ts';
import type { DueList } from '../../../../src-shared/domain/figures/due-question.schema.ts';
import type { Health } from '../../../../src-shared/domain/figures/health.ts';
import type { ReportArgs, ReportName } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import type { ReportOf } from '../../../../src-shared/domain/figures/reports.schema.ts';
import type { Standing } from '../../../../src-shared/domain/figures/standing.schema.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import type { TimelinePage } from '../../../../src-shared/domain/timeline.schema.ts';
import type { Calendar } from '../../../../src-shared/lib/calendar.ts';
import type { Page } from '../store.ts';
import { readDue, type DueQuery } from './due-lists.ts';
import type { FiguresSource, Question } from './question.ts';
import { readForecast } from './read-forecast.ts';
import { readFunnel } from './read-funnel.ts';
import { readHealth } from './read-health.ts';
import { readLoyalty } from './read-loyalty.ts';
import { readOpenCases, type OpenCasesQuery } from './read-open-cases.ts';
import { readOverview } from './read-overview.ts';
import { readOwners, type OwnerCount } from './read-owners.ts';
import { readPipeline } from './read-pipeline.ts';
import { readSegmentation } from './read-segmentation.ts';
import { readStanding } from './read-standing.ts';
import { readTrends } from './read-trends.ts';
import { readTimeline, type TimelineQuery } from './timeline/read-timeline.ts';

export type Reports = {
  readonly [Name in ReportName]: (question: Question<ReportArgs[Name]>) => Promise<ReportOf[Name]>;
};

/**
 * The figures of a store, each the definition of its name in src-shared/domain/figures, answered by SQL over covering indexes.
 * The shapes stand with `reportSchemas`; which entities an answer depends on, with `REPORT_SOURCES`.
 */
export interface Figures extends Reports {
  /** What is overdue or soon due, by keyset. Error: INVALID_INPUT for a cursor of another list. */
  readonly due: <List extends DueList>(query: DueQuery<List>, calendar: Calendar) => Promise<Page<RecordOf[List]>>;
  /** How one customer stands; one that is unknown stands as one of whom nothing is known. */
  readonly health: (customerId: string, calendar: Calendar) => Promise<Health>;
  /** Cases that came before a moment and are still open, the oldest first, with how many there are. */
  readonly openCases: (query: OpenCasesQuery) => Promise<{ readonly rows: readonly Case[]; readonly total: number }>;
  /** How one customer stands in deals and money; one that is unknown has none. */
  readonly standing: (customerId: string, calendar: Calendar) => Promise<Standing>;
  /** Who owns customers, and how many of them, most first. */
  readonly owners: () => Promise<readonly OwnerCount[]>;
  /** What happened with a customer or a contact, newest first. Error: INVALID_INPUT for an `after` that is none. */
  readonly timeline: (query: TimelineQuery, calendar: Calendar) => Promise<TimelinePage>;
}

export const createFigures = (source: FiguresSource): Figures => ({
  funnel: async (question) => readFunnel(source, question),
  forecast: async (question) => readForecast(source, question),
  pipeline: async (question) => readPipeline(source, question),
  overview: async (question) => readOverview(source, question),
  trends: async (question) => readTrends(source, question),
  segmentation: async (question) => readSegmentation(source, question),
  loyalty: (question) => readLoyalty(source, question),
  due: async (query, calendar) => readDue(source, query, calendar),
  health: async (customerId, calendar) => readHealth(source, customerId, calendar),
  openCases: async (query) => readOpenCases(source, query),
  owners: async () => readOwners(source),
  standing: async (customerId, calendar) => readStanding(source, customerId, calendar),
  timeline: async (query, calendar) => readTimeline(source, query, calendar),
});
