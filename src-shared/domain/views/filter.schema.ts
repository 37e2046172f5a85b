import { z } from 'zod';
import { DAY_UNITS } from '../../lib/calendar.ts';

/** Groups inside groups, and questions in all: more than that nobody reads. */
export const MOST_LEVELS = 3;
const MOST_LEAVES = 50;

/**
 * Days relative to today, in whole units, both ends included: `{unit: 'day', from: -7, to: 0}` = the last seven days and
 * today, `{unit: 'month', from: 0, to: 0}` = this month. `null` = without an end on that side.
 */
const relativeSchema = z.strictObject({
  unit: z.enum(DAY_UNITS),
  from: z.int().min(-10_000).max(10_000).nullable(),
  to: z.int().min(-10_000).max(10_000).nullable(),
});
export type RelativeDays = z.infer<typeof relativeSchema>;

const field = z.string().min(1).max(100);
const words = z.string().min(1).max(200);
const scalar = z.union([z.string().max(2_000), z.number()]);
export type FilterValue = z.infer<typeof scalar>;

const leafSchema = z.discriminatedUnion('op', [
  z.strictObject({ field, op: z.enum(['eq', 'ne', 'gt', 'gte', 'lt', 'lte']), value: scalar }),
  z.strictObject({ field, op: z.enum(['in', 'nin']), value: z.array(scalar).max(200) }),
  z.strictObject({ field, op: z.enum(['contains', 'startsWith']), value: words }),
  z.strictObject({ field, op: z.literal('between'), value: z.tuple([scalar, scalar]) }),
  z.strictObject({ field, op: z.enum(['empty', 'notEmpty']) }),
  z.strictObject({ field, op: z.literal('within'), value: relativeSchema }),
]);
/** One question about one field. Moments are asked by the person's day; text is compared without the case of A–Z in
 * `contains` and `startsWith`, exactly elsewhere. */
export type FilterLeaf = z.infer<typeof leafSchema>;
export type FilterOp = FilterLeaf['op'];

/** `all` of nothing is true, `any` of nothing is false. */
export type Filter =
  FilterLeaf | { readonly all: readonly Filter[] } | { readonly any: readonly Filter[] } | { readonly not: Filter };

/** Filters of so many levels of groups. Built level by level, so that no input can make the parser go deeper. */
function levels(count: number): z.ZodType<Filter, Filter> {
  if (count === 0) return leafSchema;
  const inner = levels(count - 1);
  const list = z.array(inner).max(MOST_LEAVES);
  return z.union([
    leafSchema,
    z.strictObject({ all: list }),
    z.strictObject({ any: list }),
    z.strictObject({ not: inner }),
  ]);
}

/** A filter as it is sent and kept: at most 3 levels of groups and 50 questions. Whether it fits an entity says `checkFilter`. */
export const filterSchema = levels(MOST_LEVELS).refine((filter) => leavesOf(filter).length <= MOST_LEAVES, 'too_long');

/** Every question of a filter, from left to right. */
export function leavesOf(filter: Filter): readonly FilterLeaf[] {
  if ('all' in filter) return filter.all.flatMap(leavesOf);
  if ('any' in filter) return filter.any.flatMap(leavesOf);
  return 'not' in filter ? leavesOf(filter.not) : [filter];
}
