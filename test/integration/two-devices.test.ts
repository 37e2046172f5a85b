import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startCell, type RunningCell } from '../../cell/src/server/start-cell.ts';
import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import type { Network } from '../../src-main/core/ports.ts';
import { createHttpNetwork } from '../../src-main/core/sync/transport/http.ts';
import { customersOnCell, type CellCustomer } from '../support/cell-records.ts';
import { decisionsOn, type Decisions } from '../support/decisions.ts';
import { createStoreTurns } from '../support/store-turns.ts';
import { openDevice, TENANT, tokensFor, type Device } from '../support/synced-device.ts';

/** A network on which something can happen between a request and its answer, once. */
function interruptible(): Network & { beforeAnswer: ((url: string) => Promise<unknown>) | null } {
  const through = createHttpNetwork();
  const network = {
    ...through,
    beforeAnswer: null as ((url: string) => Promise<unknown>) | null,
    request: async (...[request, signal]: Parameters<Network['request']>) => {
      const answer = await through.request(request, signal);
      const hook = request.method === 'PATCH' ? network.beforeAnswer : null;
      if (hook) network.beforeAnswer = null;
      await hook?.(request.url);
      return answer;
    },
  };
  return network;
}

let cell: RunningCell;
let office: Device;
let laptop: Device;
let decide: Decisions;
let cable: ReturnType<typeof interruptible>;
beforeEach(async () => {
  cell = await startCell({ port: 0, db: ':memory:', hasTestFaults: true });
  cable = interruptible();
  const shared = { cell, user: 'wang', tokens: await tokensFor(cell, 'wang'), turns: createStoreTurns() };
  office = await openDevice('office', shared);
  laptop = await openDevice('laptop', { ...shared, network: cable });
  decide = decisionsOn(laptop, 'wang');
});
afterEach(async () => {
  await office.dispose();
  await laptop.dispose();
  await cell.close();
});

const onCell = async () =>
  customersOnCell(cell.url, TENANT, await cell.mintToken({ tenantId: TENANT, userId: 'wang', role: 'admin' }));
/** A customer that both computers have, settled. */
async function shared(fields: Parameters<Device['create']>[0]): Promise<{ here: string; there: string }> {
  const there = (await office.create(fields)).id;
  await office.engine.round();
  await laptop.engine.round();
  return { there, here: await idOn(laptop, (await office.get(there)).serverId) };
}
const idOn = async (device: Device, serverId: string | null): Promise<string> =>
  (await device.all()).find((record) => record.serverId === serverId)!.id;
const named = async (device: Device, name: string): Promise<Customer> =>
  (await device.all()).find((record) => record.name === name)!;
const contactsOf = async ({ records }: Device) =>
  (
    await records.page('contacts', {
      where: {},
      sort: { field: 'name', isDescending: false },
      limit: 10,
      after: null,
      search: '',
    })
  ).rows;
const FIELDS = ['name', 'region', 'industry', 'remarks'] as const;
const fieldsOf = (record: Customer | CellCustomer) => FIELDS.map((field) => record[field] ?? null);
const sorted = (rows: readonly (Customer | CellCustomer)[]) => rows.map(fieldsOf).map(String).sort();

/** Both computers after another two rounds each: settled, and each exactly like the server. */
async function expectAgreement(): Promise<void> {
  for (const device of [laptop, office, laptop]) await device.engine.round({ isManual: true });
  const there = sorted(await onCell());
  for (const device of [laptop, office]) {
    const all = await device.all();
    expect(sorted(all)).toEqual(there);
    expect(all.map(({ sync }) => [sync.state, sync.ops.length])).toEqual(all.map(() => ['settled', 0]));
    expect(await device.engine.status()).toMatchObject({ settled: true, conflicts: 0, refused: 0 });
  }
}

test('[P17] edits of different fields on two computers merge without asking', async () => {
  const { here, there } = await shared({ name: '晨光文具', region: '华东', industry: '文教' });
  await office.edit(there, { region: '华北' });
  await laptop.edit(here, { industry: '零售' });
  await office.engine.round();
  expect(await laptop.engine.round()).toMatchObject({ conflicts: 0, pending: 0 });
  await expectAgreement();
  expect(fieldsOf((await onCell())[0]!)).toEqual(['晨光文具', '华北', '零售', null]);
});

