import { z } from 'zod';
import { standingSchema } from '../domain/figures/standing.schema.ts';
import { daySchema, instantSchema } from '../lib/time.ts';
import { route } from './define.ts';

/** One record in a line. `state`: the token of its stage or status; `day`: a moment or a day, whichever matters most. */
const lineSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  state: z.string().nullable(),
  day: z.union([instantSchema, daySchema]).nullable(),
  amountCents: z.int().nullable(),
});
export type AroundLine = z.infer<typeof lineSchema>;

/** The first lines, and how many there are in all. */
const some = z.strictObject({ lines: z.array(lineSchema), total: z.int().nonnegative() });

/** The parts of what hangs on a customer, in the order of its page. */
export const AROUND_PARTS = ['tasks', 'opportunities', 'cases', 'contracts', 'payments'] as const;
export type AroundPart = (typeof AROUND_PARTS)[number];

const aroundSchema = z.strictObject({
  /** Those that are still to be done, what is due first in front. */
  tasks: some,
  opportunities: some,
  cases: some,
  contracts: some,
  payments: some,
  standing: standingSchema,
});
export type Around = z.infer<typeof aroundSchema>;

export const aroundRoutes = {
  /** What hangs on a customer, the first of each kind. A customer that is not here has nothing. */
  'customers.around': route({ input: z.strictObject({ id: z.uuid() }), output: aroundSchema }),
} as const;
