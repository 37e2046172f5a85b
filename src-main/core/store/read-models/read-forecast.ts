import { sumOf } from '../../../../src-shared/domain/figures/deals.ts';
import { BEHIND_LAST_DAY, FIRST_DAY } from '../../../../src-shared/domain/figures/forecast.ts';
import { isWithin, monthsFrom, type Period } from '../../../../src-shared/domain/figures/periods.ts';
import type { ReportArgs } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import type { ForecastSums, ReportOf } from '../../../../src-shared/domain/figures/reports.schema.ts';
import { isOpenStage } from '../../../../src-shared/domain/opportunities/opportunity.rules.ts';
import { STAGES } from '../../../../src-shared/domain/opportunities/opportunity.schema.ts';
import { AMOUNT, IS_COMMITTED, WEIGHTED } from './deal-sql.ts';
import { living, type FiguresSource, type Question } from './question.ts';

interface DayRow extends ForecastSums {
  readonly day: string | null;
}

/** What open deals promise: the sums of each day from the covering index, stage by stage, then put into months. */
export function readForecast(
  source: FiguresSource,
  { args, calendar }: Question<ReportArgs['forecast']>,
): ReportOf['forecast'] {
  const stages = [null, ...STAGES].filter(isOpenStage);
  const days = stages.flatMap((stage) => daysOf(source, stage, args));
  const within = (period: Period): ForecastSums => added(days.filter(({ day }) => isWithin(day, period)));
  const months = monthsFrom(args.from ?? calendar.today, args.months);
  const [first, last] = [months[0]?.from ?? FIRST_DAY, months.at(-1)?.before ?? BEHIND_LAST_DAY];
  return {
    months: months.map((month) => ({ month: month.month, ...within(month) })),
    earlier: within({ from: FIRST_DAY, before: first }),
    later: within({ from: last, before: BEHIND_LAST_DAY }),
    undated: added(days.filter(({ day }) => day === null)),
  };
}

function daysOf({ connection, tableOf }: FiguresSource, stage: string | null, args: ReportArgs['forecast']): DayRow[] {
  const inStage = stage === null ? { sql: '"f.stage" IS NULL' } : { sql: '"f.stage"=?', values: [stage] };
  const { where, values } = living(args, inStage);
  return connection.all<DayRow>(
    `SELECT "f.closeDate" AS day, count(*) AS count, total(${AMOUNT}) AS sumCents, total(${WEIGHTED}) AS forecastCents,
       total(CASE WHEN ${IS_COMMITTED} THEN ${WEIGHTED} ELSE 0 END) AS committedCents
     FROM ${tableOf('opportunities')} WHERE ${where} GROUP BY "f.closeDate"`,
    ...values,
  );
}

const added = (rows: readonly ForecastSums[]): ForecastSums => ({
  count: sumOf(rows, ({ count }) => count),
  sumCents: sumOf(rows, ({ sumCents }) => sumCents),
  forecastCents: sumOf(rows, ({ forecastCents }) => forecastCents),
  committedCents: sumOf(rows, ({ committedCents }) => committedCents),
});