describe('[P18] edits of the same field', () => {
  let here: string;
  beforeEach(async () => {
    const both = await shared({ name: '晨光文具', region: '华东' });
    here = both.here;
    await office.edit(both.there, { region: '华北' });
    await laptop.edit(here, { region: '华南', industry: '零售' });
    await office.engine.round();
    await laptop.engine.round();
  });

  test('are shown with base, mine and theirs; the rest of the record has gone its way', async () => {
    expect(await decide.conflicts.list()).toMatchObject([
      {
        entity: 'customers',
        id: here,
        title: '晨光文具',
        deletedOnServer: false,
        fields: [{ field: 'region', base: '华东', mine: '华南', theirs: '华北', isHidden: false }],
      },
    ]);
    expect(fieldsOf((await onCell())[0]!)).toEqual(['晨光文具', '华北', '零售', null]);
  });

  test.each([
    ['mine', undefined, '华南'],
    ['theirs', undefined, '华北'],
    ['base', undefined, '华东'],
    ['value', '西南', '西南'],
  ] as const)('decided as %s end alike on both computers and the server', async (take, value, outcome) => {
    await decide.conflicts.resolve({ entity: 'customers', id: here, field: 'region', take, value });
    await expectAgreement();
    expect((await onCell())[0]?.['region']).toBe(outcome);
    const history = await laptop.at.store.history('customers', here);
    const told = history.filter(({ field }) => field === 'region').flatMap(({ before, after }) => [before, after]);
    expect(told).toEqual(expect.arrayContaining(['华南', '华北']));
  });

  test('a newer edit over there after the decision asks again instead of being overwritten', async () => {
    await decide.conflicts.resolve({ entity: 'customers', id: here, field: 'region', take: 'mine' });
    await office.edit((await office.all())[0]!.id, { region: '西北' });
    await office.engine.round();
    expect(await laptop.engine.round()).toMatchObject({ conflicts: 1 });
    await decide.conflicts.resolve({ entity: 'customers', id: here, field: 'region', take: 'theirs' });
    await expectAgreement();
    expect((await onCell())[0]?.['region']).toBe('西北');
  });
});

test('one decision settles every similar conflict, and none of another kind', async () => {
  const pairs = [];
  for (const name of ['甲', '乙', '丙']) pairs.push(await shared({ name, region: '华东', industry: '文教' }));
  for (const { there } of pairs.slice(0, 2)) await office.edit(there, { region: '华北' });
  await office.edit(pairs[2]!.there, { industry: '制造' });
  await office.engine.round();
  for (const { here } of pairs) await laptop.edit(here, { region: '华南', industry: '零售' });
  await laptop.engine.round();
  const { resolved, left } = await decide.conflicts.resolveAll({ entity: 'customers', field: 'region', take: 'mine' });
  expect([resolved.toSorted(), left]).toEqual([
    pairs
      .slice(0, 2)
      .map(({ here }) => here)
      .sort(),
    [],
  ]);
  expect(await decide.conflicts.list()).toMatchObject([{ title: '丙', fields: [{ field: 'industry' }] }]);
  await decide.conflicts.resolveAll({ entity: 'customers', field: 'industry', take: 'theirs' });
  await expectAgreement();
});

