import { z } from 'zod';
import { isMasked } from '../../lib/mask.ts';
import { storedText } from '../../lib/text.ts';

const text = (most: number) => z.string().overwrite(storedText).max(most);
const unmasked = (most: number) => text(most).refine((value) => !isMasked(value), 'a masked value is no value');
const instant = z.iso.datetime({ offset: true });

/** Body of `POST /contacts`. `customerId` is the server's id of a customer of the same tenant. */
export const contactCreateSchema = z.strictObject({
  customerId: z.string().min(1).max(200).nullish(),
  name: text(200).min(1),
  position: text(200).nullish(),
  phone: unmasked(200).nullish(),
  mobile: unmasked(200).nullish(),
  email: text(200).nullish(),
  fax: text(200).nullish(),
  address: text(200).nullish(),
  birthday: z.iso.date().nullish(),
  preferences: text(2_000).nullish(),
  remarks: text(2_000).nullish(),
  ownerId: text(200).min(1).nullish(),
});
export type ContactCreate = z.infer<typeof contactCreateSchema>;

/** Body of `PATCH /contacts/{id}`: the changed fields only; null empties a field. */
export const contactPatchSchema = contactCreateSchema.partial();
export type ContactPatch = z.infer<typeof contactPatchSchema>;

/** A contact as the server answers it, in a list or alone; loose as a customer's row. */
export const contactRowSchema = z.looseObject({
  contactId: z.string().min(1).max(200),
  tenantId: z.string().optional(),
  customerId: z.string().nullish(),
  name: z.string(),
  position: z.string().nullish(),
  phone: z.string().nullish(),
  mobile: z.string().nullish(),
  email: z.string().nullish(),
  fax: z.string().nullish(),
  address: z.string().nullish(),
  birthday: z.string().nullish(),
  preferences: z.string().nullish(),
  remarks: z.string().nullish(),
  ownerId: z.string().nullish(),
  createdAt: instant.optional(),
  createdBy: z.string().nullish(),
  updatedAt: instant.optional(),
  updatedBy: z.string().nullish(),
});
export type ContactRow = z.infer<typeof contactRowSchema>;
