import { isOpenStage, STAGE_PROBABILITY } from '../opportunities/opportunity.rules.ts';
import type { Stage } from '../opportunities/opportunity.schema.ts';
import type { Deal } from './company-rows.ts';
import { isWithin, type Period } from './periods.ts';
import type { DealSums } from './reports.schema.ts';

/** A deal without a stage has just begun. */
export const stageOf = ({ stage }: Pick<Deal, 'stage'>): Stage => stage ?? 'prospecting';

/** What a deal is worth in fen: what it brought, else what is expected of it, else nothing. */
export const amountOf = ({ actualAmountCents, estimatedAmountCents }: Deal): number =>
  actualAmountCents ?? estimatedAmountCents ?? 0;

/** In per cent; a deal of which nobody said another one has the probability of its stage. */
export const probabilityOf = (deal: Deal): number => deal.probability ?? STAGE_PROBABILITY[stageOf(deal)];

/**
 * Amount × probability in fen, rounded half up deal by deal, so that a sum is the sum of the lines that it is made of.
 * Whole yuan and the fen beside them are multiplied apart: a trillion yuan would not fit otherwise.
 */
export function weightedOf(deal: Deal): number {
  const [amount, probability] = [amountOf(deal), probabilityOf(deal)];
  return Math.floor(amount / 100) * probability + Math.floor(((amount % 100) * probability + 50) / 100);
}

export const isOpen = (deal: Deal): boolean => isOpenStage(deal.stage);

export const sumOf = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);

export const sumsOf = (deals: readonly Deal[]): DealSums => ({
  count: deals.length,
  sumCents: sumOf(deals, amountOf),
  weightedCents: sumOf(deals, weightedOf),
});

/** Revenue of a period of days: the amounts of the deals that were won in it, by `closeDate`. */
export function revenueOf(deals: readonly Deal[], period: Period): { readonly cents: number; readonly won: number } {
  const won = deals.filter((deal) => deal.stage === 'closed_won' && isWithin(deal.closeDate, period));
  return { cents: sumOf(won, amountOf), won: won.length };
}
