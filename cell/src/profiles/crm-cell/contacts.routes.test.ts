import { describe, expect, test } from 'vitest';
import { contactRowSchema } from '../../../../src-shared/contract/crm-cell/contact.wire.schema.ts';
import { errorBodySchema, pageSchema } from '../../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { type CellUnderTest, cellUnderTest, createdAt } from '../../../test/cell-under-test.ts';

const WANG = { name: '王芳', position: '采购', phone: '021-5588-6677', mobile: '13900139000', email: 'wang@acme.cn' };
const MASKED = { phone: '021****6677', mobile: '139****9000' };
const CLEAR = { phone: WANG.phone, mobile: WANG.mobile };

const customerOn = (cell: CellUnderTest, name = 'Acme', ask: Parameters<typeof createdAt>[2] = {}) =>
  createdAt(cell, '/customers', { ...ask, body: { name } });
const contactOn = (cell: CellUnderTest, body: object = WANG, ask: Parameters<typeof createdAt>[2] = {}) =>
  createdAt(cell, '/contacts', { ...ask, body });
const allContacts = async (cell: CellUnderTest, query = '') =>
  (await cell.ask('GET', `/contacts?pageSize=200${query}`)).json.data ?? [];

test('a contact can be created, read, changed and deleted; what is deleted is not found and not listed', async () => {
  const cell = await cellUnderTest();
  const customerId = await customerOn(cell);
  const body = { ...WANG, customerId, fax: '021-1', address: '上海', birthday: '1990-02-28', preferences: '茶' };
  const created = await cell.ask('POST', '/api/v1/crm/contacts', { body });
  expect(created.status).toBe(201);
  expect(contactRowSchema.parse(created.json)).toMatchObject({
    ...body,
    ...MASKED,
    tenantId: 't1',
    ownerId: 'li',
    createdAt: '2026-03-01T08:00:00.001Z',
  });
  const path = `/contacts/${String(created.json['contactId'])}`;
  const changed = await cell.ask('PATCH', path, { body: { position: '采购经理', fax: null } });
  expect(changed.json).toMatchObject({ ...body, position: '采购经理', fax: null });
  expect((await cell.ask('GET', path)).json).toEqual(changed.json);
  expect((await cell.ask('DELETE', path)).status).toBe(200);
  for (const method of ['GET', 'DELETE', 'PATCH'] as const) {
    const told = await cell.ask(method, path, method === 'PATCH' ? { body: { position: 'x' } } : {});
    expect(told).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
  }
  expect(await allContacts(cell)).toEqual([]);
});

describe('masking', () => {
  test('lists and the answer to a create hide phone and mobile even from the owner, and nothing else', async () => {
    const cell = await cellUnderTest();
    const created = await cell.ask('POST', '/contacts', { body: WANG });
    expect(created.json).toMatchObject({ ...WANG, ...MASKED });
    const page = pageSchema(contactRowSchema).parse((await cell.ask('GET', '/contacts')).json);
    expect(page).toMatchObject({ data: [{ ...WANG, ...MASKED }], total: 1, page: 1, pageSize: 20 });
  });

  test.each([
    ['its owner', 'li', { user: 'li' }, CLEAR],
    ['somebody else', 'li', { user: 'zhao' }, MASKED],
    ['anybody where nobody owns it', null, { user: 'zhao' }, CLEAR],
    ['an admin', 'li', { user: 'boss', role: 'admin' }, CLEAR],
    ['an admin of the tenant', 'li', { user: 'boss', role: 'tenant-admin' }, CLEAR],
  ] as const)('a detail as %s sees it', async (_who, ownerId, ask, seen) => {
    const cell = await cellUnderTest();
    const path = `/contacts/${await contactOn(cell)}`;
    await cell.ask('PATCH', path, { body: { ownerId } });
    expect((await cell.ask('GET', path, ask)).json).toMatchObject(seen);
    const changed = await cell.ask('PATCH', path, { ...ask, body: { position: 'x' } });
    expect(changed.json).toMatchObject({ ...seen, position: 'x' });
  });

  test.each(['phone', 'mobile'] as const)(
    'a masked %s that comes back is refused and changes nothing',
    async (name) => {
      const cell = await cellUnderTest();
      const path = `/contacts/${await contactOn(cell)}`;
      const told = await cell.ask('PATCH', path, { body: { [name]: MASKED[name], position: 'x' } });
      expect(told).toMatchObject({ status: 400, json: { code: 'BAD_REQUEST' } });
      expect((await cell.ask('GET', path)).json).toMatchObject(WANG);
    },
  );
});

