import { z } from 'zod';
import { cents, day, oneOf, owner, reference, text } from '../field-checks.ts';
import { recordMeta } from '../record.schema.ts';

export const PAYMENT_METHODS = ['bank_transfer', 'cash', 'cheque', 'online', 'other'] as const;
export const PAYMENT_STATUSES = ['planned', 'received'] as const;

/** Fields a person may write. Absent = unknown, null = empty. Money in fen. */
export const paymentFieldsSchema = z.strictObject({
  customerId: reference,
  contractId: reference.nullish(),
  amountCents: cents,
  dueDate: day.nullish(),
  paidDate: day.nullish(),
  method: oneOf(PAYMENT_METHODS).nullish(),
  status: oneOf(PAYMENT_STATUSES).nullish(),
  remarks: text(2_000).nullish(),
  ownerId: owner,
});
export type PaymentFields = z.infer<typeof paymentFieldsSchema>;

/** An edit: some of the fields. What a creation needs may be changed but not removed. */
export const paymentChangesSchema = paymentFieldsSchema.partial();

/** A payment as it is stored. Overdue is derived from its days, never kept. */
export const paymentSchema = z.strictObject({
  ...paymentFieldsSchema.shape,
  ...recordMeta,
});
export type Payment = z.infer<typeof paymentSchema>;

/** The names of the fields a person may write, in the order in which forms and history show them. */
export const PAYMENT_FIELDS = Object.keys(paymentFieldsSchema.shape) as readonly (keyof PaymentFields)[];
