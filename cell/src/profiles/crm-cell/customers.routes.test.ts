import { describe, expect, test } from 'vitest';
import { customerRowSchema } from '../../../../src-shared/contract/crm-cell/customer.wire.schema.ts';
import { errorBodySchema, pageSchema } from '../../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { allCustomers, cellUnderTest } from '../../../test/cell-under-test.ts';

const S1_BODY = { name: '某某公司', contactPhone: '13800138000', contactEmail: 'contact@example.com' };

describe('what S1 prints', () => {
  test('the example of creating a customer: 201, id, tenant, masked phone, clear e-mail', async () => {
    const cell = await cellUnderTest();
    const told = await cell.ask('POST', '/api/v1/crm/customers', { tenant: 'tenant-001', key: 'r1', body: S1_BODY });
    expect(told.status).toBe(201);
    expect(customerRowSchema.parse(told.json)).toMatchObject({
      tenantId: 'tenant-001',
      name: '某某公司',
      contactPhone: '138****8000',
      contactEmail: 'contact@example.com',
      customerNo: 'C-000001',
      createdAt: '2026-03-01T08:00:00Z',
    });
  });

  test('a list is {data,total,page,pageSize} and never shows a phone, not even to its owner', async () => {
    const cell = await cellUnderTest();
    await cell.ask('POST', '/customers', { body: S1_BODY });
    const { json } = await cell.ask('GET', '/api/v1/crm/customers?page=1&pageSize=20');
    const page = pageSchema(customerRowSchema).parse(json);
    expect({ ...page, data: page.data.map((row) => row.contactPhone) }).toEqual({
      data: ['138****8000'],
      total: 1,
      page: 1,
      pageSize: 20,
    });
  });

  test('an error body is {code,message,requestId} and echoes the id of the request', async () => {
    const cell = await cellUnderTest();
    const told = await cell.ask('POST', '/customers', { key: 'req-uuid-001', body: { name: '  ' } });
    expect(told.status).toBe(400);
    expect(errorBodySchema.parse(told.json)).toMatchObject({ code: 'BAD_REQUEST', requestId: 'req-uuid-001' });
    expect(told.headers).toMatchObject({ 'x-request-id': 'req-uuid-001' });
  });
});

test('a customer can be read, changed and deleted; what is deleted is not found and not listed', async () => {
  const cell = await cellUnderTest();
  const created = await cell.ask('POST', '/customers', { body: S1_BODY });
  const path = `/customers/${String(created.json['customerId'])}`;
  const changed = await cell.ask('PATCH', path, { body: { region: '华东', contactEmail: null, creditLimit: 19.99 } });
  expect(changed.json).toMatchObject({ name: '某某公司', region: '华东', contactEmail: null, creditLimit: 19.99 });
  expect((await cell.ask('GET', path)).json).toEqual(changed.json);
  expect((await cell.ask('DELETE', path)).status).toBe(200);
  for (const method of ['GET', 'DELETE', 'PATCH'] as const) {
    const told = await cell.ask(method, path, method === 'PATCH' ? { body: { region: '华北' } } : {});
    expect(told).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
  }
  expect(await allCustomers(cell)).toEqual([]);
});

