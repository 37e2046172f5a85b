import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CellUnderTest, cellUnderTest, createdAt } from '../../../test/cell-under-test.ts';

const CUSTOMERS = 3;
type Place = number | null;
interface Contact {
  readonly id: string;
  place: Place;
}

/** What a person may do, in numbers: customers by their place, contacts by the how-manieth living one. */
type Step =
  | { readonly deed: 'create'; readonly place: Place }
  | { readonly deed: 'move'; readonly which: number; readonly place: Place }
  | { readonly deed: 'delete'; readonly which: number }
  | { readonly deed: 'set'; readonly which: number; readonly place: number };

const customer = fc.nat(CUSTOMERS - 1);
const place = fc.option(customer, { freq: 6 });
const which = fc.nat(7);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('create' as const), place }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('move' as const), which, place }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('delete' as const), which }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('set' as const), which, place: customer }) },
);

/** The rule in its plainest form: contacts in the order of their creation, and who is primary of each customer. */
interface Model {
  contacts: Contact[];
  readonly primary: (string | null)[];
}

function settle(model: Model): void {
  for (let at = 0; at < CUSTOMERS; at += 1) {
    const own = model.contacts.filter((contact) => contact.place === at);
    if (!own.some((contact) => contact.id === model.primary[at])) model.primary[at] = own[0]?.id ?? null;
  }
}

async function take(cell: CellUnderTest, { tenant, ids, model, step }: Taken): Promise<void> {
  const customerId = (at: Place) => (at === null ? null : (ids[at] ?? ''));
  if (step.deed === 'create') {
    const body = { name: 'x', customerId: customerId(step.place) };
    model.contacts.push({ id: await createdAt(cell, '/contacts', { tenant, body }), place: step.place });
    return;
  }
  const contact = model.contacts[step.which % Math.max(1, model.contacts.length)];
  if (contact === undefined) return;
  if (step.deed === 'move') {
    await cell.ask('PATCH', `/contacts/${contact.id}`, { tenant, body: { customerId: customerId(step.place) } });
    contact.place = step.place;
  } else if (step.deed === 'delete') {
    await cell.ask('DELETE', `/contacts/${contact.id}`, { tenant });
    model.contacts = model.contacts.filter(({ id }) => id !== contact.id);
  } else {
    const path = `/customers/${String(customerId(step.place))}/contacts/${contact.id}/primary`;
    const told = await cell.ask('PUT', path, { tenant });
    expect(told.status).toBe(contact.place === step.place ? 200 : 404);
    if (contact.place === step.place) model.primary[step.place] = contact.id;
  }
}

interface Taken {
  readonly tenant: string;
  readonly ids: readonly string[];
  readonly model: Model;
  readonly step: Step;
}

test('after any sequence of operations each customer with contacts has exactly one primary, its own and a living one', async () => {
  const cell = await cellUnderTest();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      run += 1;
      const tenant = `t${run}`;
      const ids: string[] = [];
      for (let at = 0; at < CUSTOMERS; at += 1) {
        ids.push(await createdAt(cell, '/customers', { tenant, body: { name: `c${at}` } }));
      }
      const model: Model = { contacts: [], primary: [null, null, null] };
      for (const each of steps) {
        await take(cell, { tenant, ids, model, step: each });
        settle(model);
        const { json } = await cell.ask('GET', '/customers', { tenant });
        expect(json.data?.map((row) => row['primaryContactId'])).toEqual(model.primary);
      }
      const { json } = await cell.ask('GET', '/contacts?pageSize=200', { tenant });
      const living = json.data?.map((row) => ({ id: row['contactId'], at: ids.indexOf(String(row['customerId'])) }));
      expect(living).toEqual(model.contacts.map(({ id, place: at }) => ({ id, at: at ?? -1 })));
    }),
    { numRuns: 40, seed: 20260301 },
  );
});
