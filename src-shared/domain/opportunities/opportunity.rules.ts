import type { Opportunity, Stage } from './opportunity.schema.ts';

/** The chance of winning, in per cent, that a stage stands for until somebody says another one. */
export const STAGE_PROBABILITY: Readonly<Record<Stage, number>> = {
  prospecting: 10,
  qualification: 30,
  proposal: 60,
  negotiation: 80,
  closed_won: 100,
  closed_lost: 0,
};

/** Open deals are those that are neither won nor lost; one without a stage has just begun. */
export const isOpenStage = (stage: Stage | null | undefined): boolean =>
  stage !== 'closed_won' && stage !== 'closed_lost';

/** The opportunity with its way through the stages: a stage that differs from the last one is entered with its moment. */
export function withStageHistory(opportunity: Opportunity, now: string): Opportunity {
  const { stage, stageHistory = [] } = opportunity;
  if (stage === null || stage === undefined || stageHistory.at(-1)?.stage === stage) return opportunity;
  return { ...opportunity, stageHistory: [...stageHistory, { stage, at: now }] };
}
