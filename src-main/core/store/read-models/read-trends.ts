import { momentsOf, monthsUpTo, type Period } from '../../../../src-shared/domain/figures/periods.ts';
import type { ReportArgs } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import type { ReportOf } from '../../../../src-shared/domain/figures/reports.schema.ts';
import { RECEIVED, WON } from './conditions.ts';
import { AMOUNT } from './deal-sql.ts';
import { countOf, living, type FiguresSource, type Owned, type Question } from './question.ts';

/** Month by month: each number is one stretch of a covering index. */
export function readTrends(
  source: FiguresSource,
  { args, calendar }: Question<ReportArgs['trends']>,
): ReportOf['trends'] {
  return {
    months: monthsUpTo(args.to ?? calendar.today, args.months).map((month) => {
      const { cents, won } = revenueWithin(source, args, month);
      const moments = momentsOf(month, calendar);
      return {
        ...{ month: month.month, revenueCents: cents, won, collectedCents: collectedWithin(source, args, month) },
        newCustomers: madeWithin(source, 'customers', { ...args, ...moments }),
        activities: activitiesWithin(source, args, moments),
        cases: madeWithin(source, 'cases', { ...args, ...moments }),
      };
    }),
  };
}

/** Amounts in fen and number of the deals won in a period of days. */
export function revenueWithin(
  { connection, tableOf }: FiguresSource,
  owned: Owned,
  { from, before }: Period,
): { readonly cents: number; readonly won: number } {
  const { where, values } = living(owned, {
    sql: `${WON} AND "f.closeDate">=? AND "f.closeDate"<?`,
    values: [from, before],
  });
  const sql = `SELECT total(${AMOUNT}) AS cents, count(*) AS won FROM ${tableOf('opportunities')} WHERE ${where}`;
  return connection.get(sql, ...values) ?? { cents: 0, won: 0 };
}

/** Fen of the payments received in a period of days. */
export function collectedWithin(
  { connection, tableOf }: FiguresSource,
  owned: Owned,
  { from, before }: Period,
): number {
  const { where, values } = living(owned, {
    sql: `${RECEIVED} AND "f.paidDate">=? AND "f.paidDate"<?`,
    values: [from, before],
  });
  const sql = `SELECT total("f.amountCents") AS cents FROM ${tableOf('payments')} WHERE ${where}`;
  return connection.get<{ cents: number }>(sql, ...values)?.cents ?? 0;
}

/** Records that were made in a period of moments. */
export const madeWithin = (
  source: FiguresSource,
  entity: 'customers' | 'cases',
  { from, before, ...owned }: Period & Owned,
): number =>
  countOf(source, entity, living(owned, { sql: '"f.createdAt">=? AND "f.createdAt"<?', values: [from, before] }));

const TOOK_PLACE = `"f.status" IS NOT 'cancelled'`;

/** Activities that began in a period of moments, and those without a beginning that were written down in it. */
export function activitiesWithin(source: FiguresSource, owned: Owned, { from, before }: Period): number {
  const within = (sql: string): number =>
    countOf(source, 'activities', living(owned, { sql: `${sql} AND ${TOOK_PLACE}`, values: [from, before] }));
  const begun = within('"f.startAt">=? AND "f.startAt"<?');
  return begun + within('"f.startAt" IS NULL AND "f.createdAt">=? AND "f.createdAt"<?');
}
