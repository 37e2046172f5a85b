import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCell, type RunningCell } from '../../cell/src/server/start-cell.ts';
import { newRecordSync } from '../../src-shared/domain/sync-state.schema.ts';
import { customersOnCell } from '../support/cell-records.ts';
import { misbehave, openDevice, TENANT, tokensFor, type Device } from '../support/synced-device.ts';

const LIST = '/api/v1/crm/customers';
let cell: RunningCell;
let device: Device;

beforeEach(async () => {
  cell = await startCell({ port: 0, db: ':memory:', hasTestFaults: true });
  device = await openDevice('mine', { cell, user: 'wang', tokens: await tokensFor(cell, 'wang') });
});
afterEach(async () => {
  await device.dispose();
  await cell.close();
});

const onCell = async () =>
  customersOnCell(cell.url, TENANT, await cell.mintToken({ tenantId: TENANT, userId: 'wang', role: 'admin' }));
const ask = async (method: string, path: string, body?: object) =>
  fetch(`${cell.url}/api/v1/crm${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await cell.mintToken({ tenantId: TENANT, userId: 'li', role: 'admin' })}`,
      'x-tenant-id': TENANT,
      'x-request-id': crypto.randomUUID(),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const idOn = async (id: string): Promise<string> => (await device.get(id)).serverId!;
const requests = (method: string) => device.sent.filter((request) => request.method === method);

test('customers made here arrive, whole and once, and this side takes over what the server adds', async () => {
  const made = await device.create({
    name: '晨光文具',
    phone: '13812345678',
    creditLimitCents: 1999,
    remarks: '首次联系',
  });
  await device.create({ name: '远航物流' });
  const round = await device.engine.round();
  expect(round).toMatchObject({ pushed: 2, pending: 0, complete: true, outcome: 'done' });
  const there = await onCell();
  expect(there.map(({ name }) => name).sort()).toEqual(['晨光文具', '远航物流']);
  expect(there.find(({ name }) => name === '晨光文具')).toMatchObject({
    contactPhone: '13812345678',
    creditLimit: 19.99,
  });
  expect(await device.get(made.id)).toMatchObject({
    phone: '13812345678',
    no: 'C-000001',
    sync: { state: 'settled', ops: [] },
  });
});

test('[P13] a masked create answer and [P12] masked list rows leave the clear phone as it is', async () => {
  const { id } = await device.create({ name: '晨光文具', phone: '13812345678' });
  await device.engine.round();
  await ask('PATCH', `/customers/${await idOn(id)}`, { region: '华东' });
  await device.engine.round();
  expect(await device.get(id)).toMatchObject({ phone: '13812345678', region: '华东', sync: { provenance: {} } });
});

test('[P1] lost answers to creates, edits and deletes make nothing twice and lose nothing', async () => {
  const [a, b, c] = [
    await device.create({ name: '甲' }),
    await device.create({ name: '乙' }),
    await device.create({ name: '丙' }),
  ];
  await misbehave(cell, { method: 'POST', path: LIST, fault: 'lose-answer', times: 3 });
  await device.engine.round();
  expect((await onCell()).map(({ name }) => name).sort()).toEqual(['丙', '乙', '甲']);
  expect(await device.engine.status()).toMatchObject({ pending: 0, settled: true });
  await device.edit(a.id, { industry: '零售' });
  await device.remove(b.id);
  await misbehave(cell, { method: 'PATCH', path: `${LIST}/${await idOn(a.id)}`, fault: 'lose-answer' });
  await misbehave(cell, { method: 'DELETE', path: `${LIST}/${await idOn(b.id)}`, fault: 'lose-answer' });
  await device.engine.round({ isManual: true });
  await device.engine.round({ isManual: true });
  expect((await onCell()).map(({ name, industry }) => [name, industry ?? null]).sort()).toEqual([
    ['丙', null],
    ['甲', '零售'],
  ]);
  expect(await device.engine.status()).toMatchObject({ pending: 0, settled: true });
  expect((await device.get(c.id)).sync.state).toBe('settled');
});

test('[P4] a repeated key that the server refuses is looked up, never sent as a new customer', async () => {
  await device.create({ name: '晨光文具', phone: '13812345678' });
  await misbehave(cell, { method: 'POST', path: LIST, fault: 'duplicate' });
  await device.engine.round();
  expect(await onCell()).toHaveLength(1);
  expect(requests('POST')).toHaveLength(1);
  expect(await device.engine.status()).toMatchObject({ settled: true });
});

test('[P2] an engine that dies after sending goes on under the same key', async () => {
  const { id } = await device.create({ name: '晨光文具' });
  await device.at.store.write(async (read) => {
    const record = (await read.get('customers', id))!;
    const [op] = record.sync.ops;
    const sending = { ...op!, state: 'sending' as const, frozenBody: { name: '晨光文具' }, firstSentAt: op!.createdAt };
    return {
      plan: { puts: [{ entity: 'customers', record: { ...record, sync: { ...record.sync, ops: [sending] } } }] },
      result: null,
    };
  });
  const engine = device.restarted();
  expect(await engine.status()).toMatchObject({ sending: 0, unknown: 1 });
  await engine.round();
  await engine.stop();
  expect(await onCell()).toHaveLength(1);
  expect(await device.get(id)).toMatchObject({ sync: { state: 'settled' } });
});

test('[P5] a name taken by somebody else is a question to the person, and settles once renamed', async () => {
  await ask('POST', '/customers', { name: '晨光文具', region: '华北' });
  const { id } = await device.create({ name: '晨光文具', region: '华东' });
  const refused = await device.engine.round();
  expect(refused).toMatchObject({ refused: 1, pending: 0 });
  expect((await device.engine.pending())[0]).toMatchObject({
    state: 'blocked',
    attempts: 1,
    lastError: { code: 'DUPLICATE_NAME' },
  });
  await device.edit(id, { name: '晨光文具（上海）' });
  expect(await device.engine.round()).toMatchObject({ refused: 0, pending: 0 });
  expect((await onCell()).map(({ name }) => name).sort()).toEqual(['晨光文具', '晨光文具（上海）']);
});

test('[P17] edits of different fields on both sides come together, [P20] also an emptied one', async () => {
  const { id } = await device.create({ name: '晨光文具', region: '华东', industry: '零售' });
  await device.engine.round();
  await ask('PATCH', `/customers/${await idOn(id)}`, { region: '华北' });
  await device.edit(id, { industry: null });
  await device.engine.round();
  expect(await device.get(id)).toMatchObject({ region: '华北', industry: null, sync: { state: 'settled' } });
  expect((await onCell())[0]).toMatchObject({ region: '华北', industry: null });
});

test('[P18] edits of one field on both sides become a conflict that keeps both values; the rest flows', async () => {
  const { id } = await device.create({ name: '晨光文具', region: '华东' });
  await device.engine.round();
  await ask('PATCH', `/customers/${await idOn(id)}`, { region: '华北' });
  await device.edit(id, { region: '华南', industry: '零售' });
  expect(await device.engine.round()).toMatchObject({ conflicts: 1, pending: 0 });
  expect(await device.get(id)).toMatchObject({
    region: '华南',
    sync: { state: 'conflict', conflicts: [{ field: 'region', base: '华东', theirs: '华北' }] },
  });
  expect((await onCell())[0]).toMatchObject({ region: '华北', industry: '零售' });
  const writes = requests('PATCH').length;
  await device.engine.round();
  expect(requests('PATCH')).toHaveLength(writes);
});

test('[P25] a customer edited here and deleted there becomes a conflict, one untouched goes to the bin', async () => {
  const made = [];
  for (const name of ['甲', '乙', '丙']) made.push(await device.create({ name }));
  await device.engine.round();
  for (const { id } of made.slice(0, 2)) await ask('DELETE', `/customers/${await idOn(id)}`);
  await device.edit(made[0]!.id, { region: '华东' });
  expect(await device.engine.round()).toMatchObject({ conflicts: 1 });
  expect((await device.get(made[0]!.id)).sync.conflicts).toMatchObject([{ field: null }]);
  expect((await device.get(made[1]!.id)).deletedAt).not.toBeNull();
  expect((await device.get(made[2]!.id)).deletedAt).toBeNull();
});

test('[P26] a list that is suddenly empty deletes nothing', async () => {
  const { id } = await device.create({ name: '甲' });
  await device.engine.round();
  await ask('DELETE', `/customers/${await idOn(id)}`);
  expect(await device.engine.round()).toMatchObject({ complete: false });
  expect((await device.get(id)).deletedAt).toBeNull();
});

test('a deletion taken back after it was settled makes the customer anew under a new server id', async () => {
  const { id } = await device.create({ name: '甲', phone: '13812345678' });
  await device.engine.round();
  const before = await idOn(id);
  await device.remove(id);
  await device.engine.round();
  expect(await onCell()).toHaveLength(0);
  await device.restore(id);
  await device.engine.round();
  expect(await idOn(id)).not.toBe(before);
  expect(await onCell()).toMatchObject([{ name: '甲', contactPhone: '13812345678' }]);
});

test('a second round over an unchanged server writes nothing and asks for no record again', async () => {
  for (const name of ['甲', '乙', '丙']) await device.create({ name, phone: '13812345678' });
  await device.engine.round();
  await device.engine.round();
  const before = device.sent.length;
  expect(await device.engine.round()).toMatchObject({ pulled: 0, pushed: 0, complete: true });
  const paths = device.sent.slice(before).map(({ url }) => new URL(url).pathname);
  expect(new Set(paths)).toEqual(new Set([LIST, '/api/v1/crm/contacts']));
});

test('[P38] a sign-in page, a cut answer and a server in trouble acknowledge nothing and settle later', async () => {
  const faults = ['html', 'truncate=5', 'status=500', 'status=502'];
  const { id } = await device.create({ name: '甲' });
  for (const fault of faults) await misbehave(cell, { method: 'POST', path: LIST, fault });
  for (const _ of faults) await device.engine.round({ isManual: true });
  await device.engine.round({ isManual: true });
  expect(await onCell()).toHaveLength(1);
  expect((await device.get(id)).sync.state).toBe('settled');
});

test('[P10] two callers share one round', async () => {
  await device.create({ name: '甲' });
  const [first, second] = await Promise.all([device.engine.round(), device.engine.round({ isManual: true })]);
  expect(second).toBe(first);
  expect(requests('POST')).toHaveLength(1);
});

test('[P9] a copy that an earlier pull took for a stranger’s goes when its create learns its id', async () => {
  const { id } = await device.create({ name: '晨光文具', region: '华东' });
  await misbehave(cell, { method: 'POST', path: LIST, fault: 'lose-answer' });
  await misbehave(cell, { method: 'GET', path: LIST, fault: 'status=500' });
  await device.engine.round();
  const [there] = await onCell();
  await device.at.store.write(async (read) => {
    const { sync: _sync, ...fields } = (await read.get('customers', id))!;
    const copy = { ...fields, id: crypto.randomUUID(), serverId: there!.customerId, sync: newRecordSync() };
    return { plan: { puts: [{ entity: 'customers', record: copy }] }, result: null };
  });
  await device.engine.round({ isManual: true });
  expect(await device.all()).toMatchObject([{ id, serverId: there!.customerId, sync: { state: 'settled' } }]);
  expect(await onCell()).toHaveLength(1);
});
