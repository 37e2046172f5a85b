import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cellUnderTest } from '../../test/cell-under-test.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('a token that is present', () => {
  test('must verify, even where none is needed', async () => {
    const cell = await cellUnderTest();
    const token = await cell.mintToken({ tenantId: 't1', userId: 'li' });
    const [head, , signature] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ sub: 'boss', tenantId: 't1', role: 'admin', exp: 9e9 }));
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged.toString('base64url')}.`;
    const bad = [
      `Bearer ${head}.${forged.toString('base64url')}.${signature}`,
      `Bearer ${unsigned}`,
      'Bearer x',
      'Bearer',
      'Basic bGk6cHc=',
      '',
    ];
    for (const authorization of bad) {
      const told = await cell.askBare('GET', '/customers', { headers: { authorization } });
      expect(told).toMatchObject({ status: 401, json: { code: 'UNAUTHORIZED' } });
    }
  });

  test('ends at its hour', async () => {
    const cell = await cellUnderTest();
    const headers = bearer(await cell.mintToken({ tenantId: 't1', userId: 'li', hours: 1 }));
    cell.time.nowMs += 3_599_000;
    expect((await cell.askBare('GET', '/customers', { headers })).status).toBe(200);
    cell.time.nowMs += 2_000;
    expect((await cell.askBare('GET', '/customers', { headers })).status).toBe(401);
  });

  test('of another cell is worth nothing here', async () => {
    const cell = await cellUnderTest();
    const other = await cellUnderTest();
    const headers = bearer(await other.mintToken({ tenantId: 't1', userId: 'li' }));
    expect((await cell.askBare('GET', '/customers', { headers })).status).toBe(401);
  });

  test('belongs to a tenant with a Chinese name, in either form that a header can carry', async () => {
    const cell = await cellUnderTest();
    const token = await cell.mintToken({ tenantId: '华东一区', userId: 'li' });
    for (const tenant of [encodeURIComponent('华东一区'), Buffer.from('华东一区').toString('latin1')]) {
      const headers = { ...bearer(token), 'x-tenant-id': tenant };
      expect((await cell.askBare('GET', '/customers', { headers })).status).toBe(200);
    }
  });

  test('decides the tenant: X-Tenant-Id may only agree', async () => {
    const cell = await cellUnderTest();
    const ask = (tenant: string) => cell.ask('GET', '/customers', { headers: { 'x-tenant-id': tenant } });
    expect((await ask('t1')).status).toBe(200);
    expect(await ask('t2')).toMatchObject({ status: 403, json: { code: 'FORBIDDEN' } });
  });
});

describe('without a token', () => {
  test('a strict cell answers 401 and stays reachable for health and its document', async () => {
    const cell = await cellUnderTest({ isStrict: true });
    for (const path of ['/customers', '/metrics', '/api/admin/cells/crm/docs']) {
      expect((await cell.askBare('GET', path)).status).toBe(401);
    }
    expect((await cell.askBare('GET', '/health')).json).toEqual({ status: 'ok' });
    expect((await cell.askBare('GET', '/openapi.json')).status).toBe(200);
    expect((await cell.ask('GET', '/api/admin/cells/crm/docs')).text).toContain('/api/v1/crm/customers');
  });

  test('the headers say who and where, else the default tenant and nobody', async () => {
    const cell = await cellUnderTest({ defaultTenantId: 'house' });
    const named = { 'x-tenant-id': 't9', 'x-user-id': 'zhao' };
    const one = await cell.askBare('POST', '/customers', { headers: named, body: { name: 'Acme' } });
    expect(one.json).toMatchObject({ tenantId: 't9', ownerId: 'zhao' });
    const two = await cell.askBare('POST', '/customers', { body: { name: 'Acme' } });
    expect(two.json).toMatchObject({ tenantId: 'house', ownerId: 'anonymous' });
  });

  test('a header that is no name is refused', async () => {
    const cell = await cellUnderTest();
    const told = await cell.askBare('GET', '/customers', { headers: { 'x-tenant-id': 'x'.repeat(201) } });
    expect(told.status).toBe(400);
  });
});

describe('with a platform (PLATFORM_AUTH_URL)', () => {
  const platform = async (answer: (token: string) => { status: number; body?: object }) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const token = String(request.headers.authorization).replace('Bearer ', '');
      asked.push(token);
      const { status, body = {} } = answer(token);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/check`, asked };
  };

  test('it is asked once a minute per token and its word counts', async () => {
    const { url, asked } = await platform((token) =>
      token === 'good'
        ? { status: 200, body: { sub: 'li', tenantId: 't1', roles: ['sales', 'admin'] } }
        : { status: 401 },
    );
    const cell = await cellUnderTest({ platformAuthUrl: url });
    const ask = (token: string) =>
      cell.askBare('POST', '/customers', { headers: bearer(token), body: { name: token } });
    expect((await ask('good')).json).toMatchObject({ tenantId: 't1', createdBy: 'li' });
    expect((await ask('good')).status).toBe(409);
    expect((await ask('bad')).status).toBe(401);
    expect(asked).toEqual(['good', 'bad']);
    cell.time.nowMs += 60_000;
    await ask('good');
    expect(asked).toEqual(['good', 'bad', 'good']);
    expect((await cell.askBare('GET', '/customers')).status).toBe(401);
  });

  test('one that cannot answer is no refusal: the client must not sign out', async () => {
    const { url } = await platform(() => ({ status: 502 }));
    const cell = await cellUnderTest({ platformAuthUrl: url });
    const told = await cell.askBare('GET', '/customers', { headers: bearer('good') });
    expect(told).toMatchObject({ status: 500, json: { code: 'INTERNAL' } });
  });
});
