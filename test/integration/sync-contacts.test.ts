import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCell, type RunningCell } from '../../cell/src/server/start-cell.ts';
import type { Contact } from '../../src-shared/domain/contacts/contact.schema.ts';
import { createStoreTurns, type StoreTurns } from '../support/store-turns.ts';
import { misbehave, openDevice, TENANT, tokensFor, type Device } from '../support/synced-device.ts';

const BASE = '/api/v1/crm';
let cell: RunningCell;
let mine: Device;
let turns: StoreTurns;

beforeEach(async () => {
  cell = await startCell({ port: 0, db: ':memory:', hasTestFaults: true });
  turns = createStoreTurns();
  mine = await openDevice('mine', { cell, user: 'wang', tokens: await tokensFor(cell, 'wang'), turns });
});
afterEach(async () => {
  await mine.dispose();
  await cell.close();
});

type Row = Readonly<Record<string, unknown>>;
const ask = async (method: string, path: string, body?: object): Promise<Row> => {
  const answer = await fetch(`${cell.url}${BASE}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await cell.mintToken({ tenantId: TENANT, userId: 'li', role: 'admin' })}`,
      'x-tenant-id': TENANT,
      'x-request-id': crypto.randomUUID(),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await answer.json()) as Row;
};
const listed = async (entity: string): Promise<Row[]> =>
  ((await ask('GET', `/${entity}?pageSize=100`)) as { data: Row[] }).data;
const sent = (method: string) =>
  mine.sent.filter((request) => request.method === method).map(({ url }) => new URL(url).pathname.replace(BASE, ''));
const contact = (id: string): Promise<Contact> => mine.records.get('contacts', id);
const customer = (id: string) => mine.records.get('customers', id);
const settled = { pending: 0, held: 0, conflicts: 0, refused: 0, complete: true };

/** A customer with contacts of these names, all of them made without a network. */
async function family(name: string, contacts: readonly string[]) {
  const made = await mine.records.create('customers', { name });
  const ids: string[] = [];
  for (const each of contacts) {
    ids.push((await mine.records.create('contacts', { name: each, customerId: made.id, phone: '13812345678' })).id);
  }
  return { id: made.id, contacts: ids };
}

test('[P29] a contact made together with its customer goes after it, in one round, with the id of the server', async () => {
  const { id, contacts } = await family('晨光文具', ['王芳']);
  expect((await contact(contacts[0]!)).sync.ops[0]).toMatchObject({ state: 'pending', deps: [id] });
  expect(await mine.engine.round()).toMatchObject({ pushed: 2, ...settled });
  expect(sent('POST')).toEqual(['/customers', '/contacts']);
  const [there] = await listed('contacts');
  expect(there).toMatchObject({ name: '王芳', customerId: (await customer(id)).serverId });
  expect(await contact(contacts[0]!)).toMatchObject({
    customerId: id,
    phone: '13812345678',
    sync: { state: 'settled' },
  });
  expect(await mine.engine.round()).toMatchObject({ pulled: 0, pushed: 0, ...settled });
});

test('[P1] lost answers to both creates make neither of them twice', async () => {
  await family('晨光文具', ['王芳']);
  await misbehave(cell, { method: 'POST', path: `${BASE}/customers`, fault: 'lose-answer' });
  await misbehave(cell, { method: 'POST', path: `${BASE}/contacts`, fault: 'lose-answer' });
  for (let round = 0; round < 3; round += 1) await mine.engine.round({ isManual: true });
  expect(await mine.engine.status()).toMatchObject({ settled: true });
  expect([await listed('customers'), await listed('contacts')]).toMatchObject([[{}], [{ name: '王芳' }]]);
  expect(await listed('contacts')).toHaveLength(1);
});

test('[P30] a contact of a customer that is refused waits and says for whom; others go on', async () => {
  await ask('POST', '/customers', { name: '晨光文具' });
  const refused = await family('晨光文具', ['王芳']);
  const other = await family('远航物流', ['李雷']);
  expect(await mine.engine.round()).toMatchObject({ pushed: 2, refused: 1, pending: 1, stuck: 1 });
  expect((await contact(other.contacts[0]!)).sync.state).toBe('settled');
  const waiting = (await mine.engine.pending()).find(({ entity }) => entity === 'contacts');
  expect(waiting).toMatchObject({
    state: 'pending',
    waitsFor: [{ entity: 'customers', recordId: refused.id, title: '晨光文具', isRefused: true }],
  });
  await mine.records.update('customers', refused.id, { name: '晨光文具二店' });
  expect(await mine.engine.round({ isManual: true })).toMatchObject({ pushed: 2, ...settled });
});

test('the first contact is the primary one on both sides, and a chosen one is told once both are known', async () => {
  const { id, contacts } = await family('晨光文具', ['王芳', '李雷', '韩梅']);
  expect(await customer(id)).toMatchObject({ primaryContactId: contacts[0] });
  await mine.records.setPrimary(id, contacts[1]!);
  await mine.records.setPrimary(id, contacts[2]!);
  expect(await mine.engine.round()).toMatchObject({ pushed: 5, ...settled });
  expect(sent('PUT')).toHaveLength(1);
  const [there] = await listed('customers');
  expect(there).toMatchObject({ primaryContactId: (await contact(contacts[2]!)).serverId });
  expect(await customer(id)).toMatchObject({ primaryContactId: contacts[2], sync: { state: 'settled' } });
});