describe('[P25] edited here, deleted over there', () => {
  let here: string;
  beforeEach(async () => {
    await shared({ name: '另一家' });
    const both = await shared({ name: '晨光文具', region: '华东', remarks: '老客户' });
    here = both.here;
    await office.records.create('contacts', { name: '王芳', customerId: both.there });
    await office.engine.round();
    await laptop.engine.round();
    await office.records.remove('customers', both.there);
    await office.engine.round();
    await laptop.edit(here, { region: '华南' });
    await laptop.engine.round();
    expect(await decide.conflicts.list()).toMatchObject([{ id: here, deletedOnServer: true, fields: [] }]);
  });
  const take = (fate: 'recreate' | 'discard' | 'keep') =>
    decide.conflicts.resolve({ entity: 'customers', id: here, field: null, take: fate });

  test('recreate: made anew under a new server id, the same record here', async () => {
    const before = (await laptop.get(here)).serverId;
    await take('recreate');
    await expectAgreement();
    const { serverId } = await laptop.get(here);
    expect(serverId).not.toBe(before);
    expect((await onCell()).map(({ customerId }) => customerId)).toContain(serverId);
    const there = await named(office, '晨光文具');
    expect(there).toMatchObject({ region: '华南', remarks: '老客户' });
    expect(await contactsOf(laptop)).toMatchObject([{ name: '王芳', customerId: here, sync: { state: 'settled' } }]);
    expect(await contactsOf(office)).toMatchObject([{ name: '王芳', customerId: there.id }]);
  });

  test('discard: gone on both computers', async () => {
    await take('discard');
    await expectAgreement();
    expect((await onCell()).map(({ name }) => name)).toEqual(['另一家']);
    expect((await laptop.get(here)).deletedAt).not.toBeNull();
  });

  test('keep: stays here alone, says so, and is never sent', async () => {
    await take('keep');
    await laptop.edit(here, { remarks: '仅本机' });
    const before = laptop.sent.filter(({ method }) => method !== 'GET').length;
    expect(await laptop.engine.round({ isManual: true })).toMatchObject({ conflicts: 0, refused: 0, pending: 0 });
    expect(laptop.sent.filter(({ method }) => method !== 'GET')).toHaveLength(before);
    expect(await laptop.get(here)).toMatchObject({
      remarks: '仅本机',
      deletedAt: null,
      sync: { state: 'held', ops: [] },
    });
    expect(sorted(await office.all())).toEqual(sorted(await onCell()));
    expect(await contactsOf(laptop)).toMatchObject([{ name: '王芳', customerId: here, sync: { state: 'held' } }]);
    await take('recreate');
    await expectAgreement();
    expect((await contactsOf(office)).map(({ name }) => name)).toEqual(['王芳']);
  });
});

test('deleted here, edited over there: the deletion is said, and both computers end without the customer', async () => {
  await shared({ name: '另一家' });
  const { here, there } = await shared({ name: '晨光文具', region: '华东' });
  await laptop.remove(here);
  await office.edit(there, { region: '华北' });
  await office.engine.round();
  await laptop.engine.round();
  await expectAgreement();
  expect(await laptop.get(here)).toMatchObject({ region: '华北', sync: { state: 'settled' } });
  expect((await office.get(there)).deletedAt).not.toBeNull();
});

test('[P6] an edit made while its record is being pushed survives, and arrives over there', async () => {
  const { here } = await shared({ name: '晨光文具', region: '华东' });
  await laptop.edit(here, { region: '华南' });
  cable.beforeAnswer = () => laptop.edit(here, { region: '西南', industry: '零售' });
  await laptop.engine.round();
  await expectAgreement();
  expect(fieldsOf((await onCell())[0]!)).toEqual(['晨光文具', '西南', '零售', null]);
});

