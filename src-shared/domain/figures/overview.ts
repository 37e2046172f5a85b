import type { Calendar } from '../../lib/calendar.ts';
import { counted, type CompanyRows } from './company-rows.ts';
import { isOpen, revenueOf, sumOf, sumsOf } from './deals.ts';
import { contractState, isOverduePayment, isOverdueTask, renewedIds } from './due.ts';
import { isWithin, momentsOf, monthOf, yearOf } from './periods.ts';
import type { ReportArgs } from './report-args.schema.ts';
import type { ReportOf } from './reports.schema.ts';
import { averageCents } from './rounding.ts';
import { activitiesWithin, collectedOf } from './trends.ts';

/** Cases that somebody still has to do something about. */
export const isOpenCase = ({ status }: { readonly status?: string | null | undefined }): boolean =>
  status !== 'resolved' && status !== 'closed';

/** The whole in a few numbers. Average deal: revenue / deals won, of this year. */
export function overviewOf(rows: CompanyRows, args: ReportArgs['overview'], calendar: Calendar): ReportOf['overview'] {
  const [customers, deals] = [counted(rows.customers, args), counted(rows.opportunities, args)];
  const month = monthOf(calendar.today);
  const moments = momentsOf(month, calendar);
  const year = revenueOf(deals, yearOf(calendar.today));
  const overdue = counted(rows.payments, args).filter((payment) => isOverduePayment(payment, calendar.today));
  const renewed = renewedIds(rows.contracts);
  const states = counted(rows.contracts, args).map((contract) =>
    contractState(contract, { today: calendar.today, isRenewed: renewed.has(contract.id) }),
  );
  return {
    customers: customers.length,
    newCustomersThisMonth: customers.filter(({ createdAt }) => isWithin(createdAt, moments)).length,
    open: sumsOf(deals.filter(isOpen)),
    revenueThisMonthCents: revenueOf(deals, month).cents,
    revenueThisYearCents: year.cents,
    wonThisYear: year.won,
    averageDealCents: averageCents(year.cents, year.won),
    collectedThisMonthCents: collectedOf(counted(rows.payments, args), month),
    activitiesThisMonth: activitiesWithin(counted(rows.activities, args), moments).length,
    openCases: counted(rows.cases, args).filter(isOpenCase).length,
    overdueTasks: counted(rows.tasks, args).filter((task) => isOverdueTask(task, calendar)).length,
    overduePayments: { count: overdue.length, sumCents: sumOf(overdue, ({ amountCents }) => amountCents) },
    expiringContracts: states.filter((state) => state === 'expiring').length,
    expiredContracts: states.filter((state) => state === 'expired').length,
  };
}
