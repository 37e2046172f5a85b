import type { UnitOfWork } from '../storage.ts';
import type { ContactRecord } from './contact-resource.ts';

const living = (work: UnitOfWork, customerId: string) =>
  work.db
    .selectFrom('contacts')
    .where('tenantId', '=', work.tenantId)
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null);

/** The living contacts of a customer, oldest first. */
export const contactsOf = (work: UnitOfWork, customerId: string): Promise<ContactRecord[]> =>
  living(work, customerId).selectAll().orderBy('seq').execute();

/** The living contact that a customer has had the longest by the time of its creation, or null. */
export async function oldestContactOf(work: UnitOfWork, customerId: string): Promise<string | null> {
  const row = await living(work, customerId).select('contactId').orderBy('seq').limit(1).executeTakeFirst();
  return row?.contactId ?? null;
}

/** Whether a contact is one of a customer's living ones. */
export async function isContactOf(work: UnitOfWork, customerId: string, contactId: string): Promise<boolean> {
  const row = await living(work, customerId).select('contactId').where('contactId', '=', contactId).executeTakeFirst();
  return row !== undefined;
}
