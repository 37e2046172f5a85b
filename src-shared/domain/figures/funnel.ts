import { addDays, type Calendar } from '../../lib/calendar.ts';
import type { Stage } from '../opportunities/opportunity.schema.ts';
import { counted, type Deal } from './company-rows.ts';
import { stageOf, sumOf } from './deals.ts';
import { BEHIND_LAST_DAY, FIRST_DAY } from './forecast.ts';
import { isWithin, momentsOf, type Period } from './periods.ts';
import type { ReportArgs } from './report-args.schema.ts';
import type { ReportOf } from './reports.schema.ts';
import { averageDays, shareOf } from './rounding.ts';

/** The way that a deal goes; losing it is no stage of the way. */
export const WAY = [
  'prospecting',
  'qualification',
  'proposal',
  'negotiation',
  'closed_won',
] as const satisfies readonly Stage[];

/** A stay of a deal in a stage. `ms`: how long it lasted (none where the clocks ran backwards); null while it lasts. */
export interface Stay {
  readonly stage: Stage;
  readonly ms: number | null;
}

/** Every stay of a deal, oldest first. One whose way nobody wrote down stands where it is since it was made. */
export function staysOf(deal: Deal): readonly Stay[] {
  const { stageHistory = [], createdAt } = deal;
  const way = stageHistory.length > 0 ? stageHistory : [{ stage: stageOf(deal), at: createdAt }];
  return way.map(({ stage, at }, index) => {
    const next = way[index + 1];
    return { stage, ms: next === undefined ? null : Math.max(0, Date.parse(next.at) - Date.parse(at)) };
  });
}

/** What is known of a stage: deals that came to it or beyond, that stood in it, and the stays that are over. */
export interface StageCounts {
  readonly reached: number;
  readonly entered: number;
  readonly stays: number;
  readonly stayedMs: number;
}

/** The report from the counts of each stage of the way: conversion is reached the next one / reached this one. */
export const funnelFrom = (counts: readonly StageCounts[], lost: number): ReportOf['funnel'] => ({
  stages: WAY.map((stage, index) => {
    const { reached = 0, entered = 0, stays = 0, stayedMs = 0 } = counts[index] ?? {};
    const conversion = index === WAY.length - 1 ? null : shareOf(counts[index + 1]?.reached ?? 0, reached);
    return { stage, reached, entered, conversion, averageDays: averageDays(stayedMs, stays) };
  }),
  lost,
});

/** The moments of the days on which a deal must have been entered to be counted. */
export const enteredWithin = ({ from, to }: ReportArgs['funnel'], calendar: Calendar): Period => {
  const open = { from: FIRST_DAY, before: BEHIND_LAST_DAY };
  const start = from === undefined ? open : momentsOf({ from, before: from }, calendar);
  const end = to === undefined ? open : momentsOf({ from: to, before: addDays(to, 1) }, calendar);
  return { from: start.from, before: end.before };
};

/**
 * How far deals came, and how long they stood where. A deal that stood in a later stage has reached the earlier ones, whether
 * it stood in them or leapt over them: conversion never exceeds the whole. A deal that was lost reached what it had stood in.
 */
export function funnelOf(rows: readonly Deal[], args: ReportArgs['funnel'], calendar: Calendar): ReportOf['funnel'] {
  const period = enteredWithin(args, calendar);
  const deals = counted(rows, args).filter(({ createdAt }) => isWithin(createdAt, period));
  const ways = deals.map(staysOf);
  const counts = WAY.map((stage, index) => {
    const over = ways.flat().filter((stay) => stay.stage === stage && stay.ms !== null);
    return {
      reached: ways.filter((stays) => stays.some((stay) => rankOf(stay.stage) >= index)).length,
      entered: ways.filter((stays) => stays.some((stay) => stay.stage === stage)).length,
      stays: over.length,
      stayedMs: sumOf(over, ({ ms }) => ms ?? 0),
    };
  });
  return funnelFrom(counts, deals.filter(({ stage }) => stage === 'closed_lost').length);
}

const rankOf = (stage: Stage): number => (WAY as readonly Stage[]).indexOf(stage);