test('a lost answer to a choice of the primary contact is settled under the same key', async () => {
  const { id, contacts } = await family('晨光文具', ['王芳', '李雷']);
  await mine.engine.round();
  await mine.records.setPrimary(id, contacts[1]!);
  const path = `${BASE}/customers/${(await customer(id)).serverId}/contacts/${(await contact(contacts[1]!)).serverId}`;
  await misbehave(cell, { method: 'PUT', path: `${path}/primary`, fault: 'lose-answer' });
  await mine.engine.round();
  await mine.engine.round({ isManual: true });
  expect(await mine.engine.status()).toMatchObject({ settled: true });
  const keys = mine.sent.filter(({ method }) => method === 'PUT').map(({ headers }) => headers['x-request-id']);
  expect(new Set(keys).size).toBe(1);
  expect((await listed('customers'))[0]).toMatchObject({ primaryContactId: (await contact(contacts[1]!)).serverId });
});

test('a second device gets contacts, their customer and its primary contact in one round', async () => {
  const { id, contacts } = await family('晨光文具', ['王芳', '李雷']);
  await mine.records.setPrimary(id, contacts[1]!);
  await mine.records.update('contacts', contacts[0]!, { birthday: '1990-02-28' });
  await mine.engine.round();
  const other = await openDevice('other', { cell, user: 'wang', tokens: await tokensFor(cell, 'wang'), turns });
  try {
    expect(await other.engine.round()).toMatchObject(settled);
    const [there] = await other.all();
    const page = { sort: { field: 'name', isDescending: false }, limit: 10, after: null, search: '' };
    const found = (await other.records.page('contacts', { where: {}, ...page })).rows;
    expect(found.map(({ customerId }) => customerId)).toEqual([there!.id, there!.id]);
    expect(found.find(({ name }) => name === '王芳')).toMatchObject({ birthday: '1990-02-28', phone: '13812345678' });
    expect(there!.primaryContactId).toBe(found.find(({ name }) => name === '李雷')!.id);
    expect(await other.engine.round()).toMatchObject({ pulled: 0, pushed: 0, ...settled });
  } finally {
    await other.dispose();
  }
});

test('deleting a customer takes its contacts along on both sides, and is told once', async () => {
  const { id, contacts } = await family('晨光文具', ['王芳', '李雷']);
  const other = await family('远航物流', ['韩梅']);
  await mine.engine.round();
  await mine.records.remove('customers', id);
  for (const each of contacts) expect((await contact(each)).deletedAt).not.toBeNull();
  await mine.engine.round();
  expect(await mine.engine.round()).toMatchObject(settled);
  expect(sent('DELETE')).toHaveLength(1);
  expect([await listed('customers'), await listed('contacts')]).toMatchObject([
    [{ name: '远航物流' }],
    [{ name: '韩梅' }],
  ]);
  expect((await contact(other.contacts[0]!)).deletedAt).toBeNull();
  await mine.records.restore('customers', id);
  for (let round = 0; round < 2; round += 1) await mine.engine.round();
  expect(await mine.engine.status()).toMatchObject({ settled: true });
  expect((await listed('contacts')).map(({ name }) => name).sort()).toEqual(['李雷', '王芳', '韩梅'].sort());
});

test('a deletion taken back before it was sent leaves the customer and its contacts as they were, unsent', async () => {
  const { id, contacts } = await family('晨光文具', ['王芳']);
  await mine.engine.round();
  const before = mine.sent.length;
  await mine.records.remove('customers', id);
  await mine.records.restore('customers', id);
  expect(await contact(contacts[0]!)).toMatchObject({ deletedAt: null, sync: { state: 'settled', ops: [] } });
  expect(await customer(id)).toMatchObject({ deletedAt: null, primaryContactId: contacts[0], sync: { ops: [] } });
  await mine.engine.round();
  expect(mine.sent.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('[P25] a customer deleted on the server takes settled contacts along; unsent work on one becomes a conflict', async () => {
  const { id, contacts } = await family('晨光文具', ['王芳', '李雷']);
  await family('远航物流', []);
  await mine.engine.round();
  const serverId = (await customer(id)).serverId!;
  await mine.records.update('contacts', contacts[1]!, { position: '采购' });
  await ask('DELETE', `/customers/${serverId}`);
  await mine.engine.round();
  expect((await customer(id)).deletedAt).not.toBeNull();
  expect((await contact(contacts[0]!)).deletedAt).not.toBeNull();
  expect(await contact(contacts[1]!)).toMatchObject({ deletedAt: null, sync: { conflicts: [{ field: null }] } });
});

test('a server without the extension keeps the choice here, and nothing waits for it', async () => {
  const bare = await startCell({ port: 0, db: ':memory:', without: ['extra-resources'] });
  const device = await openDevice('bare', { cell: bare, user: 'wang', tokens: await tokensFor(bare, 'wang'), turns });
  try {
    const { id } = await device.records.create('customers', { name: '晨光文具' });
    const ids: string[] = [];
    for (const name of ['王芳', '李雷']) {
      ids.push((await device.records.create('contacts', { name, customerId: id })).id);
    }
    await device.records.setPrimary(id, ids[1]!);
    expect(await device.engine.round()).toMatchObject({ pushed: 3, held: 1, pending: 0 });
    expect(await device.records.get('customers', id)).toMatchObject({
      primaryContactId: ids[1],
      sync: { state: 'held' },
    });
  } finally {
    await device.dispose();
    await bare.close();
  }
});
