import { z } from 'zod';
import { email, text, unmasked } from '../field-checks.ts';
import { recordMeta } from '../record.schema.ts';

/** Fields a person may write. Absent = unknown, null = empty. `customerId` is a local id. */
export const contactFieldsSchema = z.strictObject({
  customerId: z.uuid('not_a_record').nullish(),
  name: text(200).min(1, 'required'),
  position: text(200).nullish(),
  phone: unmasked(200).nullish(),
  mobile: unmasked(200).nullish(),
  email: email(200).nullish(),
  fax: text(200).nullish(),
  address: text(200).nullish(),
  birthday: z.iso.date('not_a_day').nullish(),
  preferences: text(2_000).nullish(),
  remarks: text(2_000).nullish(),
  ownerId: text(200).min(1, 'required').nullish(),
});
export type ContactFields = z.infer<typeof contactFieldsSchema>;

/** An edit: some of the fields. A name may be changed but not removed. */
export const contactChangesSchema = contactFieldsSchema.partial();
export type ContactChanges = z.infer<typeof contactChangesSchema>;

/** A contact as it is stored. */
export const contactSchema = z.strictObject({ ...contactFieldsSchema.shape, ...recordMeta });
export type Contact = z.infer<typeof contactSchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const CONTACT_FIELDS = Object.keys(contactFieldsSchema.shape) as readonly (keyof ContactFields)[];
