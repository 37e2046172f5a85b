import { z } from 'zod';
import { ACTIVITY_STATUSES, ACTIVITY_TYPES } from '../domain/activities/activity.schema.ts';
import { CASE_PRIORITIES } from '../domain/cases/case.schema.ts';
import { ENTITIES } from '../domain/entities.ts';
import { STAGES } from '../domain/opportunities/opportunity.schema.ts';
import { jsonSchema } from '../lib/json.ts';
import { daySchema, instantSchema } from '../lib/time.ts';
import { route } from './define.ts';

/** Which customer a line leads to. */
const about = { id: z.uuid(), customerId: z.uuid().nullable(), customerName: z.string().nullable() } as const;
/** The first lines, and how many there are in all. */
const some = <Line extends z.ZodType>(line: Line) =>
  z.strictObject({ lines: z.array(line), total: z.int().nonnegative() });

const slotSchema = z.strictObject({
  ...about,
  type: z.enum(ACTIVITY_TYPES),
  subject: z.string(),
  status: z.enum(ACTIVITY_STATUSES),
  startAt: instantSchema,
  endAt: instantSchema.nullable(),
  location: z.string().nullable(),
  contactName: z.string().nullable(),
  /** The number by which the contact is reached, else the customer; null = not known here. */
  phone: z.string().nullable(),
});
export type TodaySlot = z.infer<typeof slotSchema>;

/** `due`: a moment for tasks, a day for payments and contracts. */
const dueLineSchema = z.strictObject({
  ...about,
  title: z.string(),
  due: z.string(),
  amountCents: z.int().nullable(),
});
export type TodayDue = z.infer<typeof dueLineSchema>;

const caseLineSchema = z.strictObject({
  ...about,
  title: z.string(),
  priority: z.enum(CASE_PRIORITIES).nullable(),
  createdAt: instantSchema,
});
const dealLineSchema = z.strictObject({
  ...about,
  title: z.string(),
  stage: z.enum(STAGES).nullable(),
  amountCents: z.int().nullable(),
  /** The last stage, edit or contact with the customer. */
  quietSince: instantSchema,
});
const newsLineSchema = z.strictObject({
  ...about,
  entity: z.enum(ENTITIES),
  title: z.string(),
  by: z.string(),
  at: instantSchema,
  /** One field that came with it, where that is known here. */
  change: z.strictObject({ field: z.string(), before: jsonSchema, after: jsonSchema }).nullable(),
});
export type TodayNews = z.infer<typeof newsLineSchema>;

const todaySchema = z.strictObject({
  today: daySchema,
  /** Everything of the day that was not called off, by time. */
  agenda: z.array(slotSchema),
  /** The next day that has something planned within two weeks. */
  next: z.strictObject({ day: daySchema, slots: z.array(slotSchema) }).nullable(),
  overdueTasks: some(dueLineSchema),
  todayTasks: some(dueLineSchema),
  overduePayments: some(dueLineSchema),
  expiringContracts: some(dueLineSchema),
  /** Open for more than three days, the oldest first. */
  oldCases: some(caseLineSchema),
  /** Open deals that nobody has touched for two weeks, the last to go quiet first. */
  quietDeals: some(dealLineSchema),
  /** What others changed since yesterday morning, newest first; null where there is no server. */
  news: z.array(newsLineSchema).nullable(),
});
export type Today = z.infer<typeof todaySchema>;

export const todayRoutes = {
  /** What needs a person today, by the day and the zone of this computer. */
  'today.read': route({ input: z.strictObject({}), output: todaySchema }),
  /** How many tasks and planned activities are still to be done today, or should have been done: cheap enough for every screen. */
  'today.due': route({ input: z.strictObject({}), output: z.strictObject({ count: z.int().nonnegative() }) }),
} as const;
