import { auditFields, wireField as field, type WireField } from './wire-field.ts';

export const CONTACT_ID = 'contactId';

/** A contact on the wire of S1 and S2. */
export const CONTACT_WIRE_FIELDS: readonly WireField[] = [
  field('customerId', 'customerId', { kind: 'ref', refersTo: 'customers', source: 'document' }),
  field('name', 'name'),
  field('position', 'position'),
  field('phone', 'phone', { isMaskable: true }),
  field('mobile', 'mobile', { isMaskable: true }),
  field('email', 'email'),
  field('fax', 'fax'),
  field('address', 'address'),
  field('birthday', 'birthday', { kind: 'day' }),
  field('preferences', 'preferences'),
  field('remarks', 'remarks'),
  field('ownerId', 'ownerId'),
  ...auditFields,
];
