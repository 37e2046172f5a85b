import type { Contact } from '../../../../src-shared/domain/contacts/contact.schema.ts';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { isEntity, type Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Put, StoreReader } from '../../store/store.ts';
import {
  afterDeletionOf,
  deleteRecord,
  restoreRecord,
  type EditContext,
  type EditResult,
  type ParsedFields,
} from '../../sync/record-edits.ts';

/** Refuses fields that refer to a record which is not here or lies in the recycle bin: INVALID_INPUT (`not_a_record`). */
export async function checkReferences(read: StoreReader, entity: Entity, fields: ParsedFields): Promise<void> {
  for (const [name, target] of Object.entries(entityTable[entity].references)) {
    const id = fields[name];
    if (typeof id !== 'string' || !isEntity(target)) continue;
    const found = await read.get(target, id);
    if (!found || found.deletedAt !== null) {
      throw new SatchelError('INVALID_INPUT', { fields: { [name]: 'not_a_record' } });
    }
  }
}

interface Written {
  readonly puts: readonly Put[];
  readonly history: readonly HistoryEntry[];
}

/** Deletes a customer together with its contacts; each of their deletions is said after the customer's. */
export async function deleteFamily(read: StoreReader, customer: Customer, context: EditContext): Promise<Written> {
  const contacts = await contactsOf(read, customer, (contact) => contact.deletedAt === null);
  return together([
    deleteRecord('customers', customer, context),
    ...contacts.map((contact) => {
      const { record, history } = deleteRecord('contacts', contact, context);
      return { record: afterDeletionOf(record, customer.id), history };
    }),
  ]);
}

/** Brings a customer back together with the contacts that went with it. */
export async function restoreFamily(read: StoreReader, customer: Customer, context: EditContext): Promise<Written> {
  const goneAt = customer.deletedAt;
  const contacts = await contactsOf(
    read,
    customer,
    ({ deletedAt }) => goneAt !== null && deletedAt !== null && deletedAt >= goneAt,
  );
  return together([
    restoreRecord('customers', customer, context),
    ...contacts.map((contact) => restoreRecord('contacts', contact, context)),
  ]);
}

function together(edited: readonly [EditResult<Customer>, ...EditResult<Contact>[]]): Written {
  const [{ record: customer }, ...contacts] = edited;
  return {
    puts: [
      { entity: 'customers', record: customer },
      ...contacts.map(({ record }): Put => ({ entity: 'contacts', record })),
    ],
    history: edited.flatMap(({ history }) => history),
  };
}

const PAGE = 500;

async function contactsOf(
  read: StoreReader,
  { id, deletedAt }: Customer,
  isWanted: (contact: Contact) => boolean,
): Promise<Contact[]> {
  const found: Contact[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof read.page<'contacts'>>> = await read.page('contacts', {
      where: { customerId: { eq: id }, deletedAt: deletedAt === null ? { eq: null } : { exists: true } },
      sort: { field: 'createdAt', isDescending: false },
      limit: PAGE,
      after,
      search: '',
    });
    found.push(...page.rows.filter(isWanted));
    after = page.next;
  } while (after !== null);
  return found;
}
