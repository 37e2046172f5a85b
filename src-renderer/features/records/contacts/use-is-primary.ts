import { isPrimaryContact } from '../../../../src-shared/domain/contacts/primary-contact.rules.ts';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { fieldOf } from '../kinds.ts';

/** Whether this record is the primary contact of its customer; the customer says so, never the contact. */
export function useIsPrimary(entity: ScreenEntity, record: ScreenRecord): boolean {
  const customerId = entity === 'contacts' ? fieldOf(record, 'customerId') : null;
  // Without a customer the question is about nobody: the record's own id is no customer's, the answer is "not found".
  const { data } = useQuery('customers.get', { id: typeof customerId === 'string' ? customerId : record.id }, [
    'customers.changed',
  ]);
  return entity === 'contacts' && data !== undefined && isPrimaryContact(record, data);
}
