import { CellError } from '../../cell-error.ts';
import { CONTACTS } from '../contacts/contact-resource.ts';
import { contactsOf } from '../contacts/contacts.repository.ts';
import { buryRecord, createRecord, requireRecord, updateRecord } from '../records/write-record.ts';
import type { UnitOfWork } from '../storage.ts';
import { type CustomerInput, type CustomerRecord, CUSTOMERS } from './customer-resource.ts';

/**
 * Creates a customer. Its owner is who created it unless `ownerId` names somebody.
 * @throws CellError DUPLICATE_NAME
 */
export const createCustomer = (work: UnitOfWork, input: CustomerInput): Promise<CustomerRecord> =>
  createRecord(work, CUSTOMERS, input);

/**
 * Changes some fields of a customer; where nothing differs, nothing is written.
 * @throws CellError NOT_FOUND, DUPLICATE_NAME
 */
export async function changeCustomer(
  work: UnitOfWork,
  customerId: string,
  changes: Partial<CustomerInput>,
): Promise<CustomerRecord> {
  const before = await requireRecord(work, CUSTOMERS, customerId);
  return updateRecord(work, CUSTOMERS, { before, changes });
}

/**
 * Deletes a customer and its contacts softly: tombstones stay, and the customer's name is free again.
 * @param mayDelete the rule of who may delete which customer; the contacts go with it, whosever they are
 * @throws CellError NOT_FOUND, FORBIDDEN
 */
export async function deleteCustomer(
  work: UnitOfWork,
  customerId: string,
  mayDelete: (customer: CustomerRecord) => boolean,
): Promise<void> {
  const customer = await requireRecord(work, CUSTOMERS, customerId);
  if (!mayDelete(customer)) throw new CellError('FORBIDDEN');
  for (const contact of await contactsOf(work, customerId)) await buryRecord(work, CONTACTS, contact);
  await buryRecord(work, CUSTOMERS, customer);
}
