import { isWithin, lastTwelveMonths, type Period } from './periods.ts';

/** What the health of a customer is judged by. Days are YYYY-MM-DD, in the person's zone. */
export interface HealthInputs {
  readonly today: string;
  /** The day of the last activity that was not cancelled, up to today; null = never. */
  readonly lastContact: string | null;
  /** The days on which the cases came that are still open. */
  readonly openCases: readonly string[];
  /** Deals won: the day and the amount in fen. */
  readonly won: readonly { readonly day: string; readonly cents: number }[];
  /** The latest end of an active contract; null = there is none, or it has no end that is known. */
  readonly contractEnd: string | null;
  /** The days on which the payments were due that are overdue. */
  readonly overduePayments: readonly string[];
}

/** What moves the health; each has a word of its own in the texts. */
export const HEALTH_FACTORS = ['contact', 'cases', 'revenue', 'contract', 'payments'] as const;
export type HealthFactor = (typeof HEALTH_FACTORS)[number];

/** The points that a factor gives when all is well; 100 together. */
export const HEALTH_WEIGHTS: Readonly<Record<HealthFactor, number>> = {
  contact: 30,
  cases: 20,
  revenue: 20,
  contract: 15,
  payments: 15,
};

/** Why the health is what it is: the points of a factor, of how many, and the figure that they come from. */
export interface HealthReason {
  readonly factor: HealthFactor;
  readonly points: number;
  readonly most: number;
  /**
   * contact: days since the last one; cases: open ones; revenue: fen of the last 12 months less those of the 12 before;
   * contract: days to its end, negative when it is over; payments: overdue ones. null = there is nothing to count.
   */
  readonly figure: number | null;
}

export interface Health {
  readonly score: number;
  readonly reasons: readonly HealthReason[];
}

/**
 * Health 0–100 = the sum of its factors, each rounded half up to whole points, so that the reasons add up:
 * contact 30 up to 14 days after the last one, falling evenly to 0 after 180; cases 20, each open one takes 2 and 2 more for
 * every 30 days of its age; revenue 20 × last 12 months / (those and the 12 before), 10 without any; contract 15 × days to
 * its end / 180; payments 15, each overdue one takes 2.5 and 2.5 more for every 30 days. No factor is below 0.
 */
export function healthOf(inputs: HealthInputs): Health {
  const { today, lastContact, openCases, contractEnd, overduePayments } = inputs;
  const contact = lastContact === null ? null : daysBetween(lastContact, today);
  const [last, before] = revenues(inputs);
  const horizon = contractEnd === null ? null : daysBetween(today, contractEnd);
  const reasons = [
    reason('contact', contact, contact === null ? 0 : (180 - contact) / (180 - 14)),
    reason('cases', openCases.length, 1 - burdenOf(openCases, today) / 10),
    reason('revenue', last - before, last + before === 0 ? 0.5 : last / (last + before)),
    reason('contract', horizon, (horizon ?? 0) / 180),
    reason('payments', overduePayments.length, 1 - burdenOf(overduePayments, today) / 6),
  ];
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons };
}

function reason(factor: HealthFactor, figure: number | null, part: number): HealthReason {
  const most = HEALTH_WEIGHTS[factor];
  return { factor, points: Math.round(most * Math.min(1, Math.max(0, part))), most, figure };
}

/** One for each, and one more for every 30 days of its age. */
const burdenOf = (days: readonly string[], today: string): number =>
  days.reduce((sum, day) => sum + 1 + Math.max(0, daysBetween(day, today)) / 30, 0);

function revenues({ today, won }: HealthInputs): readonly [number, number] {
  const { last, before } = lastTwelveMonths(today);
  const within = (period: Period): number =>
    won.reduce((sum, { day, cents }) => (isWithin(day, period) ? sum + cents : sum), 0);
  return [within(last), within(before)];
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
