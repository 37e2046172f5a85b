import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAskedCore, type AskedCore } from '../../../../test/support/asked-core.ts';

let core: AskedCore;
beforeEach(async () => {
  core = await openAskedCore();
});
afterEach(() => core.close());

const everyCustomer = async () =>
  (await core.ask('customers.list', { limit: 500, sort: { field: 'createdAt', isDescending: false } })).rows;
const namesOf = (notes: readonly { readonly title: string }[]): string[] => notes.map(({ title }) => title);

it('fills a company in once, held back from every server, with all that the figures need', async () => {
  const counts = await core.ask('sampleData.fill', {});
  const again = await core.ask('sampleData.fill', {});
  expect(again).toEqual(counts);
  const customers = await everyCustomer();
  expect(customers).toHaveLength(counts.customers);
  expect(customers.every(({ sync }) => sync.state === 'held' && sync.ops.length === 0)).toBe(true);
  const { changeSet, isOffered } = await core.ask('sampleData.state', {});
  expect(isOffered).toBe(true);
  const sets = await core.ask('changeSets.list', {});
  expect(sets).toMatchObject([{ id: changeSet, kind: 'sample', state: 'done', ...counts }]);
  for (const list of ['tasks', 'contracts'] as const) {
    const due = await core.ask('reports.due', { list, when: 'soon', days: 60, limit: 10, after: null });
    expect(due.data.total).toBeGreaterThan(0);
  }
});

it('takes all of it away again', async () => {
  const { records } = await core.ask('sampleData.fill', {});
  const [one] = await everyCustomer();
  if (!one) throw new Error('there are no customers');
  await core.ask('recents.note', { record: { entity: 'customers', id: one.id } });
  const undone = await core.ask('sampleData.remove', {});
  expect(undone).toMatchObject({ reversed: records, kept: 0, failed: 0, notes: [] });
  await core.reopen();
  expect(await everyCustomer()).toEqual([]);
  expect(await core.ask('sampleData.state', {})).toEqual({ isOffered: true, changeSet: null });
  const due = await core.ask('reports.due', { list: 'tasks', when: 'overdue', days: 0, limit: 10, after: null });
  expect(due.data.total).toBe(0);
  expect((await core.ask('search.run', { text: one.name })).groups.flatMap(({ hits }) => hits)).toEqual([]);
  expect((await core.ask('recents.get', {})).records).toEqual([]);
  const { agenda, next, oldCases, quietDeals } = await core.ask('today.read', {});
  expect([agenda, next, oldCases.total, quietDeals.total]).toEqual([[], null, 0, 0]);
});

it('keeps and names what a person changed and what the own records hang on', async () => {
  await core.ask('sampleData.fill', {});
  const [edited, withContact] = await everyCustomer();
  if (!edited || !withContact) throw new Error('there are no customers');
  await core.ask('customers.update', { id: edited.id, changes: { remarks: '下周拜访' } });
  const own = await core.ask('contacts.create', { fields: { name: '自己的联系人', customerId: withContact.id } });
  const undone = await core.ask('sampleData.remove', {});
  expect(undone).toMatchObject({ kept: 2, failed: 0 });
  expect(namesOf(undone.notes).toSorted()).toEqual([edited.name, withContact.name].toSorted());
  expect((await everyCustomer()).map(({ id }) => id).toSorted()).toEqual([edited.id, withContact.id].toSorted());
  expect(await core.ask('contacts.get', { id: own.id })).toMatchObject({ customerId: withContact.id });
});
