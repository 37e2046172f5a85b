import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAskedCore, type AskedCore } from '../../../../test/support/asked-core.ts';

let core: AskedCore;
beforeEach(async () => {
  core = await openAskedCore();
});
afterEach(() => core.close());

const namesOf = async (id: string): Promise<readonly string[]> =>
  ((await core.ask('customers.get', { id })).tags ?? []).map(({ name }) => name);

it('merges tags into a customer, tells of it in the history, and offers them again', async () => {
  const { id } = await core.ask('customers.create', { fields: { name: '苏州博瑞' } });
  await core.ask('customers.tag', { id, add: ['年框客户', 'VIP'] });
  await core.ask('customers.tag', { id, add: ['vip', '二期扩产'], remove: ['年框客户'] });
  expect(await namesOf(id)).toEqual(['VIP', '二期扩产']);
  const history = await core.ask('customers.history', { id });
  expect(history.map(({ field }) => field)).toEqual(['tags', 'tags', null]);
  expect(await core.ask('tags.known', {})).toEqual({ names: ['vip', '二期扩产', '年框客户'] });
  const again = await core.ask('customers.tag', { id, add: ['VIP'] });
  expect([again.updatedAt, (await core.ask('customers.history', { id })).length]).toEqual([history[0]?.at, 3]);
  await expect(core.ask('customers.tag', { id, add: ['  '] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});

it('tags many at once and takes back what was given, leaving what somebody gave since', async () => {
  const ids: string[] = [];
  for (const name of ['甲', '乙']) ids.push((await core.ask('customers.create', { fields: { name } })).id);
  const [first = '', second = ''] = ids;
  await core.ask('customers.tag', { id: first, add: ['年框客户'] });
  const { changeSet, counts } = await core.ask('bulk.tag', { target: { ids }, add: ['年框客户', '拜访名单'] });
  expect(counts).toEqual({ records: 2, changed: 2, unchanged: 0, refused: 0 });
  expect(await core.ask('tags.known', {})).toEqual({ names: ['年框客户', '拜访名单'] });
  await core.ask('customers.tag', { id: second, add: ['VIP'] });
  expect(await core.ask('changeSets.undo', { id: changeSet ?? '' })).toMatchObject({ reversed: 2, kept: 0 });
  expect([await namesOf(first), await namesOf(second)]).toEqual([['年框客户'], ['VIP']]);
});
