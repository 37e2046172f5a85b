import { CellError } from '../../cell-error.ts';
import { type CustomerRecord, CUSTOMERS } from '../customers/customer-resource.ts';
import { findRecord } from '../records/records.repository.ts';
import { requireRecord, updateRecord } from '../records/write-record.ts';
import type { UnitOfWork } from '../storage.ts';
import { isContactOf, oldestContactOf } from './contacts.repository.ts';

/**
 * Makes one of a customer's contacts its primary one. The customer holds the id, so there are never two.
 * @returns the customer as it is now
 * @throws CellError NOT_FOUND where the customer is none or the contact is none of its living ones
 */
export async function setPrimary(
  work: UnitOfWork,
  { customerId, contactId }: { readonly customerId: string; readonly contactId: string },
): Promise<CustomerRecord> {
  const before = await requireRecord(work, CUSTOMERS, customerId);
  if (!(await isContactOf(work, customerId, contactId))) throw new CellError('NOT_FOUND');
  return updateRecord(work, CUSTOMERS, { before, changes: { primaryContactId: contactId } });
}

/** After contacts came or went: a customer whose primary contact is no longer among its own gets the oldest one, or none. */
export async function electPrimary(work: UnitOfWork, customerId: string | null): Promise<void> {
  if (customerId === null) return;
  const before = await findRecord(work.db, CUSTOMERS, { tenantId: work.tenantId, id: customerId });
  if (before === null) return;
  const { primaryContactId: current } = before;
  if (current !== null && (await isContactOf(work, customerId, current))) return;
  await updateRecord(work, CUSTOMERS, {
    before,
    changes: { primaryContactId: await oldestContactOf(work, customerId) },
  });
}
