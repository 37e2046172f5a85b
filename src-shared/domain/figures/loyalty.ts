import type { Calendar } from '../../lib/calendar.ts';
import { LOYALTY_LEVELS } from '../customers/customer.schema.ts';
import { counted, type CompanyRows } from './company-rows.ts';
import { isWithin, lastTwelveMonths, momentsOf, type Period } from './periods.ts';
import type { ReportArgs } from './report-args.schema.ts';
import type { ReportOf } from './reports.schema.ts';
import { shareOf } from './rounding.ts';
import { activitiesWithin } from './trends.ts';

/**
 * Customers by level. Retention of a level: customers with a won deal or an activity in this and the previous 12 months /
 * those in the previous. `ownerId` asks for customers of this owner; whose deals and activities they are does not matter.
 */
export function loyaltyOf(rows: CompanyRows, args: ReportArgs['loyalty'], calendar: Calendar): ReportOf['loyalty'] {
  const customers = counted(rows.customers, args);
  const { last, before } = lastTwelveMonths(calendar.today);
  const [activeLast, activeBefore] = [activeWithin(rows, last, calendar), activeWithin(rows, before, calendar)];
  return {
    levels: LOYALTY_LEVELS.map((level) => {
      const own = customers.filter(({ loyaltyLevel }) => loyaltyLevel === level);
      const were = own.filter(({ id }) => activeBefore.has(id));
      const kept = were.filter(({ id }) => activeLast.has(id)).length;
      return { level, count: own.length, before: were.length, kept, retention: shareOf(kept, were.length) };
    }),
    withoutLevel: customers.filter(({ loyaltyLevel }) => (loyaltyLevel ?? null) === null).length,
  };
}

/** The customers with a won deal or an activity in a period of days. */
function activeWithin(rows: CompanyRows, period: Period, calendar: Calendar): ReadonlySet<string | null | undefined> {
  const won = counted(rows.opportunities, {}).filter(
    ({ stage, closeDate }) => stage === 'closed_won' && isWithin(closeDate, period),
  );
  const activities = activitiesWithin(counted(rows.activities, {}), momentsOf(period, calendar));
  return new Set([...won, ...activities].map(({ customerId }) => customerId));
}