describe('[P5] the same name on both computers', () => {
  let mine: string;
  beforeEach(async () => {
    await office.create({ name: '晨光文具', region: '华东', industry: '文教' });
    mine = (await laptop.create({ name: '晨光文具', region: '华南', remarks: '展会认识' })).id;
    await office.engine.round();
    await laptop.engine.round();
  });

  test('is refused, with the existing one as the candidate', async () => {
    const [refused] = await decide.refusals.list();
    expect(refused).toMatchObject({ id: mine, operation: 'create', code: 'DUPLICATE_NAME', attempts: 1 });
    const [existing] = await onCell();
    expect(await decide.refusals.candidates(refused!.opId)).toMatchObject([
      { serverId: existing?.customerId, title: '晨光文具', fields: { region: '华东' } },
    ]);
  });

  test('linked: one customer everywhere; what only one side knew stands, what both knew is asked', async () => {
    const [existing] = await onCell();
    const linked = await decide.refusals.link(mine, existing!.customerId);
    expect(linked).toMatchObject({ id: mine, serverId: existing!.customerId, industry: '文教', remarks: '展会认识' });
    expect(await decide.conflicts.list()).toMatchObject([
      { id: mine, fields: [{ field: 'region', mine: '华南', theirs: '华东' }] },
    ]);
    expect((await laptop.all()).map(({ id }) => id)).toEqual([mine]);
    await decide.conflicts.resolve({ entity: 'customers', id: mine, field: 'region', take: 'mine' });
    await expectAgreement();
    expect((await onCell()).map(fieldsOf)).toEqual([['晨光文具', '华南', '文教', '展会认识']]);
  });

  test('linking waits for work on the copy that a pull had brought: no edit goes with it', async () => {
    const [existing] = await onCell();
    const copy = (await laptop.all()).find(({ id }) => id !== mine)!;
    await laptop.edit(copy.id, { industry: '零售' });
    await expect(decide.refusals.link(mine, existing!.customerId)).rejects.toThrow('LINK_TAKEN');
    await laptop.engine.round();
    await decide.refusals.link(mine, existing!.customerId);
    expect(await laptop.get(mine)).toMatchObject({ industry: '零售' });
  });

  test('renamed: an ordinary edit plans it again', async () => {
    await laptop.edit(mine, { name: '晨光文具（华南）' });
    await expectAgreement();
    expect(await onCell()).toHaveLength(2);
  });

  test('discarded: it lies in the bin here, and nothing of it was sent', async () => {
    await decide.refusals.discard(mine);
    await expectAgreement();
    expect(await laptop.get(mine)).toMatchObject({ name: '晨光文具', remarks: '展会认识', sync: { state: 'settled' } });
    expect(await onCell()).toHaveLength(1);
  });

  test('[P35] tried again it is refused again, under a new key, and still nobody loses anything', async () => {
    const [before] = await decide.refusals.list();
    await decide.refusals.retry(mine);
    await laptop.engine.round({ isManual: true });
    const [after] = await decide.refusals.list();
    expect(after).toMatchObject({ id: mine, code: 'DUPLICATE_NAME' });
    expect(after?.opId).not.toBe(before?.opId);
    expect(await laptop.get(mine)).toMatchObject({ remarks: '展会认识', deletedAt: null });
  });

  test('linked: contacts of both sides belong to the one customer, whichever record they were made under', async () => {
    const theirs = (await office.all())[0]!.id;
    await office.records.create('contacts', { name: '王芳', customerId: theirs });
    await laptop.records.create('contacts', { name: '李雷', customerId: mine });
    await office.engine.round();
    await laptop.engine.round();
    const [existing] = await onCell();
    await decide.refusals.link(mine, existing!.customerId);
    expect((await contactsOf(laptop)).map(({ name, customerId }) => [name, customerId])).toEqual([
      ['李雷', mine],
      ['王芳', mine],
    ]);
    await decide.conflicts.resolveAll({ entity: 'customers', field: 'region', take: 'theirs' });
    await expectAgreement();
    expect((await contactsOf(office)).map(({ name, customerId }) => [name, customerId])).toEqual([
      ['李雷', theirs],
      ['王芳', theirs],
    ]);
    expect(await laptop.all()).toHaveLength(1);
  });

  test('discarded: a contact that waited for it goes to the bin with it instead of waiting for ever', async () => {
    await laptop.records.create('contacts', { name: '李雷', customerId: mine });
    await laptop.engine.round();
    await decide.refusals.discard(mine);
    await expectAgreement();
    expect(await contactsOf(laptop)).toEqual([]);
  });

  test('linking needs the server, and a record that it has', async () => {
    await expect(decide.refusals.link(mine, 'nobody')).rejects.toThrow('NOT_FOUND');
    await cell.close();
    await expect(decide.refusals.candidates(mine)).rejects.toThrow('SERVER_UNREACHABLE');
    cell = await startCell({ port: 0, db: ':memory:' });
  });
});

test('[P26] when too much is gone at once nothing goes here, until a person says that it was meant', async () => {
  const made = [];
  for (let number = 1; number <= 23; number += 1) made.push((await office.create({ name: `客户 ${number}` })).id);
  await office.engine.round();
  await laptop.engine.round();
  for (const id of made.slice(1)) await office.remove(id);
  await office.engine.round();
  expect(await laptop.engine.round()).toMatchObject({ complete: false });
  expect(await laptop.all()).toHaveLength(23);
  expect((await laptop.engine.overview()).modules).toContainEqual(
    expect.objectContaining({ entity: 'customers', missing: 22 }),
  );
  await decide.confirmDeletions('customers');
  expect(await laptop.engine.round()).toMatchObject({ complete: true });
  expect((await laptop.engine.overview()).modules.some(({ missing }) => missing !== undefined)).toBe(false);
  await expectAgreement();
});