describe('the customer of a contact', () => {
  test('must live in the same tenant, on create and on a move; a refusal names the field and does nothing', async () => {
    const cell = await cellUnderTest();
    const deleted = await customerOn(cell, 'Gone');
    await cell.ask('DELETE', `/customers/${deleted}`);
    const strange = await customerOn(cell, 'Strange', { tenant: 't2' });
    const home = await customerOn(cell, 'Home');
    const path = `/contacts/${await contactOn(cell, { ...WANG, customerId: home })}`;
    for (const customerId of ['unknown', deleted, strange]) {
      const details = [{ field: 'customerId', problem: 'not_a_record' }];
      const refusal = { status: 400, json: { code: 'BAD_REQUEST', details } };
      expect(await cell.ask('POST', '/contacts', { body: { name: 'x', customerId } })).toMatchObject(refusal);
      expect(await cell.ask('PATCH', path, { body: { customerId, position: 'x' } })).toMatchObject(refusal);
    }
    expect(await allContacts(cell)).toMatchObject([{ customerId: home, position: '采购' }]);
  });

  test('may be nobody', async () => {
    const cell = await cellUnderTest();
    const path = `/contacts/${await contactOn(cell, { name: 'x', customerId: await customerOn(cell) })}`;
    expect((await cell.ask('PATCH', path, { body: { customerId: null } })).json).toMatchObject({ customerId: null });
    expect((await cell.ask('POST', '/contacts', { body: { name: 'y' } })).json).toMatchObject({ customerId: null });
  });

  test('takes its contacts along when it is deleted, whosever they are, and no others', async () => {
    const cell = await cellUnderTest();
    const customerId = await customerOn(cell);
    const contacts = [
      await contactOn(cell, { name: 'a', customerId }),
      await contactOn(cell, { name: 'b', customerId }, { user: 'zhao' }),
    ];
    await contactOn(cell, { name: 'c', customerId: await customerOn(cell, 'Other') });
    await contactOn(cell, { name: 'd' });
    expect((await cell.ask('DELETE', `/customers/${customerId}`, { user: 'zhao' })).status).toBe(403);
    expect(await allContacts(cell)).toHaveLength(4);
    await cell.ask('DELETE', `/customers/${customerId}`);
    for (const id of contacts) expect((await cell.ask('GET', `/contacts/${id}`)).status).toBe(404);
    expect((await allContacts(cell)).map((row) => row['name'])).toEqual(['c', 'd']);
    expect((await cell.ask('GET', `/contacts?customerId=${customerId}`)).json).toMatchObject({ total: 0 });
  });
});

test('any name may occur twice: DUPLICATE_NAME is about customers', async () => {
  const cell = await cellUnderTest();
  await contactOn(cell);
  expect((await cell.ask('POST', '/contacts', { body: WANG })).status).toBe(201);
});

test('contacts may be deleted by whoever works in the tenant', async () => {
  const cell = await cellUnderTest();
  const path = `/contacts/${await contactOn(cell)}`;
  expect((await cell.ask('DELETE', path, { user: 'zhao' })).json).toEqual({
    contactId: path.replace('/contacts/', ''),
    deleted: true,
  });
});

test('a tenant neither sees, changes, deletes nor finds a contact of another one', async () => {
  const cell = await cellUnderTest();
  const customerId = await customerOn(cell);
  const path = `/contacts/${await contactOn(cell, { ...WANG, customerId })}`;
  const stranger = { tenant: 't2', role: 'admin' } as const;
  expect((await cell.ask('GET', path, stranger)).status).toBe(404);
  expect((await cell.ask('PATCH', path, { ...stranger, body: { customerId: null } })).status).toBe(404);
  expect((await cell.ask('DELETE', path, stranger)).status).toBe(404);
  expect((await cell.ask('PUT', `/customers/${customerId}${path}/primary`, stranger)).status).toBe(404);
  for (const query of ['', `?customerId=${customerId}`, '?keyword=王芳', '?ownerId=li']) {
    expect((await cell.ask('GET', `/contacts${query}`, stranger)).json).toMatchObject({ total: 0, data: [] });
  }
  expect(await allContacts(cell)).toMatchObject([{ customerId, name: '王芳' }]);
});

