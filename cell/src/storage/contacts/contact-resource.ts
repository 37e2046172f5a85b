import { CellError } from '../../cell-error.ts';
import { CUSTOMERS } from '../customers/customer-resource.ts';
import { findRecord } from '../records/records.repository.ts';
import { type Resource, searchTextOf } from '../records/resource.ts';
import type { ContactTable } from '../tables.ts';

export type ContactRecord = ContactTable;

const WRITABLE = [
  'customerId',
  'name',
  'position',
  'phone',
  'mobile',
  'email',
  'fax',
  'address',
  'birthday',
  'preferences',
  'remarks',
  'ownerId',
] as const;
type WritableField = (typeof WRITABLE)[number];

/** What a caller may write, in the words of domain.md; the rest is the server's. */
export type ContactInput = Pick<ContactRecord, 'name'> & Partial<Pick<ContactRecord, WritableField>>;

export const CONTACTS: Resource<ContactRecord> = {
  table: 'contacts',
  idColumn: 'contactId',
  type: 'contact',
  counter: 'lastContactNo',
  fields: WRITABLE,
  derive: (row) => ({ ...row, searchText: searchTextOf([row.name, row.position, row.email, row.address]) }),
  check: async ({ db, tenantId }, { customerId }, fields) => {
    if (!fields.includes('customerId') || customerId === null) return;
    if ((await findRecord(db, CUSTOMERS, { tenantId, id: customerId })) !== null) return;
    throw new CellError('BAD_REQUEST', { details: [{ field: 'customerId', problem: 'not_a_record' }] });
  },
};
