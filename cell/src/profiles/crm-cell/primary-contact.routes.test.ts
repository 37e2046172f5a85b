import { describe, expect, test } from 'vitest';
import { type Ask, type CellUnderTest, cellUnderTest, createdAt } from '../../../test/cell-under-test.ts';

const PHONE = '13800138000';

/** A customer with the given contacts, and ways to look at it and to move its primary contact. */
async function customerWith(cell: CellUnderTest, names: readonly string[], name = 'Acme') {
  const customerId = await createdAt(cell, '/customers', { body: { name, contactPhone: PHONE } });
  const contacts: string[] = [];
  for (const each of names) {
    contacts.push(await createdAt(cell, '/contacts', { body: { name: each, customerId } }));
  }
  return {
    customerId,
    contacts,
    read: async () => (await cell.ask('GET', `/customers/${customerId}`)).json,
    put: (contactId: string | undefined, ask: Ask = {}) =>
      cell.ask('PUT', `/api/v1/crm/customers/${customerId}/contacts/${String(contactId)}/primary`, ask),
  };
}

describe('the primary contact', () => {
  test('is nobody before there is one, then the first; later ones do not take its place', async () => {
    const cell = await cellUnderTest();
    const created = await cell.ask('POST', '/customers', { body: { name: 'Empty' } });
    expect(created.json).toMatchObject({ primaryContactId: null });
    const { contacts, read } = await customerWith(cell, ['a', 'b']);
    expect(await read()).toMatchObject({ primaryContactId: contacts[0] });
    const listed = (await cell.ask('GET', '/customers')).json.data?.map((row) => row['primaryContactId']);
    expect(listed).toEqual([null, contacts[0]]);
  });

  test('moves by PUT, whose answer is the customer as a detail shows it to who asks', async () => {
    const cell = await cellUnderTest();
    const { contacts, read, put } = await customerWith(cell, ['a', 'b']);
    const before = await read();
    const told = await put(contacts[1]);
    expect(told).toMatchObject({ status: 200, json: { primaryContactId: contacts[1], contactPhone: PHONE } });
    expect(await read()).toEqual(told.json);
    expect(Date.parse(String(told.json['updatedAt']))).toBeGreaterThan(Date.parse(String(before['updatedAt'])));
    const other = await put(contacts[0], { user: 'zhao' });
    expect(other.json).toMatchObject({ contactPhone: '138****8000', updatedBy: 'zhao' });
  });

  test('set once more changes nothing', async () => {
    const cell = await cellUnderTest();
    const { contacts, read, put } = await customerWith(cell, ['a', 'b']);
    const before = await read();
    expect((await put(contacts[0], { user: 'zhao', role: 'admin' })).json).toEqual(before);
  });

  test('can be none but a living contact of that customer', async () => {
    const cell = await cellUnderTest();
    const { contacts, read, put } = await customerWith(cell, ['a', 'b']);
    const other = await customerWith(cell, ['c'], 'Other');
    await cell.ask('DELETE', `/contacts/${String(contacts[1])}`);
    for (const id of [contacts[1], other.contacts[0], other.customerId, 'unknown', '%2e%2e']) {
      expect(await put(id)).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
    }
    await cell.ask('DELETE', `/customers/${other.customerId}`);
    expect((await other.put(other.contacts[0])).status).toBe(404);
    expect(await read()).toMatchObject({ primaryContactId: contacts[0] });
  });

  test('under a key that was used is not set again, and a refused one leaves its key free', async () => {
    const cell = await cellUnderTest();
    const { contacts, read, put } = await customerWith(cell, ['a', 'b']);
    expect((await put('unknown', { key: 'k' })).status).toBe(404);
    expect((await put(contacts[1], { key: 'k' })).status).toBe(200);
    await put(contacts[0]);
    expect((await put(contacts[1], { key: 'k' })).json).toMatchObject({ code: 'IDEMPOTENT_CONFLICT' });
    expect((await put(contacts[0], { key: 'k' })).json).toMatchObject({ code: 'IDEMPOTENT_MISMATCH' });
    expect(await read()).toMatchObject({ primaryContactId: contacts[0] });
  });

  test('cannot be written with the customer itself', async () => {
    const cell = await cellUnderTest();
    const { contacts, customerId, read } = await customerWith(cell, ['a', 'b']);
    const body = { primaryContactId: contacts[1] };
    expect((await cell.ask('PATCH', `/customers/${customerId}`, { body })).status).toBe(400);
    expect((await cell.ask('POST', '/customers', { body: { name: 'x', ...body } })).status).toBe(400);
    expect(await read()).toMatchObject({ primaryContactId: contacts[0] });
  });
});

describe('when the primary contact goes, the oldest that remains takes its place', () => {
  test('deleted, until nobody remains; the customer counts as changed each time', async () => {
    const cell = await cellUnderTest();
    const { contacts, read, put } = await customerWith(cell, ['a', 'b', 'c']);
    await put(contacts[1]);
    const seen: unknown[] = [];
    const moments: number[] = [];
    for (const id of [contacts[1], contacts[0], contacts[2]]) {
      await cell.ask('DELETE', `/contacts/${String(id)}`);
      const { primaryContactId, updatedAt } = await read();
      seen.push(primaryContactId);
      moments.push(Date.parse(String(updatedAt)));
    }
    expect(seen).toEqual([contacts[0], contacts[2], null]);
    expect(moments).toEqual([...new Set(moments)].toSorted());
  });

  test('moved to another customer, where it is primary only if it is alone', async () => {
    const cell = await cellUnderTest();
    const from = await customerWith(cell, ['a', 'b']);
    const empty = await customerWith(cell, [], 'Empty');
    const full = await customerWith(cell, ['c'], 'Full');
    const move = (contactId: string | undefined, customerId: string) =>
      cell.ask('PATCH', `/contacts/${String(contactId)}`, { body: { customerId } });
    await move(from.contacts[0], empty.customerId);
    await move(from.contacts[1], full.customerId);
    const primaries = [await from.read(), await empty.read(), await full.read()].map((row) => row['primaryContactId']);
    expect(primaries).toEqual([null, from.contacts[0], full.contacts[0]]);
  });
});

test('a change of another contact leaves the customer as it is', async () => {
  const cell = await cellUnderTest();
  const { contacts, customerId, read } = await customerWith(cell, ['a', 'b']);
  const before = await read();
  await cell.ask('PATCH', `/contacts/${String(contacts[0])}`, { body: { position: 'x', customerId } });
  await cell.ask('DELETE', `/contacts/${String(contacts[1])}`);
  await createdAt(cell, '/contacts', { body: { name: 'c', customerId } });
  expect(await read()).toEqual(before);
});
