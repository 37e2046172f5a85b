import { setImmediate as nextTurn } from 'node:timers/promises';
import { LOYALTY_LEVELS, type Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { lastTwelveMonths, momentsOf, type Period } from '../../../../src-shared/domain/figures/periods.ts';
import type { ReportArgs } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import type { ReportOf } from '../../../../src-shared/domain/figures/reports.schema.ts';
import { shareOf } from '../../../../src-shared/domain/figures/rounding.ts';
import type { Calendar } from '../../../../src-shared/lib/calendar.ts';
import type { SqlValue } from '../sqlite/connection.ts';
import { HAS_LEVEL, WON } from './conditions.ts';
import { countOf, living, type FiguresSource, type Question } from './question.ts';

/** Customers looked at before the event loop gets its turn: each is up to six seeks. */
const LOOKED_AT_AT_ONCE = 1_000;

interface CustomerActivity {
  readonly id: string;
  readonly level: NonNullable<Customer['loyaltyLevel']>;
  /** Whether it had a won deal or an activity in the 12 months before the last 12, and in the last 12. */
  readonly before: 0 | 1;
  readonly last: 0 | 1;
}

/** Customers by level with the retention of each: a walk over those that have a level, in parts. */
export async function readLoyalty(
  source: FiguresSource,
  question: Question<ReportArgs['loyalty']>,
): Promise<ReportOf['loyalty']> {
  const tally = new Map(LOYALTY_LEVELS.map((level) => [level, { count: 0, before: 0, kept: 0 }]));
  let after: CustomerActivity | undefined;
  do {
    if (after !== undefined) await nextTurn();
    const customers: readonly CustomerActivity[] = someCustomers(source, question, after);
    for (const { level, before, last } of customers) {
      const known = tally.get(level) ?? { count: 0, before: 0, kept: 0 };
      tally.set(level, { count: known.count + 1, before: known.before + before, kept: known.kept + (before && last) });
    }
    after = customers.length === LOOKED_AT_AT_ONCE ? customers.at(-1) : undefined;
  } while (after !== undefined);
  const levels = [...tally].map(([level, { count, before, kept }]) => ({
    ...{ level, count, before, kept },
    retention: shareOf(kept, before),
  }));
  const all = countOf(source, 'customers', living(question.args));
  return { levels, withoutLevel: all - levels.reduce((sum, { count }) => sum + count, 0) };
}

function someCustomers(
  { connection, tableOf }: FiguresSource,
  { args, calendar }: Question<ReportArgs['loyalty']>,
  after: CustomerActivity | undefined,
): readonly CustomerActivity[] {
  const { last, before } = lastTwelveMonths(calendar.today);
  const behind = after === undefined ? HAS_LEVEL : `${HAS_LEVEL} AND ("f.loyaltyLevel",id)>(?,?)`;
  const { where, values } = living(args, {
    sql: behind,
    values: after === undefined ? [] : [after.level, after.id],
  });
  return connection.all<CustomerActivity>(
    `SELECT id, "f.loyaltyLevel" AS level, ${isActive(tableOf)} AS before, ${isActive(tableOf)} AS last
     FROM ${tableOf('customers')} c WHERE ${where} ORDER BY "f.loyaltyLevel", id LIMIT ${LOOKED_AT_AT_ONCE}`,
    ...[...activeValues(before, calendar), ...activeValues(last, calendar), ...values],
  );
}

function isActive(tableOf: FiguresSource['tableOf']): string {
  const exists = (entity: 'opportunities' | 'activities', condition: string): string => {
    const { where } = living({}, { sql: `"f.customerId"=c.id AND ${condition}` });
    return `EXISTS(SELECT 1 FROM ${tableOf(entity)} WHERE ${where})`;
  };
  const tookPlace = `"f.status" IS NOT 'cancelled'`;
  return `(${exists('opportunities', `${WON} AND "f.closeDate">=? AND "f.closeDate"<?`)}
    OR ${exists('activities', `"f.startAt">=? AND "f.startAt"<? AND ${tookPlace}`)}
    OR ${exists('activities', `"f.startAt" IS NULL AND "f.createdAt">=? AND "f.createdAt"<? AND ${tookPlace}`)})`;
}

function activeValues(days: Period, calendar: Calendar): readonly SqlValue[] {
  const moments = momentsOf(days, calendar);
  return [days.from, days.before, moments.from, moments.before, moments.from, moments.before];
}
