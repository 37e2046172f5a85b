import { z } from 'zod';
import { moment, oneOf, owner, reference, required, text } from '../field-checks.ts';
import { attachmentSchema } from '../listed.schema.ts';
import { recordMeta } from '../record.schema.ts';

export const ACTIVITY_TYPES = ['follow_up', 'call', 'meeting', 'email', 'note', 'visit', 'communication'] as const;
export const ACTIVITY_STATUSES = ['planned', 'completed', 'cancelled'] as const;
export const ACTIVITY_PRIORITIES = ['low', 'medium', 'high'] as const;

/** Where somebody was: degrees, and the radius in metres within which that is true. */
const placeSchema = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracyM: z.number().nonnegative().nullable(),
  name: text(200).nullable(),
});

/** Fields a person may write. Absent = unknown, null = empty. */
export const activityFieldsSchema = z.strictObject({
  type: oneOf(ACTIVITY_TYPES),
  customerId: reference.nullish(),
  contactId: reference.nullish(),
  opportunityId: reference.nullish(),
  subject: required(200),
  description: text(2_000).nullish(),
  status: oneOf(ACTIVITY_STATUSES).nullish(),
  priority: oneOf(ACTIVITY_PRIORITIES).nullish(),
  location: text(200).nullish(),
  place: placeSchema.nullish(),
  startAt: moment.nullish(),
  endAt: moment.nullish(),
  outcome: text(2_000).nullish(),
  ownerId: owner,
});
export type ActivityFields = z.infer<typeof activityFieldsSchema>;

/** An edit: some of the fields. What a creation needs may be changed but not removed. */
export const activityChangesSchema = activityFieldsSchema.partial();

/** An activity as it is stored. */
export const activitySchema = z.strictObject({
  ...activityFieldsSchema.shape,
  ...recordMeta,
  attachments: z.array(attachmentSchema).optional(),
});
export type Activity = z.infer<typeof activitySchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const ACTIVITY_FIELDS = Object.keys(activityFieldsSchema.shape) as readonly (keyof ActivityFields)[];