describe('masking', () => {
  const phoneSeenBy = async (ownerId: string | null, ask: { user: string; role?: 'admin' | 'tenant-admin' }) => {
    const cell = await cellUnderTest();
    const { json } = await cell.ask('POST', '/customers', { body: S1_BODY });
    const path = `/customers/${String(json['customerId'])}`;
    await cell.ask('PATCH', path, { body: { ownerId } });
    return (await cell.ask('GET', path, ask)).json['contactPhone'];
  };

  test.each([
    ['its owner', 'li', { user: 'li' }, '13800138000'],
    ['somebody else', 'li', { user: 'wang' }, '138****8000'],
    ['anybody where nobody owns it', null, { user: 'wang' }, '13800138000'],
    ['an admin', 'li', { user: 'boss', role: 'admin' }, '13800138000'],
    ['an admin of the tenant', 'li', { user: 'boss', role: 'tenant-admin' }, '13800138000'],
  ] as const)('a detail as %s sees it', async (_who, ownerId, ask, seen) => {
    expect(await phoneSeenBy(ownerId, ask)).toBe(seen);
  });

  test('can be switched off, and the document says so', async () => {
    const cell = await cellUnderTest({ without: ['masking'] });
    await cell.ask('POST', '/customers', { body: S1_BODY });
    expect((await cell.ask('GET', '/customers')).json.data?.[0]).toMatchObject({ contactPhone: '13800138000' });
    expect((await cell.askBare('GET', '/openapi.json')).json['x-cell']).toMatchObject({ masking: false });
  });

  test('a masked value that comes back is refused and changes nothing', async () => {
    const cell = await cellUnderTest();
    const { json } = await cell.ask('POST', '/customers', { body: S1_BODY });
    const path = `/customers/${String(json['customerId'])}`;
    const told = await cell.ask('PATCH', path, { body: { contactPhone: json['contactPhone'], region: '华东' } });
    expect(told).toMatchObject({ status: 400, json: { code: 'BAD_REQUEST' } });
    expect((await cell.ask('GET', path)).json).toMatchObject({ contactPhone: '13800138000', region: null });
  });

  test('the keyword cannot be used to guess the digits behind the mask', async () => {
    const cell = await cellUnderTest();
    await cell.ask('POST', '/customers', { body: S1_BODY });
    expect((await cell.ask('GET', '/customers?keyword=0013')).json).toMatchObject({ total: 0 });
  });
});

describe('names', () => {
  test('are taken per tenant, however they are written, on create and on rename', async () => {
    const cell = await cellUnderTest();
    await cell.ask('POST', '/customers', { body: { name: 'Acme 中国' } });
    const twin = await cell.ask('POST', '/customers', { body: { name: ' ａｃｍｅ  中国 ' } });
    expect(twin).toMatchObject({ status: 409, json: { code: 'DUPLICATE_NAME' } });
    const other = await cell.ask('POST', '/customers', { body: { name: 'Other' } });
    const path = `/customers/${String(other.json['customerId'])}`;
    expect((await cell.ask('PATCH', path, { body: { name: 'ACME 中国' } })).json).toMatchObject({
      code: 'DUPLICATE_NAME',
    });
    expect((await cell.ask('PATCH', path, { body: { name: 'OTHER' } })).status).toBe(200);
    expect((await cell.ask('POST', '/customers', { tenant: 't2', body: { name: 'Acme 中国' } })).status).toBe(201);
    expect((await allCustomers(cell)).map((row) => row['name'])).toEqual(['Acme 中国', 'OTHER']);
  });

  test('of deleted customers are free again, with a new number', async () => {
    const cell = await cellUnderTest();
    const first = await cell.ask('POST', '/customers', { body: { name: 'Acme' } });
    await cell.ask('DELETE', `/customers/${String(first.json['customerId'])}`);
    const second = await cell.ask('POST', '/customers', { body: { name: 'Acme' } });
    expect(second).toMatchObject({ status: 201, json: { customerNo: 'C-000002' } });
  });
});

test('deleting needs the owner or an admin', async () => {
  const cell = await cellUnderTest();
  const { json } = await cell.ask('POST', '/customers', { body: { name: 'Acme' } });
  const path = `/customers/${String(json['customerId'])}`;
  expect(await cell.ask('DELETE', path, { user: 'wang' })).toMatchObject({ status: 403, json: { code: 'FORBIDDEN' } });
  expect((await cell.ask('DELETE', path, { user: 'boss', role: 'admin' })).status).toBe(200);
});

test('a tenant neither sees, changes nor deletes a row of another one', async () => {
  const cell = await cellUnderTest();
  const { json } = await cell.ask('POST', '/customers', { body: S1_BODY });
  const path = `/customers/${String(json['customerId'])}`;
  const stranger = { tenant: 't2', role: 'admin' } as const;
  expect((await cell.ask('GET', path, stranger)).status).toBe(404);
  expect((await cell.ask('PATCH', path, { ...stranger, body: { region: 'x' } })).status).toBe(404);
  expect((await cell.ask('DELETE', path, stranger)).status).toBe(404);
  expect((await cell.ask('GET', '/customers', stranger)).json).toMatchObject({ total: 0, data: [] });
  expect((await cell.ask('GET', '/metrics', stranger)).json).toEqual({ customers: 0 });
  expect(await allCustomers(cell)).toHaveLength(1);
});

