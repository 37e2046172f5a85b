import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startCell, type RunningCell } from '../../cell/src/server/start-cell.ts';
import { TransportError, type Network } from '../../src-main/core/ports.ts';
import { probeCell } from '../../src-main/core/sync/discover.ts';
import { checkToken, refresh, signInWithPassword } from '../../src-main/core/sync/sign-in.ts';
import { createHttpNetwork } from '../../src-main/core/sync/transport/http.ts';
import { openDevice, TENANT, tokensFor, type Device } from '../support/synced-device.ts';

const network = createHttpNetwork();
let cell: RunningCell;
let device: Device | null = null;

beforeEach(async () => {
  cell = await startCell({ port: 0, db: ':memory:', hasTestFaults: true });
  await cell.addUser({ tenantId: TENANT, userId: 'wang', password: 'geheim-1' });
});
afterEach(async () => {
  await device?.dispose();
  device = null;
  await cell.close();
});

describe('what an address is', () => {
  test.each([
    ['', '/api/v1/crm'],
    ['/api/v1/crm/', '/api/v1/crm'],
    ['/crm-cell', '/crm-cell/api/v1/crm'],
  ])('%j', async (path, base) => {
    expect(await probeCell({ network, address: `${cell.url}${path}`, profile: null })).toMatchObject({
      profile: 'crm-cell',
      guarantee: 'exactly-once',
      baseUrl: `${cell.url}${base}`,
    });
  });

  test('a gateway that publishes no description, and a cell without the prefix, are found all the same', async () => {
    const hiding = (hidden: RegExp): Network => ({
      ...network,
      request: (request, signal) =>
        hidden.test(request.url)
          ? Promise.resolve({ status: 404, headers: {}, body: '{}' })
          : network.request(request, signal),
    });
    expect(await probeCell({ network: hiding(/openapi/u), address: cell.url, profile: null })).toMatchObject({
      declaration: null,
    });
    const bare = await probeCell({ network: hiding(/openapi|api\/v1/u), address: cell.url, profile: 'crm-cell' });
    expect(bare.baseUrl).toBe(cell.url);
  });

  test('a server of another kind, a silent one, one with a foreign certificate, a profile not spoken', async () => {
    const other = createServer((_request, response) => response.end('<html>hello</html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await expect(probeCell({ network, address, profile: null })).rejects.toMatchObject({ code: 'SERVER_NOT_CELL' });
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
    await expect(probeCell({ network, address, profile: null })).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    const foreign: Network = { ...network, request: () => Promise.reject(new TransportError('certificate')) };
    await expect(probeCell({ network: foreign, address, profile: null })).rejects.toMatchObject({
      code: 'CERTIFICATE_UNTRUSTED',
    });
    await expect(probeCell({ network, address, profile: 'erp-crm' })).rejects.toMatchObject({
      code: 'PROFILE_UNSUPPORTED',
    });
  });
});

describe('signing in', () => {
  const person = { tenant: TENANT, user: 'wang' };
  const at = () => ({ network, address: cell.url, ...person });
  const check = (accessToken: string, tenant = TENANT) =>
    checkToken({ network, baseUrl: `${cell.url}/api/v1/crm`, ...person, tenant, accessToken });

  test('a password gives tokens that the cell takes, and a refresh gives others', async () => {
    const tokens = await signInWithPassword({ ...at(), password: 'geheim-1' });
    await check(tokens.accessToken);
    await check((await refresh({ ...at(), refreshToken: tokens.refreshToken! })).accessToken);
  });

  test('a wrong password, a wrong token and a foreign tenant are told apart', async () => {
    await expect(signInWithPassword({ ...at(), password: 'wrong' })).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' });
    await expect(check('no.such.token')).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' });
    const { accessToken } = await tokensFor(cell, 'wang');
    await expect(check(accessToken, 'other')).rejects.toMatchObject({
      code: 'TENANT_REFUSED',
      params: { tenant: 'other' },
    });
  });

  test('a cell that serves strangers does not count an empty token as signed in', async () => {
    await expect(check('')).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' });
  });
});

test('[P32] an expired token in the middle of a queue: one refresh, everything arrives', async () => {
  const tokens = await signInWithPassword({
    network,
    address: cell.url,
    tenant: TENANT,
    user: 'wang',
    password: 'geheim-1',
  });
  device = await openDevice('expired', { cell, user: 'wang', tokens: { ...tokens, accessToken: 'expired.token.x' } });
  for (let number = 0; number < 12; number += 1) await device.create({ name: `客户${number}` });
  expect(await device.engine.round()).toMatchObject({ pushed: 12, pending: 0, outcome: 'done' });
  expect(device.sent.filter(({ url }) => url.endsWith('/oauth/token'))).toHaveLength(1);
});

test('[P32] a token that nothing renews pauses the queue: nothing is lost, counted or sent without one', async () => {
  device = await openDevice('refused', {
    cell,
    user: 'wang',
    tokens: { accessToken: 'expired.token.x', refreshToken: null },
  });
  const { id } = await device.create({ name: '甲' });
  expect(await device.engine.round()).toMatchObject({ outcome: 'signed_out', pending: 1, refused: 0 });
  expect((await device.get(id)).sync.ops).toMatchObject([{ state: 'pending', attempts: 0, frozenBody: null }]);
  expect((await device.engine.overview()).connection).toBe('signed_out');
  expect(device.sent.every(({ headers }) => headers['authorization'] === 'Bearer expired.token.x')).toBe(true);
});

test('[P33][P41] a change made as somebody else is never sent as us, and every request names its tenant', async () => {
  device = await openDevice('scopes', { cell, user: 'wang', tokens: await tokensFor(cell, 'wang') });
  const { id } = await device.create({ name: '甲' });
  await device.at.store.write(async (read) => {
    const record = (await read.get('customers', id))!;
    const ops = record.sync.ops.map((op) => ({ ...op, user: 'li' }));
    return {
      plan: { puts: [{ entity: 'customers', record: { ...record, sync: { ...record.sync, ops } } }] },
      result: null,
    };
  });
  await device.create({ name: '乙' });
  expect(await device.engine.round()).toMatchObject({ pushed: 1, refused: 1 });
  expect(device.sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  expect(device.sent.every(({ headers }) => headers['x-tenant-id'] === TENANT && headers['x-user-id'] === 'wang')).toBe(
    true,
  );
});

test('no network: the round ends offline, nothing was sent, and an edit may still change what will be', async () => {
  const away: Network = { isOnline: () => true, request: () => Promise.reject(new TransportError('unreachable')) };
  device = await openDevice('away', { cell, user: 'wang', tokens: await tokensFor(cell, 'wang'), network: away });
  const { id } = await device.create({ name: '甲' });
  expect(await device.engine.round()).toMatchObject({ outcome: 'offline', pending: 1, complete: false });
  await device.edit(id, { region: '华东' });
  expect((await device.get(id)).sync.ops).toMatchObject([
    { kind: 'create', state: 'pending', frozenBody: null, changed: ['name', 'region'] },
  ]);
});

test('[P43] a gateway that rewrites request ids is noticed, and from then on a lost create is looked up', async () => {
  const rewriting: Network = {
    ...network,
    request: async (request, signal) => {
      const headers = {
        ...request.headers,
        ...(request.headers['x-request-id'] ? { 'x-request-id': crypto.randomUUID() } : {}),
      };
      const answer = await network.request({ ...request, headers }, signal);
      if (lose.some((name) => request.method === 'POST' && request.body?.includes(name)))
        throw new TransportError('broken');
      return answer;
    },
  };
  const lose: string[] = [];
  device = await openDevice('rewritten', {
    cell,
    user: 'wang',
    tokens: await tokensFor(cell, 'wang'),
    network: rewriting,
  });
  await device.create({ name: '甲' });
  await device.engine.round();
  lose.push('乙');
  await device.create({ name: '乙' });
  const posts = () => device!.sent.filter(({ method }) => method === 'POST').length;
  await device.engine.round();
  await device.engine.round({ isManual: true });
  expect(posts()).toBe(2);
  expect((await device.all()).map(({ name, sync }) => [name, sync.state])).toEqual([
    ['乙', 'settled'],
    ['甲', 'settled'],
  ]);
});
