import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecords, type Records } from './records.ts';
import { keepingPrimaries } from './keep-primaries.ts';
import { memoryStore, newDisk, type Disk } from '../../sync/simulation/memory-store.ts';
import { openTestStore, type TestStore } from '../../../../test/support/stores.ts';
import type { Store } from '../../store/store.ts';

const CLOCK = Date.UTC(2026, 4, 1);
let at: TestStore;
beforeEach(async () => {
  at = await openTestStore('primaries');
});
afterEach(() => at.dispose());

function recordsOver(store: Store): Records {
  let counter = 0;
  const nextId = (): string => `01890000-0000-7000-8000-${String((counter += 1)).padStart(12, '0')}`;
  const entry = {
    id: 'w',
    kind: 'cell' as const,
    address: 'http://localhost:1',
    baseUrl: 'http://localhost:1',
    tenant: 't',
    user: 'u',
    profile: 'crm-cell' as const,
    guarantee: 'exactly-once' as const,
    createdAt: new Date(CLOCK).toISOString(),
    lastUsedAt: new Date(CLOCK).toISOString(),
  };
  return createRecords({
    current: () => ({ entry, store, engine: null }),
    ports: {
      clock: { now: () => CLOCK + counter * 1_000, sleep: async () => undefined },
      ids: { next: nextId },
      device: 'd',
    },
  });
}

/** Every customer that stands here with contacts has one of them as its primary one; without any it has none. */
function expectOnePrimaryEach({ records: { customers, contacts } }: Disk): void {
  for (const customer of customers.values()) {
    if (customer.deletedAt !== null) continue;
    const own = [...contacts.values()].filter(
      ({ customerId, deletedAt }) => customerId === customer.id && deletedAt === null,
    );
    const primary = customer.primaryContactId ?? null;
    if (own.length === 0) expect(primary).toBeNull();
    else expect(own.map(({ id }) => id)).toContain(primary);
  }
}

const which = fc.nat({ max: 5 });
const deed = fc.oneof(
  fc.record({ do: fc.constant('customer' as const) }),
  fc.record({ do: fc.constant('contact' as const), customer: which }),
  fc.record({ do: fc.constant('move' as const), contact: which, customer: fc.option(which) }),
  fc.record({ do: fc.constant('primary' as const), contact: which }),
  fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), contact: which }),
  fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), customer: which }),
);
type Deed = typeof deed extends fc.Arbitrary<infer Each> ? Each : never;

/** An id that names nothing: the use case refuses it. */
const NOBODY = '01890000-0000-7000-8000-ffffffffffff';

async function act(records: Records, disk: Disk, step: Deed): Promise<unknown> {
  const customers = [...disk.records.customers.keys()];
  const nth = (index: number | null): string | null => (index === null ? null : (customers[index] ?? NOBODY));
  if (step.do === 'customer') return records.create('customers', { name: `客户${customers.length}` });
  if (step.do === 'contact') return records.create('contacts', { name: '人', customerId: nth(step.customer) });
  if ('customer' in step && step.do !== 'move') return records[WAY[step.do]]('customers', nth(step.customer) ?? NOBODY);
  const contact = [...disk.records.contacts.values()][step.contact];
  const id = contact?.id ?? NOBODY;
  if (step.do === 'move') return records.update('contacts', id, { customerId: nth(step.customer) });
  if (step.do === 'primary') return records.setPrimary(contact?.customerId ?? NOBODY, id);
  return records[WAY[step.do]]('contacts', id);
}

const WAY = { delete: 'remove', restore: 'restore' } as const;

test('whatever is done to customers and contacts, each customer with contacts has exactly one primary', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (steps) => {
      const disk = newDisk();
      const records = recordsOver(keepingPrimaries(memoryStore(disk)));
      for (const step of steps) {
        // refusals (a record that is not there, one in the bin) change nothing
        await act(records, disk, step).catch((error: unknown) => expect(error).toHaveProperty('code'));
        expectOnePrimaryEach(disk);
      }
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('on the real store: first, chosen, deleted, moved, and in the history of the customer', async () => {
  const records = recordsOver(keepingPrimaries(at.store));
  const customer = await records.create('customers', { name: '甲' });
  const other = await records.create('customers', { name: '乙' });
  const contact = (name: string) => records.create('contacts', { name, customerId: customer.id });
  const [a, b, c] = [await contact('王'), await contact('李'), await contact('赵')];
  const primary = async (id = customer.id) => (await records.get('customers', id)).primaryContactId ?? null;
  expect(await primary()).toBe(a.id);
  await records.setPrimary(customer.id, c.id);
  await records.remove('contacts', a.id);
  expect(await primary()).toBe(c.id);
  await records.update('contacts', c.id, { customerId: other.id });
  expect([await primary(), await primary(other.id)]).toEqual([b.id, c.id]);
  await records.remove('contacts', b.id);
  expect(await primary()).toBeNull();
  const told = (await records.history('customers', customer.id)).map(({ after }) => after);
  expect(told.slice(0, -1)).toEqual([null, b.id, c.id, a.id]);
});

test('several contacts that come in one plan make one primary, the oldest', async () => {
  const disk = newDisk();
  const store = keepingPrimaries(memoryStore(disk));
  const plain = recordsOver(memoryStore(disk));
  const customer = await plain.create('customers', { name: '甲' });
  const ids: string[] = [];
  for (const name of ['王', '李']) ids.push((await plain.create('contacts', { name, customerId: customer.id })).id);
  expect(disk.records.customers.get(customer.id)).not.toHaveProperty('primaryContactId');
  await store.write(async (read) => ({
    plan: { puts: (await read.getMany('contacts', ids)).map((record) => ({ entity: 'contacts' as const, record })) },
    result: null,
  }));
  expect(disk.records.customers.get(customer.id)).toMatchObject({ primaryContactId: ids[0] });
});
