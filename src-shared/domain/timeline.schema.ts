import { z } from 'zod';
import { daySchema, instantSchema } from '../lib/time.ts';
import { ACTIVITY_STATUSES, ACTIVITY_TYPES } from './activities/activity.schema.ts';
import { historyEntrySchema } from './history.schema.ts';
import { STAGES } from './opportunities/opportunity.schema.ts';
import { RECORD_SYNC_STATES } from './sync-state.schema.ts';

/** What a timeline can be asked for. `money`: contracts and payments; `changes`: field differences of the record itself. */
export const TIMELINE_KINDS = ['activities', 'deals', 'cases', 'money', 'changes'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** `key` names the entry in its timeline; `at` is where it stands in it. */
const entry = { key: z.string(), at: instantSchema } as const;
/** The record that an entry tells of. */
const about = { ...entry, id: z.uuid(), title: z.string() } as const;

const activityEntrySchema = z.strictObject({
  ...entry,
  kind: z.literal('activity'),
  id: z.uuid(),
  type: z.enum(ACTIVITY_TYPES),
  status: z.enum(ACTIVITY_STATUSES),
  subject: z.string(),
  /** What came of it, else what it was about. */
  text: z.string().nullable(),
  by: z.string().nullable(),
  contactId: z.uuid().nullable(),
  contactName: z.string().nullable(),
  state: z.enum(RECORD_SYNC_STATES),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

/** One thing that happened with a record. `day`: it is known by its day only, and stands at its beginning. */
const timelineEntrySchema = z.discriminatedUnion('kind', [
  activityEntrySchema,
  /** A deal came to a stage; the first one is its beginning. */
  z.strictObject({
    ...about,
    kind: z.literal('stage'),
    from: z.enum(STAGES).nullable(),
    to: z.enum(STAGES),
    amountCents: z.int().nullable(),
  }),
  z.strictObject({
    ...about,
    kind: z.literal('case'),
    what: z.enum(['opened', 'resolved']),
    by: z.string().nullable(),
    text: z.string().nullable(),
    satisfaction: z.int().nullable(),
  }),
  z.strictObject({ ...about, kind: z.literal('comment'), by: z.string(), text: z.string() }),
  z.strictObject({
    ...about,
    kind: z.literal('contract'),
    what: z.enum(['begun', 'ended']),
    day: daySchema,
    amountCents: z.int().nullable(),
  }),
  z.strictObject({ ...about, kind: z.literal('payment'), day: daySchema, amountCents: z.int().nullable() }),
  /** What was written of the record at one moment by one person. */
  z.strictObject({ ...entry, kind: z.literal('changes'), entries: z.array(historyEntrySchema).min(1) }),
]);
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** `ahead`: what is planned from now on, the next first, with how many there are; only with the first page. */
export const timelinePageSchema = z.strictObject({
  entries: z.array(timelineEntrySchema),
  next: z.string().nullable(),
  ahead: z.strictObject({ lines: z.array(activityEntrySchema), total: z.int().nonnegative() }).nullable(),
});
export type TimelinePage = z.infer<typeof timelinePageSchema>;
