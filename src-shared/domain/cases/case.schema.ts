import { z } from 'zod';
import { instantSchema } from '../../lib/time.ts';
import { oneOf, owner, reference, required, text, whole } from '../field-checks.ts';
import { attachmentSchema, listed } from '../listed.schema.ts';
import { recordMeta } from '../record.schema.ts';

export const CASE_TYPES = ['question', 'complaint', 'suggestion', 'issue'] as const;
export const CASE_PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;
export const CASE_STATUSES = ['new', 'in_progress', 'resolved', 'closed'] as const;

const commentSchema = z.strictObject({
  ...listed,
  content: z.string(),
  createdBy: z.string(),
  createdAt: instantSchema,
});

/** Fields a person may write. Absent = unknown, null = empty. */
export const caseFieldsSchema = z.strictObject({
  customerId: reference,
  contactId: reference.nullish(),
  subject: required(200),
  description: text(2_000).nullish(),
  type: oneOf(CASE_TYPES).nullish(),
  priority: oneOf(CASE_PRIORITIES).nullish(),
  status: oneOf(CASE_STATUSES).nullish(),
  resolution: text(2_000).nullish(),
  satisfaction: whole(1, 5).nullish(),
  ownerId: owner,
});
export type CaseFields = z.infer<typeof caseFieldsSchema>;

/** An edit: some of the fields. What a creation needs may be changed but not removed. */
export const caseChangesSchema = caseFieldsSchema.partial();

/** A case as it is stored. */
export const caseSchema = z.strictObject({
  ...caseFieldsSchema.shape,
  ...recordMeta,
  no: z.string().nullish(),
  responseAt: instantSchema.nullish(),
  resolvedAt: instantSchema.nullish(),
  comments: z.array(commentSchema).optional(),
  attachments: z.array(attachmentSchema).optional(),
});
export type Case = z.infer<typeof caseSchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const CASE_FIELDS = Object.keys(caseFieldsSchema.shape) as readonly (keyof CaseFields)[];
