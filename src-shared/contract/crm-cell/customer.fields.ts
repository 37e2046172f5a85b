import { auditFields, wireField as field, type WireField } from './wire-field.ts';

export const CUSTOMER_ID = 'customerId';

const readOnly = { isReadOnly: true } as const;

/** A customer on the wire of S1 and S2. */
export const CUSTOMER_WIRE_FIELDS: readonly WireField[] = [
  field('name', 'name', { source: 'document' }),
  field('phone', 'contactPhone', { source: 'document', isMaskable: true }),
  field('email', 'contactEmail', { source: 'document' }),
  field('type', 'type'),
  field('industry', 'industry'),
  field('region', 'region'),
  field('address', 'address'),
  field('website', 'website'),
  field('taxNo', 'taxNo'),
  field('contactPerson', 'contactPerson'),
  field('status', 'status'),
  field('statusReason', 'statusReason'),
  field('employeeCount', 'employeeCount', { kind: 'number' }),
  field('creditLimitCents', 'creditLimit', { kind: 'cents' }),
  field('creditScore', 'creditScore', { kind: 'number' }),
  field('remarks', 'remarks'),
  field('ownerId', 'ownerId'),
  field('no', 'customerNo', readOnly),
  field('creditUsedCents', 'creditUsed', { kind: 'cents', ...readOnly }),
  field('loyaltyLevel', 'loyaltyLevel', readOnly),
  field('primaryContactId', 'primaryContactId', { kind: 'ref', refersTo: 'contacts', ...readOnly }),
  ...auditFields,
];
