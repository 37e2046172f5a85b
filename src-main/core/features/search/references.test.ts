import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAskedCore, type AskedCore } from '../../../../test/support/asked-core.ts';
import { systemIds } from '../../node-ports/ids.ts';

let core: AskedCore;
beforeEach(async () => {
  core = await openAskedCore();
});
afterEach(() => core.close());

it('offers what was opened last, then what was changed last, and finds by syllables and initials what is alive', async () => {
  const create = (name: string, more = {}) => core.ask('customers.create', { fields: { name, ...more } });
  const first = await create('苏州博瑞', { region: '苏州', phone: '13912346021' });
  const second = await create('无锡华光');
  const gone = await create('苏州博远');
  await core.ask('customers.delete', { id: gone.id });
  await core.ask('recents.note', { record: { entity: 'customers', id: first.id } });
  const find = async (text: string) => (await core.ask('references.find', { to: 'customers', text })).lines;
  expect((await find('')).map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(await find('szbr')).toEqual([
    { id: first.id, title: '苏州博瑞', facts: { words: ['苏州'] }, phone: '139****6021' },
  ]);
  expect(await find('博远')).toEqual([]);
  const name = (id: string) => core.ask('references.name', { to: 'customers', id });
  expect([await name(gone.id), await name(systemIds.next())]).toEqual([{ name: '苏州博远' }, { name: null }]);
});

it('offers of contacts those of the customer alone where one is named', async () => {
  const [own, other] = [
    await core.ask('customers.create', { fields: { name: '苏州博瑞' } }),
    await core.ask('customers.create', { fields: { name: '无锡华光' } }),
  ];
  const contact = (name: string, customerId: string) => core.ask('contacts.create', { fields: { name, customerId } });
  const { id } = await contact('薄睿', own.id);
  const stranger = await contact('薄远', other.id);
  await core.ask('recents.note', { record: { entity: 'contacts', id: stranger.id } });
  for (const text of ['', '薄', 'borui']) {
    const { lines } = await core.ask('references.find', { to: 'contacts', text, customerId: own.id });
    expect(lines.map((line) => line.id)).toEqual([id]);
  }
});

it('names who owns customers by how many, whoever is here in front', async () => {
  for (const ownerId of ['周启明', '周启明', 'Ah', null]) {
    await core.ask('customers.create', { fields: { name: `客户 ${systemIds.next()}`, ownerId } });
  }
  expect((await core.ask('people.list', {})).people).toEqual([
    { user: 'local', customers: 0 },
    { user: '周启明', customers: 2 },
    { user: 'Ah', customers: 1 },
  ]);
});
