import { comparableName } from '../../../../src-shared/lib/text.ts';
import { CellError } from '../../cell-error.ts';
import { type Resource, searchTextOf } from '../records/resource.ts';
import type { UnitOfWork } from '../storage.ts';
import type { CustomerTable } from '../tables.ts';

export type CustomerRecord = CustomerTable;

const WRITABLE = [
  'name',
  'type',
  'industry',
  'region',
  'address',
  'website',
  'taxNo',
  'contactPerson',
  'phone',
  'email',
  'status',
  'statusReason',
  'employeeCount',
  'creditLimitCents',
  'creditScore',
  'remarks',
  'ownerId',
] as const;
type WritableField = (typeof WRITABLE)[number];

/** What a caller may write, in the words of domain.md; the rest is the server's. */
export type CustomerInput = Pick<CustomerRecord, 'name'> & Partial<Pick<CustomerRecord, WritableField>>;

export const CUSTOMERS: Resource<CustomerRecord> = {
  table: 'customers',
  idColumn: 'customerId',
  type: 'customer',
  counter: 'lastCustomerNo',
  fields: [...WRITABLE, 'primaryContactId'],
  derive: (row) => {
    const no = `C-${String(row.seq).padStart(6, '0')}`;
    return {
      ...row,
      no,
      nameKey: comparableName(row.name),
      searchText: searchTextOf([row.name, no, row.contactPerson, row.email, row.industry, row.region, row.address]),
    };
  },
  check: async (work, row, fields) => {
    if (fields.includes('name') && (await isNameTaken(work, row))) throw new CellError('DUPLICATE_NAME');
  },
};

async function isNameTaken(work: UnitOfWork, customer: CustomerRecord): Promise<boolean> {
  const row = await work.db
    .selectFrom('customers')
    .select('customerId')
    .where('tenantId', '=', work.tenantId)
    .where('deletedAt', 'is', null)
    .where('nameKey', '=', customer.nameKey)
    .where('customerId', '!=', customer.customerId)
    .executeTakeFirst();
  return row !== undefined;
}
