import { STAGES } from '../opportunities/opportunity.schema.ts';
import { counted, type Deal } from './company-rows.ts';
import { isOpen, stageOf, sumsOf } from './deals.ts';
import type { ReportArgs } from './report-args.schema.ts';
import type { ReportOf } from './reports.schema.ts';

/** Deals by the stage where they stand. Source: count, sum of amounts, sum of amount × probability. */
export function pipelineOf(rows: readonly Deal[], args: ReportArgs['pipeline']): ReportOf['pipeline'] {
  const deals = counted(rows, args);
  return {
    open: sumsOf(deals.filter(isOpen)),
    stages: STAGES.map((stage) => ({ stage, ...sumsOf(deals.filter((deal) => stageOf(deal) === stage)) })),
  };
}
