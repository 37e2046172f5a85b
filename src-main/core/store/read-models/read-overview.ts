import { EXPIRING_DAYS } from '../../../../src-shared/domain/figures/due.ts';
import { momentsOf, monthOf, yearOf } from '../../../../src-shared/domain/figures/periods.ts';
import type { ReportArgs } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import type { ReportOf } from '../../../../src-shared/domain/figures/reports.schema.ts';
import { averageCents } from '../../../../src-shared/domain/figures/rounding.ts';
import { OPEN_CASE } from './conditions.ts';
import { dueCondition } from './due-lists.ts';
import { countOf, living, type FiguresSource, type Question } from './question.ts';
import { readPipeline } from './read-pipeline.ts';
import { activitiesWithin, collectedWithin, madeWithin, revenueWithin } from './read-trends.ts';

/** The whole in a few numbers, each from an index of its own. */
export function readOverview(
  source: FiguresSource,
  { args, calendar }: Question<ReportArgs['overview']>,
): ReportOf['overview'] {
  const month = monthOf(calendar.today);
  const moments = momentsOf(month, calendar);
  const year = revenueWithin(source, args, yearOf(calendar.today));
  const due = (list: 'tasks' | 'contracts', when: 'overdue' | 'soon'): number =>
    countOf(source, list, living(args, dueCondition(source, { list, when, days: EXPIRING_DAYS }, calendar)));
  return {
    customers: countOf(source, 'customers', living(args)),
    newCustomersThisMonth: madeWithin(source, 'customers', { ...args, ...moments }),
    open: readPipeline(source, { args, calendar }).open,
    revenueThisMonthCents: revenueWithin(source, args, month).cents,
    revenueThisYearCents: year.cents,
    wonThisYear: year.won,
    averageDealCents: averageCents(year.cents, year.won),
    collectedThisMonthCents: collectedWithin(source, args, month),
    activitiesThisMonth: activitiesWithin(source, args, moments),
    openCases: countOf(source, 'cases', living(args, { sql: OPEN_CASE })),
    overdueTasks: due('tasks', 'overdue'),
    overduePayments: overduePayments(source, { args, calendar }),
    expiringContracts: due('contracts', 'soon'),
    expiredContracts: due('contracts', 'overdue'),
  };
}

function overduePayments(
  source: FiguresSource,
  { args, calendar }: Question<ReportArgs['overview']>,
): ReportOf['overview']['overduePayments'] {
  const condition = dueCondition(source, { list: 'payments', when: 'overdue', days: 0 }, calendar);
  const { where, values } = living(args, condition);
  const sql = `SELECT count(*) AS count, total("f.amountCents") AS sumCents FROM ${source.tableOf('payments')} WHERE ${where}`;
  return source.connection.get(sql, ...values) ?? { count: 0, sumCents: 0 };
}