describe('lists', () => {
  test('filter by customer, owner and keyword, which never looks at a number that is masked', async () => {
    const cell = await cellUnderTest();
    const customerId = await customerOn(cell);
    await contactOn(cell, { ...WANG, customerId });
    await contactOn(cell, { name: '王强', customerId }, { user: 'zhao' });
    await contactOn(cell, { name: '李雷', address: '上海 100%_路' });
    const found: Record<string, unknown> = {};
    const queries = [
      `customerId=${customerId}`,
      'customerId=',
      'customerId=unknown',
      'ownerId=zhao',
      `customerId=${customerId}&keyword=王&ownerId=li`,
      'keyword=WANG@',
      'keyword=采购',
      'keyword=%25_',
      'keyword=5588',
      'keyword=0013',
    ];
    for (const query of queries) found[query] = (await cell.ask('GET', `/contacts?${query}`)).json['total'];
    expect(Object.values(found)).toEqual([2, 3, 0, 1, 1, 1, 1, 1, 0, 0]);
  });

  test('paged while a row is edited show every row once', async () => {
    const cell = await cellUnderTest();
    for (const name of ['a', 'b', 'c']) await contactOn(cell, { name });
    const first = await cell.ask('GET', '/contacts?page=1&pageSize=2');
    await cell.ask('PATCH', `/contacts/${String(first.json.data?.[0]?.['contactId'])}`, { body: { position: 'x' } });
    const second = await cell.ask('GET', '/contacts?page=2&pageSize=2');
    const names = [first, second].flatMap(({ json }) => json.data?.map((row) => row['name']));
    expect(names).toEqual(['a', 'b', 'c']);
  });
});

describe('a write', () => {
  test('under a key that was used is not done again', async () => {
    const cell = await cellUnderTest();
    const { json } = await cell.ask('POST', '/contacts', { key: 'k', body: WANG });
    const again = await cell.ask('POST', '/crm-cell/api/v1/crm/contacts', { key: 'k', body: WANG });
    expect(again).toMatchObject({ status: 409, json: { code: 'IDEMPOTENT_CONFLICT' } });
    const mismatch = { status: 422, json: { code: 'IDEMPOTENT_MISMATCH' } };
    const path = `/contacts/${String(json['contactId'])}`;
    expect(await cell.ask('POST', '/customers', { key: 'k', body: WANG })).toMatchObject({ status: 400 });
    expect(await cell.ask('PATCH', path, { key: 'k', body: WANG })).toMatchObject(mismatch);
    expect(await allContacts(cell)).toHaveLength(1);
  });

  test('that changes nothing leaves updatedAt as it is; one that does moves it on', async () => {
    const cell = await cellUnderTest();
    const path = `/contacts/${await contactOn(cell)}`;
    const before = (await cell.ask('GET', path)).json;
    expect((await cell.ask('PATCH', path, { user: 'zhao', role: 'admin', body: WANG })).json).toEqual(before);
    const changed = await cell.ask('PATCH', path, { user: 'zhao', body: { position: 'x' } });
    expect(changed.json['updatedBy']).toBe('zhao');
    expect(Date.parse(String(changed.json['updatedAt']))).toBeGreaterThan(Date.parse(String(before['updatedAt'])));
  });

  test.each([
    ['no name', { phone: '1' }],
    ['a name of blanks', { name: ' \u3000' }],
    ['a field that only the server writes', { name: 'x', contactId: 'y' }],
    ['the primary mark, which is a path of its own', { name: 'x', isPrimary: true }],
    ['a day that is none', { name: 'x', birthday: '1990-02-30' }],
    ['an empty customer', { name: 'x', customerId: '' }],
    ['a customer that is no text', { name: 'x', customerId: { $ne: null } }],
  ])('with %s is refused, and nothing is stored', async (_name, body) => {
    const cell = await cellUnderTest();
    const told = await cell.ask('POST', '/contacts', { body });
    expect(told.status).toBe(400);
    expect(errorBodySchema.parse(told.json).code).toBe('BAD_REQUEST');
    expect(await allContacts(cell)).toEqual([]);
  });
});
