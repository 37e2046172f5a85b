import { z } from 'zod';
import { ENTITIES } from '../domain/entities.ts';
import { dueQuestionSchema } from '../domain/figures/due-question.schema.ts';
import { HEALTH_FACTORS } from '../domain/figures/health.ts';
import { reportArgsSchemas } from '../domain/figures/report-args.schema.ts';
import { reportSchemas } from '../domain/figures/reports.schema.ts';
import { daySchema } from '../lib/time.ts';
import { route } from './define.ts';

/**
 * A figure, the day for which it was asked, and the entities that it depends on: a screen asks again after a `<entity>.changed`
 * of one of them.
 */
const answer = <Data extends z.ZodType>(data: Data) =>
  z.strictObject({ today: daySchema, dependsOn: z.array(z.enum(ENTITIES)), data });

/** `due`: a moment for tasks, a day for payments and contracts. */
const dueRowSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  customerId: z.uuid().nullable(),
  ownerId: z.string().nullable(),
  due: z.string(),
  amountCents: z.int().nullable(),
});
const dueSchema = z.strictObject({
  rows: z.array(dueRowSchema),
  total: z.int().nonnegative(),
  next: z.string().nullable(),
});

/** 0–100 with the points of each factor and the figure behind them (`healthOf` says which). */
const healthSchema = z.strictObject({
  score: z.int(),
  reasons: z.array(
    z.strictObject({
      factor: z.enum(HEALTH_FACTORS),
      points: z.int(),
      most: z.int(),
      figure: z.number().nullable(),
    }),
  ),
});

export const reportsRoutes = {
  'reports.funnel': route({ input: reportArgsSchemas.funnel, output: answer(reportSchemas.funnel) }),
  'reports.forecast': route({ input: reportArgsSchemas.forecast, output: answer(reportSchemas.forecast) }),
  'reports.pipeline': route({ input: reportArgsSchemas.pipeline, output: answer(reportSchemas.pipeline) }),
  'reports.overview': route({ input: reportArgsSchemas.overview, output: answer(reportSchemas.overview) }),
  'reports.trends': route({ input: reportArgsSchemas.trends, output: answer(reportSchemas.trends) }),
  'reports.segmentation': route({ input: reportArgsSchemas.segmentation, output: answer(reportSchemas.segmentation) }),
  'reports.loyalty': route({ input: reportArgsSchemas.loyalty, output: answer(reportSchemas.loyalty) }),
  /** What is overdue or soon due, first what is due first. */
  'reports.due': route({ input: dueQuestionSchema, output: answer(dueSchema) }),
  'reports.health': route({
    input: z.strictObject({ customerId: z.uuid(), today: daySchema.optional() }),
    output: answer(healthSchema),
  }),
} as const;
