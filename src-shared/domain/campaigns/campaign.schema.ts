import { z } from 'zod';
import { cents, day, oneOf, owner, required, text } from '../field-checks.ts';
import { recordMeta } from '../record.schema.ts';

export const CAMPAIGN_TYPES = ['email', 'social', 'event', 'advertisement'] as const;
export const CAMPAIGN_STATUSES = ['planning', 'active', 'completed', 'cancelled'] as const;

/** Fields a person may write. Absent = unknown, null = empty. Money in fen. */
export const campaignFieldsSchema = z.strictObject({
  name: required(200),
  type: oneOf(CAMPAIGN_TYPES).nullish(),
  status: oneOf(CAMPAIGN_STATUSES).nullish(),
  startDate: day.nullish(),
  endDate: day.nullish(),
  budgetCents: cents.nullish(),
  actualCostCents: cents.nullish(),
  description: text(2_000).nullish(),
  targetAudience: text(200).nullish(),
  ownerId: owner,
});
export type CampaignFields = z.infer<typeof campaignFieldsSchema>;

/** An edit: some of the fields. What a creation needs may be changed but not removed. */
export const campaignChangesSchema = campaignFieldsSchema.partial();

/** A campaign as it is stored. */
export const campaignSchema = z.strictObject({
  ...campaignFieldsSchema.shape,
  ...recordMeta,
  no: z.string().nullish(),
  /** What the server counted: impressions, clicks, conversions, revenueCents and whatever else it tells. */
  results: z.record(z.string(), z.number()).nullish(),
});
export type Campaign = z.infer<typeof campaignSchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const CAMPAIGN_FIELDS = Object.keys(campaignFieldsSchema.shape) as readonly (keyof CampaignFields)[];
