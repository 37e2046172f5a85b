import { z } from 'zod';
import { email, oneOf, owner, reference, required, text, unmasked } from '../field-checks.ts';
import { recordMeta } from '../record.schema.ts';

export const LEAD_SOURCES = ['website', 'referral', 'event', 'cold_call'] as const;
export const LEAD_STATUSES = ['new', 'qualified', 'unqualified', 'converted'] as const;

/** Fields a person may write. Absent = unknown, null = empty. */
export const leadFieldsSchema = z.strictObject({
  name: required(200),
  company: text(200).nullish(),
  contactPerson: text(200).nullish(),
  phone: unmasked(200).nullish(),
  email: email(200).nullish(),
  source: oneOf(LEAD_SOURCES).nullish(),
  status: oneOf(LEAD_STATUSES).nullish(),
  description: text(2_000).nullish(),
  campaignId: reference.nullish(),
  ownerId: owner,
});
export type LeadFields = z.infer<typeof leadFieldsSchema>;

/** An edit: some of the fields. What a creation needs may be changed but not removed. */
export const leadChangesSchema = leadFieldsSchema.partial();

/** A lead as it is stored. */
export const leadSchema = z.strictObject({
  ...leadFieldsSchema.shape,
  ...recordMeta,
  /** 0–100: the server's, else ours. */
  score: z.int().nullish(),
  convertedTo: z
    .strictObject({
      customerId: z.uuid().nullable(),
      contactId: z.uuid().nullable(),
      opportunityId: z.uuid().nullable(),
    })
    .nullish(),
});
export type Lead = z.infer<typeof leadSchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const LEAD_FIELDS = Object.keys(leadFieldsSchema.shape) as readonly (keyof LeadFields)[];