describe('lists', () => {
  test('paged while rows are edited and added show every row once', async () => {
    const cell = await cellUnderTest();
    for (let n = 1; n <= 5; n += 1) await cell.ask('POST', '/customers', { body: { name: `Customer ${n}` } });
    const first = await cell.ask('GET', '/customers?page=1&pageSize=2');
    const id = String(first.json.data?.[0]?.['customerId']);
    await cell.ask('PATCH', `/customers/${id}`, { body: { region: '华东' } });
    await cell.ask('POST', '/customers', { body: { name: 'Customer 6' } });
    const names = [first.json, ...(await restOf(cell))].flatMap((page) => page.data?.map((row) => row['name']) ?? []);
    expect(names).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Customer ${n}`));
    expect((await cell.ask('GET', '/customers?page=9')).json).toMatchObject({ data: [], total: 6, page: 9 });
  });

  const restOf = async (cell: Awaited<ReturnType<typeof cellUnderTest>>) => {
    const pages = await Promise.all([2, 3].map((page) => cell.ask('GET', `/customers?page=${page}&pageSize=2`)));
    return pages.map((page) => page.json);
  };

  test('find by keyword, where % and _ mean themselves, and filter by owner', async () => {
    const cell = await cellUnderTest();
    await cell.ask('POST', '/customers', { body: { name: '华东 100%_甲', contactPerson: '王五' } });
    await cell.ask('POST', '/customers', { user: 'wang', body: { name: '华东 1000 乙' } });
    const totals: Record<string, unknown> = {};
    for (const query of [
      'keyword=华东',
      'keyword=100%25',
      'keyword=_',
      'keyword=王五',
      'ownerId=wang',
      'ownerId=',
      'keyword=',
    ]) {
      totals[query] = (await cell.ask('GET', `/customers?${query}`)).json['total'];
    }
    expect(totals).toEqual({
      'keyword=华东': 2,
      'keyword=100%25': 1,
      'keyword=_': 1,
      'keyword=王五': 1,
      'ownerId=wang': 1,
      'ownerId=': 2,
      'keyword=': 2,
    });
  });

  test('never hold more than 200 rows and refuse a page that is none', async () => {
    const cell = await cellUnderTest();
    expect((await cell.ask('GET', '/customers?pageSize=5000')).json).toMatchObject({ pageSize: 200 });
    for (const query of ['page=0', 'page=-1', 'page=x', 'pageSize=0', 'page=1.5', 'page=1&page=2']) {
      expect((await cell.ask('GET', `/customers?${query}`)).status).toBe(400);
    }
  });
});

test('updatedAt grows with every change of a tenant while the clock stands still, and not without a change', async () => {
  const cell = await cellUnderTest();
  const { json } = await cell.ask('POST', '/customers', { body: { name: 'Acme' } });
  const path = `/customers/${String(json['customerId'])}`;
  const other = await cell.ask('POST', '/customers', { body: { name: 'Other' } });
  cell.time.nowMs -= 60_000;
  const changed = await cell.ask('PATCH', path, { body: { region: '华东' } });
  const same = await cell.ask('PATCH', path, { user: 'wang', body: { region: '华东' } });
  const moments = [json, other.json, changed.json].map((row) => Date.parse(String(row['updatedAt'])));
  expect(moments).toEqual([moments[0], (moments[0] ?? 0) + 1, (moments[0] ?? 0) + 2]);
  expect(same.json).toMatchObject({ updatedAt: changed.json['updatedAt'], updatedBy: 'li' });
});

test('all addresses of the profile read and write the same rows', async () => {
  const cell = await cellUnderTest();
  const paths = ['/api/v1/crm/customers', '/crm-cell/api/v1/crm/customers', '/customers'];
  for (const path of paths) await cell.ask('POST', path, { body: { name: `by ${path}` } });
  for (const path of paths) expect((await cell.ask('GET', path)).json).toMatchObject({ total: 3 });
});
