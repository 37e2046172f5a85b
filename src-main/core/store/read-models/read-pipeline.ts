import { sumOf } from '../../../../src-shared/domain/figures/deals.ts';
import type { ReportArgs } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import type { DealSums, ReportOf } from '../../../../src-shared/domain/figures/reports.schema.ts';
import { isOpenStage } from '../../../../src-shared/domain/opportunities/opportunity.rules.ts';
import { STAGES, type Stage } from '../../../../src-shared/domain/opportunities/opportunity.schema.ts';
import { AMOUNT, WEIGHTED } from './deal-sql.ts';
import { living, type FiguresSource, type Question } from './question.ts';

interface StageRow extends DealSums {
  readonly stage: Stage | null;
}

/** Deals by stage: one walk over the covering index of deals, stage by stage. */
export function readPipeline(
  { connection, tableOf }: FiguresSource,
  { args }: Question<ReportArgs['pipeline']>,
): ReportOf['pipeline'] {
  const { where, values } = living(args);
  const rows = connection.all<StageRow>(
    `SELECT "f.stage" AS stage, count(*) AS count, total(${AMOUNT}) AS sumCents, total(${WEIGHTED}) AS weightedCents
     FROM ${tableOf('opportunities')} WHERE ${where} GROUP BY "f.stage"`,
    ...values,
  );
  return {
    open: added(rows.filter(({ stage }) => isOpenStage(stage))),
    stages: STAGES.map((stage) => ({ stage, ...added(rows.filter((row) => (row.stage ?? 'prospecting') === stage)) })),
  };
}

const added = (rows: readonly DealSums[]): DealSums => ({
  count: sumOf(rows, ({ count }) => count),
  sumCents: sumOf(rows, ({ sumCents }) => sumCents),
  weightedCents: sumOf(rows, ({ weightedCents }) => weightedCents),
});
