import { z } from 'zod';
import { daySchema } from '../../lib/time.ts';
import { cents, email, text, unmasked } from '../field-checks.ts';
import { attachmentSchema, listed } from '../listed.schema.ts';
import { recordMeta } from '../record.schema.ts';

export const CUSTOMER_TYPES = ['corporate', 'individual', 'government'] as const;
export const CUSTOMER_STATUSES = ['active', 'inactive'] as const;
export const LOYALTY_LEVELS = ['platinum', 'gold', 'silver', 'bronze'] as const;

/** Fields a person may write. Absent = unknown, null = empty. Money in fen. */
export const customerFieldsSchema = z.strictObject({
  name: unmasked(200).min(1, 'required'),
  type: z.enum(CUSTOMER_TYPES, 'not_in_list').nullish(),
  industry: text(200).nullish(),
  region: text(200).nullish(),
  address: text(200).nullish(),
  website: text(200).nullish(),
  taxNo: unmasked(200).nullish(),
  contactPerson: text(200).nullish(),
  phone: unmasked(200).nullish(),
  email: email(200).nullish(),
  status: z.enum(CUSTOMER_STATUSES, 'not_in_list').nullish(),
  statusReason: text(200).nullish(),
  employeeCount: z.int('not_an_integer').min(0, 'too_small').max(100_000_000, 'too_large').nullish(),
  creditLimitCents: cents.nullish(),
  creditScore: z.int('not_an_integer').min(0, 'too_small').max(100, 'too_large').nullish(),
  remarks: text(2_000).nullish(),
  ownerId: text(200).min(1, 'required').nullish(),
});
export type CustomerFields = z.infer<typeof customerFieldsSchema>;

/** An edit: some of the fields. A name may be changed but not removed. */
export const customerChangesSchema = customerFieldsSchema.partial();
export type CustomerChanges = z.infer<typeof customerChangesSchema>;

/** Tags of a customer, each name once. */
export const tagsSchema = z.array(z.strictObject({ ...listed, name: z.string() }));

/** A customer as it is stored: the writable fields, what only the server gives, and what every record carries. */
export const customerSchema = z.strictObject({
  ...customerFieldsSchema.shape,
  ...recordMeta,
  no: z.string().nullish(),
  creditUsedCents: z.int().nullish(),
  loyaltyLevel: z.enum(LOYALTY_LEVELS).nullish(),
  creditAssessments: z
    .array(
      z.strictObject({
        ...listed,
        assessmentDate: daySchema,
        assessor: z.string(),
        creditScore: z.int(),
        creditLimitCents: z.int(),
        remarks: z.string().nullable(),
      }),
    )
    .optional(),
  tags: tagsSchema.optional(),
  primaryContactId: z.uuid().nullish(),
  members: z
    .array(z.strictObject({ ...listed, contactId: z.uuid(), role: z.string().nullable(), isPrimary: z.boolean() }))
    .optional(),
  tenants: z
    .array(
      z.strictObject({
        ...listed,
        tenantId: z.string(),
        tenantName: z.string().nullable(),
        relation: z.string().nullable(),
        isPrimary: z.boolean(),
      }),
    )
    .optional(),
  attachments: z.array(attachmentSchema).optional(),
});
export type Customer = z.infer<typeof customerSchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const CUSTOMER_FIELDS = Object.keys(customerFieldsSchema.shape) as readonly (keyof CustomerFields)[];
