import type { Calendar } from '../../lib/calendar.ts';
import { counted, type ActivityRow, type CompanyRows, type PaymentRow } from './company-rows.ts';
import { revenueOf, sumOf } from './deals.ts';
import { isWithin, momentsOf, monthsUpTo, type Period } from './periods.ts';
import type { ReportArgs } from './report-args.schema.ts';
import type { ReportOf } from './reports.schema.ts';

/** Collected in a period of days: the payments received, by `paidDate`. */
export const collectedOf = (payments: readonly PaymentRow[], period: Period): number =>
  sumOf(
    payments.filter(({ status, paidDate }) => status === 'received' && isWithin(paidDate, period)),
    ({ amountCents }) => amountCents,
  );

/** When an activity was: when it began, else when it was written down. */
export const momentOf = ({ startAt, createdAt }: Pick<ActivityRow, 'startAt' | 'createdAt'>): string =>
  startAt ?? createdAt;

/** Activities of a period of moments that took place or are to; cancelled ones do not count. */
export const activitiesWithin = <Row extends ActivityRow>(rows: readonly Row[], period: Period): readonly Row[] =>
  rows.filter((activity) => activity.status !== 'cancelled' && isWithin(momentOf(activity), period));

const madeWithin = (rows: readonly { readonly createdAt: string }[], period: Period): number =>
  rows.filter(({ createdAt }) => isWithin(createdAt, period)).length;

/** Month by month: revenue of deals won, payments received, and what came up (customers, activities, cases). */
export function trendsOf(rows: CompanyRows, args: ReportArgs['trends'], calendar: Calendar): ReportOf['trends'] {
  const [deals, payments] = [counted(rows.opportunities, args), counted(rows.payments, args)];
  const [customers, cases] = [counted(rows.customers, args), counted(rows.cases, args)];
  const activities = counted(rows.activities, args);
  return {
    months: monthsUpTo(args.to ?? calendar.today, args.months).map((month) => {
      const { cents, won } = revenueOf(deals, month);
      const moments = momentsOf(month, calendar);
      return {
        ...{ month: month.month, revenueCents: cents, won, collectedCents: collectedOf(payments, month) },
        newCustomers: madeWithin(customers, moments),
        activities: activitiesWithin(activities, moments).length,
        cases: madeWithin(cases, moments),
      };
    }),
  };
}
