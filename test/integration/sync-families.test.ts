import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCell, type RunningCell } from '../../cell/src/server/start-cell.ts';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { misbehave, openDevice, tokensFor, type Device } from '../support/synced-device.ts';

/** A release runs many more: `SATCHEL_FAMILY_RUNS=500`. */
const RUNS = Number(process.env['SATCHEL_FAMILY_RUNS'] ?? 8);
const BASE = '/api/v1/crm';

const nth = fc.nat({ max: 4 });
const step = fc.oneof(
  fc.record({ do: fc.constant('customer' as const) }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('contact' as const), customer: nth }) },
  fc.record({ do: fc.constantFrom('edit' as const, 'primary' as const, 'drop' as const), contact: nth }),
  fc.record({ do: fc.constant('move' as const), contact: nth, customer: nth }),
  fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), customer: nth }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('round' as const),
      method: fc.constantFrom('POST', 'PATCH', 'DELETE'),
      list: fc.constantFrom('customers', 'contacts'),
      fault: fc.constantFrom('none', 'lose-answer', 'html', 'status=500'),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

let cell: RunningCell;
let runs = 0;
beforeAll(async () => {
  cell = await startCell({ port: 0, db: ':memory:', hasTestFaults: true });
});
afterAll(() => cell.close());

interface Walk {
  readonly device: Device;
  readonly customers: string[];
  readonly contacts: string[];
}

const NOBODY = '01890000-0000-7000-8000-ffffffffffff';

/** The records that a step is about. */
const idsOf = ({ customers, contacts }: Walk, each: Step) => ({
  customer: 'customer' in each ? (customers[each.customer] ?? NOBODY) : NOBODY,
  contact: 'contact' in each ? (contacts[each.contact] ?? NOBODY) : NOBODY,
});

async function take(walk: Walk, each: Step, name: string): Promise<unknown> {
  const { device, customers, contacts } = walk;
  const { records, engine } = device;
  const { customer, contact } = idsOf(walk, each);
  switch (each.do) {
    case 'customer':
      return customers.push((await records.create('customers', { name })).id);
    case 'contact':
      return contacts.push((await records.create('contacts', { name, customerId: customer })).id);
    case 'edit':
      return records.update('contacts', contact, { position: name });
    case 'move':
      return records.update('contacts', contact, { customerId: customer });
    case 'drop':
      return records.remove('contacts', contact);
    case 'primary':
      return records.setPrimary((await records.get('contacts', contact)).customerId ?? NOBODY, contact);
    case 'delete':
      return records.remove('customers', customer);
    case 'restore':
      return records.restore('customers', customer);
    case 'round':
      // a fault waits for the next request of its kind, in this round or in a later one
      if (each.fault !== 'none') await misbehave(cell, { ...each, path: `${BASE}/${each.list}` });
      return engine.round({ isManual: true });
  }
}

type Shown = Readonly<Record<string, unknown>>;
const byName = (left: Shown, right: Shown): number => (String(left['name']) < String(right['name']) ? -1 : 1);
const whole = { sort: { field: 'name', isDescending: false }, limit: 500, after: null, search: '' } as const;

/** Customers with their contacts and the primary one, all by name: what both sides must agree about. */
function family(
  customers: readonly { readonly id: unknown; readonly name: unknown; readonly primary: unknown }[],
  contacts: readonly { readonly id: unknown; readonly name: unknown; readonly customer: unknown; position: unknown }[],
): Shown[] {
  const nameOf = (id: unknown): unknown => contacts.find((contact) => contact.id === id)?.name ?? null;
  const shown = customers.map(({ id, name, primary }) => ({
    name,
    primary: nameOf(primary),
    contacts: contacts
      .filter(({ customer }) => customer === id)
      .map(({ name: own, position }) => ({ name: own, position: position ?? null }))
      .sort(byName),
  }));
  return shown.sort(byName);
}

async function here({ records }: Device): Promise<Shown[]> {
  const customers = (await records.page('customers', { where: {}, ...whole })).rows;
  const contacts = (await records.page('contacts', { where: {}, ...whole })).rows;
  return family(
    customers.map(({ id, name, primaryContactId }) => ({ id, name, primary: primaryContactId })),
    contacts.map(({ id, name, customerId, position }) => ({ id, name, customer: customerId, position })),
  );
}

async function there(tenant: string): Promise<Shown[]> {
  const token = await cell.mintToken({ tenantId: tenant, userId: 'wang', role: 'admin' });
  const read = async (list: string): Promise<Shown[]> => {
    const answer = await fetch(`${cell.url}${BASE}/${list}?pageSize=200`, {
      headers: { authorization: `Bearer ${token}`, 'x-tenant-id': tenant },
    });
    return ((await answer.json()) as { data: Shown[] }).data;
  };
  const customers = await read('customers');
  return family(
    customers.map((row) => ({ id: row['customerId'], name: row['name'], primary: row['primaryContactId'] })),
    (await read('contacts')).map((row) => ({
      id: row['contactId'],
      name: row['name'],
      customer: row['customerId'],
      position: row['position'],
    })),
  );
}

test('[P29][P30][P44] whatever is done to customers and their contacts, and lost on the way: both sides end alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 26 }), async (steps) => {
      runs += 1;
      const tenant = `t${runs}`;
      const tokens = await tokensFor(cell, 'wang', tenant);
      const device = await openDevice(`walk-${runs}`, { cell, user: 'wang', tokens, tenant });
      try {
        const walk: Walk = { device, customers: [], contacts: [] };
        for (const [index, each] of ([{ do: 'customer' }, ...steps] as Step[]).entries()) {
          await take(walk, each, `名${index}`).catch((error: unknown) => expect(error).toBeInstanceOf(SatchelError));
        }
        for (let quiet = 0; quiet < 7; quiet += 1) await device.engine.round({ isManual: true });
        expect(await device.engine.status()).toMatchObject({ pending: 0, conflicts: 0, refused: 0, settled: true });
        expect(await here(device)).toEqual(await there(tenant));
      } finally {
        await device.dispose();
      }
    }),
    { numRuns: RUNS, seed: 20_260_101, endOnFailure: RUNS < 20 },
  );
}, 120_000);
