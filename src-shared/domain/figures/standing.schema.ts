import { z } from 'zod';
import { daySchema } from '../../lib/time.ts';

/** Fen of the amounts that are known, how many records there are, and of how many a server hides the amount. */
const sumSchema = z.strictObject({
  count: z.int().nonnegative(),
  cents: z.int(),
  hidden: z.int().nonnegative(),
});

/** How a customer stands in deals and money. */
export const standingSchema = z.strictObject({
  /** Deals neither won nor lost. */
  openDeals: sumSchema,
  /** Fen of the deals won in the 12 months up to today, and in the 12 before them. */
  won: z.strictObject({ cents: z.int(), beforeCents: z.int() }),
  /** Payments that have not come in; `lateSince`: the day on which the first of those that are late was due. */
  owed: sumSchema.extend({ lateSince: daySchema.nullable() }),
});
export type Standing = z.infer<typeof standingSchema>;
