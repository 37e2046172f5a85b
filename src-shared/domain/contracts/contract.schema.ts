import { z } from 'zod';
import { cents, day, oneOf, owner, reference, required, text } from '../field-checks.ts';
import { attachmentSchema } from '../listed.schema.ts';
import { recordMeta } from '../record.schema.ts';

export const CONTRACT_STATUSES = ['draft', 'active', 'terminated'] as const;

/** Fields a person may write. Absent = unknown, null = empty. Money in fen. */
export const contractFieldsSchema = z.strictObject({
  no: text(200).nullish(),
  customerId: reference,
  opportunityId: reference.nullish(),
  title: required(200),
  amountCents: cents.nullish(),
  startDate: day.nullish(),
  endDate: day.nullish(),
  signedDate: day.nullish(),
  status: oneOf(CONTRACT_STATUSES).nullish(),
  renewedFromId: reference.nullish(),
  remarks: text(2_000).nullish(),
  ownerId: owner,
});
export type ContractFields = z.infer<typeof contractFieldsSchema>;

/** An edit: some of the fields. What a creation needs may be changed but not removed. */
export const contractChangesSchema = contractFieldsSchema.partial();

/** A contract as it is stored. Expiring, expired and renewed are derived from its days, never kept. */
export const contractSchema = z.strictObject({
  ...contractFieldsSchema.shape,
  ...recordMeta,
  attachments: z.array(attachmentSchema).optional(),
});
export type Contract = z.infer<typeof contractSchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const CONTRACT_FIELDS = Object.keys(contractFieldsSchema.shape) as readonly (keyof ContractFields)[];
