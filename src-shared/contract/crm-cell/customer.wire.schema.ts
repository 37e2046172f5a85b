import { z } from 'zod';
import { CUSTOMER_STATUSES, CUSTOMER_TYPES, LOYALTY_LEVELS } from '../../domain/customers/customer.schema.ts';
import { isMasked } from '../../lib/mask.ts';
import { storedText } from '../../lib/text.ts';

const text = (most: number) => z.string().overwrite(storedText).max(most);
const unmasked = (most: number) => text(most).refine((value) => !isMasked(value), 'a masked value is no value');
const yuan = z.number().min(0).max(1_000_000_000_000).multipleOf(0.01);
const instant = z.iso.datetime({ offset: true });

/** Body of `POST /customers`. Unknown names are refused so that a misspelt field is noticed. Money in yuan. */
export const customerCreateSchema = z.strictObject({
  name: unmasked(200).min(1),
  contactPhone: unmasked(200).nullish(),
  contactEmail: text(200).nullish(),
  type: z.enum(CUSTOMER_TYPES).nullish(),
  industry: text(200).nullish(),
  region: text(200).nullish(),
  address: text(200).nullish(),
  website: text(200).nullish(),
  taxNo: unmasked(200).nullish(),
  contactPerson: text(200).nullish(),
  status: z.enum(CUSTOMER_STATUSES).nullish(),
  statusReason: text(200).nullish(),
  employeeCount: z.int().min(0).nullish(),
  creditLimit: yuan.nullish(),
  creditScore: z.int().min(0).max(100).nullish(),
  remarks: text(2_000).nullish(),
  ownerId: text(200).min(1).nullish(),
});
export type CustomerCreate = z.infer<typeof customerCreateSchema>;

/** Body of `PATCH /customers/{id}`: the changed fields only; null empties a field. */
export const customerPatchSchema = customerCreateSchema.partial();
export type CustomerPatch = z.infer<typeof customerPatchSchema>;

/**
 * A customer as the server answers, in a list or alone. Loose: a newer server may say more, and what an older one
 * leaves out is unknown rather than empty. A maskable field may hold a masked text.
 */
export const customerRowSchema = z.looseObject({
  customerId: z.string().min(1).max(200),
  tenantId: z.string().optional(),
  name: z.string(),
  contactPhone: z.string().nullish(),
  contactEmail: z.string().nullish(),
  type: z.enum(CUSTOMER_TYPES).nullish().catch(undefined),
  industry: z.string().nullish(),
  region: z.string().nullish(),
  address: z.string().nullish(),
  website: z.string().nullish(),
  taxNo: z.string().nullish(),
  contactPerson: z.string().nullish(),
  status: z.enum(CUSTOMER_STATUSES).nullish().catch(undefined),
  statusReason: z.string().nullish(),
  employeeCount: z.int().nullish(),
  /** An amount that the server hides is a string where a number belongs. */
  creditLimit: z.union([z.number(), z.string()]).nullish(),
  creditUsed: z.union([z.number(), z.string()]).nullish(),
  creditScore: z.number().nullish(),
  remarks: z.string().nullish(),
  ownerId: z.string().nullish(),
  customerNo: z.string().nullish(),
  loyaltyLevel: z.enum(LOYALTY_LEVELS).nullish().catch(undefined),
  /** The server's id of the contact; read-only, set by `PUT /customers/{id}/contacts/{contactId}/primary`. */
  primaryContactId: z.string().nullish(),
  createdAt: instant.optional(),
  createdBy: z.string().nullish(),
  updatedAt: instant.optional(),
  updatedBy: z.string().nullish(),
});
export type CustomerRow = z.infer<typeof customerRowSchema>;
