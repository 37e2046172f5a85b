import { z } from 'zod';
import { instantSchema } from '../../lib/time.ts';
import { cents, day, oneOf, owner, reference, required, text, whole } from '../field-checks.ts';
import { recordMeta } from '../record.schema.ts';

/** In the order of the pipeline. */
export const STAGES = ['prospecting', 'qualification', 'proposal', 'negotiation', 'closed_won', 'closed_lost'] as const;
export type Stage = (typeof STAGES)[number];

/** Fields a person may write. Absent = unknown, null = empty. Money in fen, `probability` in per cent. */
export const opportunityFieldsSchema = z.strictObject({
  customerId: reference,
  contactId: reference.nullish(),
  campaignId: reference.nullish(),
  name: required(200),
  description: text(2_000).nullish(),
  stage: oneOf(STAGES).nullish(),
  probability: whole(0, 100).nullish(),
  estimatedAmountCents: cents.nullish(),
  actualAmountCents: cents.nullish(),
  closeDate: day.nullish(),
  lostReason: text(200).nullish(),
  ownerId: owner,
});
export type OpportunityFields = z.infer<typeof opportunityFieldsSchema>;

/** An edit: some of the fields. What a creation needs may be changed but not removed. */
export const opportunityChangesSchema = opportunityFieldsSchema.partial();

/** An opportunity as it is stored. */
export const opportunitySchema = z.strictObject({
  ...opportunityFieldsSchema.shape,
  ...recordMeta,
  no: z.string().nullish(),
  /** Every stage it came to, oldest first; the last one is where it stands. Written by `opportunity.rules.ts`. */
  stageHistory: z.array(z.strictObject({ stage: z.enum(STAGES), at: instantSchema })).optional(),
});
export type Opportunity = z.infer<typeof opportunitySchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const OPPORTUNITY_FIELDS = Object.keys(opportunityFieldsSchema.shape) as readonly (keyof OpportunityFields)[];
