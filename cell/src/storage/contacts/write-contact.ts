import { buryRecord, createRecord, requireRecord, updateRecord } from '../records/write-record.ts';
import type { UnitOfWork } from '../storage.ts';
import { type ContactInput, type ContactRecord, CONTACTS } from './contact-resource.ts';
import { electPrimary } from './primary-contact.ts';

/**
 * Creates a contact; the first one of a customer becomes its primary one.
 * @throws CellError BAD_REQUEST where `customerId` is no living customer of the tenant
 */
export async function createContact(work: UnitOfWork, input: ContactInput): Promise<ContactRecord> {
  const contact = await createRecord(work, CONTACTS, input);
  await electPrimary(work, contact.customerId);
  return contact;
}

/**
 * Changes some fields of a contact. With a new `customerId` it moves, and both customers keep one primary contact.
 * @throws CellError NOT_FOUND; BAD_REQUEST where `customerId` is no living customer of the tenant
 */
export async function changeContact(
  work: UnitOfWork,
  contactId: string,
  changes: Partial<ContactInput>,
): Promise<ContactRecord> {
  const before = await requireRecord(work, CONTACTS, contactId);
  const after = await updateRecord(work, CONTACTS, { before, changes });
  if (after.customerId !== before.customerId) {
    await electPrimary(work, before.customerId);
    await electPrimary(work, after.customerId);
  }
  return after;
}

/** Deletes a contact softly; where it was the primary one, the oldest that remains takes its place. @throws CellError NOT_FOUND */
export async function deleteContact(work: UnitOfWork, contactId: string): Promise<void> {
  const contact = await requireRecord(work, CONTACTS, contactId);
  await buryRecord(work, CONTACTS, contact);
  await electPrimary(work, contact.customerId);
}
