import { primaryAmong } from '../../../../src-shared/domain/contacts/primary-contact.rules.ts';
import type { Contact } from '../../../../src-shared/domain/contacts/contact.schema.ts';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { Plan, Put, Store, StoreReader } from '../../store/store.ts';

/**
 * A store in which a customer with contacts always has exactly one primary among them, whoever writes: a person, an
 * import, an undo or sync. What a plan would leave wrong is put right in the same transaction. Nothing is sent for it:
 * the server keeps the same rule, and what it says stands as soon as it is known here.
 */
export function keepingPrimaries<S extends Store>(store: S): S {
  const write: Store['write'] = (work) =>
    store.write(async (read) => {
      const { plan, result } = await work(read);
      return { plan: await withPrimaries(read, plan), result };
    });
  return { ...store, write };
}

/** The plan with those customers set right whose primary contact it would leave wrong. */
export async function withPrimaries(read: StoreReader, plan: Plan): Promise<Plan> {
  const after = afterPlan(plan);
  const removed = new Set((plan.removes ?? []).map(({ id }) => id));
  if (after.contacts.size + after.customers.size + after.gone.size === 0) return plan;
  const before = await read.getMany('contacts', [...after.contacts.keys(), ...after.gone]);
  const stored = await customersAround(read, after, before);
  const repairs: Customer[] = [];
  for (const [id, was] of stored) {
    const customer = after.customers.get(id) ?? was;
    const primary = customer && customer.deletedAt === null ? await primaryOf(read, after, { customer, was }) : null;
    const isRight =
      !customer || removed.has(id) || customer.deletedAt !== null || primary === (customer.primaryContactId ?? null);
    if (!isRight) repairs.push({ ...customer, primaryContactId: primary });
  }
  if (repairs.length === 0) return plan;
  const puts = repairs.map((record): Put => ({ entity: 'customers', record }));
  const history = repairs.flatMap((record) => changeOf(record, stored.get(record.id) ?? null, plan.history ?? []));
  return { ...plan, puts: [...plan.puts, ...puts], history: [...(plan.history ?? []), ...history] };
}

interface After {
  readonly customers: ReadonlyMap<string, Customer>;
  readonly contacts: ReadonlyMap<string, Contact>;
  /** The same by the customer that they belong to now: a plan may hold thousands. */
  readonly contactsOf: ReadonlyMap<string, readonly Contact[]>;
  /** Contacts removed for good. */
  readonly gone: ReadonlySet<string>;
}

function afterPlan({ puts, removes = [] }: Plan): After {
  const customers = new Map<string, Customer>();
  const contacts = new Map<string, Contact>();
  for (const put of puts) {
    if (put.entity === 'customers') customers.set(put.record.id, put.record);
    if (put.entity === 'contacts') contacts.set(put.record.id, put.record);
  }
  const isContact = ({ entity }: { readonly entity: Entity }): boolean => entity === 'contacts';
  const contactsOf = Map.groupBy(contacts.values(), ({ customerId }) => customerId ?? '');
  return { customers, contacts, contactsOf, gone: new Set(removes.filter(isContact).map(({ id }) => id)) };
}

/** Every customer that the plan writes or whose contacts it touches, as it is stored; null where it is not yet. */
async function customersAround(
  read: StoreReader,
  { customers, contacts }: After,
  before: readonly Contact[],
): Promise<ReadonlyMap<string, Customer | null>> {
  const touched = [...contacts.values(), ...before].flatMap(({ customerId }) => customerId ?? []);
  const ids = [...new Set([...customers.keys(), ...touched])];
  const found = new Map((await read.getMany('customers', ids)).map((customer) => [customer.id, customer]));
  return new Map(ids.map((id) => [id, found.get(id) ?? null]));
}

async function primaryOf(
  read: StoreReader,
  after: After,
  { customer, was }: { readonly customer: Customer; readonly was: Customer | null },
): Promise<string | null> {
  const wished = customer.primaryContactId ?? null;
  const current = was?.primaryContactId ?? null;
  const known = await contactsOf(read, after, { customerId: customer.id, ids: [wished, current] });
  if (known.some(({ id }) => id === wished) || (wished === null && current === null && known.length === 0)) {
    // a customer without a primary has no contacts but those that this plan brings
    return wished;
  }
  if (known.some(({ id }) => id === current)) return current;
  const oldest = await oldestContacts(read, customer.id, after.contacts.size + after.gone.size);
  const all = overlaid(oldest, after, customer.id);
  return primaryAmong(all, { wished, current });
}

async function contactsOf(
  read: StoreReader,
  after: After,
  { customerId, ids }: { readonly customerId: string; readonly ids: readonly (string | null)[] },
): Promise<readonly Contact[]> {
  const asked = [...new Set(ids)].filter((id) => id !== null);
  const stored = asked.length === 0 ? [] : await read.getMany('contacts', asked);
  return overlaid(stored, after, customerId);
}

/** Stored contacts as the plan leaves them, with those that it brings; living ones of one customer. */
function overlaid(stored: readonly Contact[], { contacts, contactsOf, gone }: After, customerId: string): Contact[] {
  const left = stored.filter(({ id }) => !contacts.has(id));
  return [...left, ...(contactsOf.get(customerId) ?? [])].filter(
    (contact) => contact.customerId === customerId && contact.deletedAt === null && !gone.has(contact.id),
  );
}

/** As many as are needed for one to be left, however many of them the plan takes away. */
const oldestContacts = async (read: StoreReader, customerId: string, taken: number): Promise<readonly Contact[]> =>
  (
    await read.page('contacts', {
      where: { customerId: { eq: customerId }, deletedAt: { eq: null } },
      sort: { field: 'createdAt', isDescending: false },
      limit: taken + 1,
      after: null,
      search: '',
    })
  ).rows;

/** Told in the history as of the moment, and by whom, what made it necessary was done. */
function changeOf(after: Customer, before: Customer | null, history: readonly HistoryEntry[]): HistoryEntry[] {
  const cause = history.findLast(({ entity, recordId }) => entity === 'contacts' || recordId === after.id);
  const [was, is] = [before?.primaryContactId ?? null, after.primaryContactId ?? null];
  if (!cause || was === is) return [];
  const { at, by, device, source } = cause;
  const what = { entity: 'customers' as const, recordId: after.id, field: 'primaryContactId', before: was, after: is };
  // it belongs to no change-set: taking that back brings the primary back by the same rule
  return [{ at, by, device, source, changeSet: null, ...what }];
}
