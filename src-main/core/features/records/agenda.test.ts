import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAskedCore, type AskedCore } from '../../../../test/support/asked-core.ts';
import { systemIds } from '../../node-ports/ids.ts';

let core: AskedCore;
beforeEach(async () => {
  core = await openAskedCore();
});
afterEach(() => core.close());

const kinds = ['activities' as const];

it('tells of a visit and its follow-up together, as those of the person here, and takes both back together', async () => {
  const { id } = await core.ask('customers.create', { fields: { name: '苏州博瑞' } });
  const of = { customerId: id };
  const read = () => core.ask('timeline.read', { entity: 'customers', id, kinds });
  const { ids } = await core.ask('activities.create', {
    records: [
      { ...of, type: 'visit', subject: '拜访', status: 'completed', startAt: '2026-01-16T01:00:00.000Z' },
      { ...of, type: 'follow_up', subject: '跟进', startAt: '2999-01-16T01:00:00.000Z' },
    ],
  });
  const { entries, ahead } = await read();
  expect(entries).toMatchObject([{ id: ids[0], type: 'visit', by: 'local' }]);
  expect(ahead?.lines).toMatchObject([{ id: ids[1], status: 'planned', by: 'local' }]);
  await core.ask('activities.delete', { ids });
  expect(await read()).toMatchObject({ entries: [], ahead: { total: 0 } });
  await expect(core.ask('activities.delete', { ids })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('writes none of them where one refers to nobody', async () => {
  const { id } = await core.ask('customers.create', { fields: { name: '苏州博瑞' } });
  const note = { type: 'note' as const, subject: '记录' };
  const records = [
    { ...note, customerId: id },
    { ...note, customerId: id, contactId: systemIds.next() },
  ];
  await expect(core.ask('activities.create', { records })).rejects.toMatchObject({
    fields: { contactId: 'not_a_record' },
  });
  expect((await core.ask('timeline.read', { entity: 'customers', id, kinds })).entries).toEqual([]);
});

it('shows the tasks of a customer that are still to be done, what is due first in front', async () => {
  const { id } = await core.ask('customers.create', { fields: { name: '苏州博瑞' } });
  const task = (title: string, dueAt: string) => ({ title, dueAt, customerId: id, ownerId: 'lu' });
  const { ids } = await core.ask('tasks.create', {
    records: [
      task('寄样品', '2026-02-02T10:00:00.000Z'),
      task('报价', '2026-02-01T10:00:00.000Z'),
      task('回访', '2026-01-01T10:00:00.000Z'),
    ],
  });
  await core.ask('tasks.update', { id: ids[2] ?? '', changes: { status: 'done' } });
  const { tasks } = await core.ask('customers.around', { id });
  expect({ titles: tasks.lines.map(({ title }) => title), total: tasks.total }).toEqual({
    titles: ['报价', '寄样品'],
    total: 2,
  });
});

it('makes the next task of a series when one is done, once, and undo leaves the series as it was', async () => {
  const dueAt = '2026-01-05T01:00:00.000Z';
  const series = { title: '周报', dueAt, recurrence: 'FREQ=WEEKLY' };
  const { ids } = await core.ask('tasks.create', { records: [series] });
  const id = ids[0] ?? '';
  const { was, next } = await core.ask('tasks.update', { id, changes: { status: 'done' } });
  expect(was).toEqual({ status: 'open', recurrence: 'FREQ=WEEKLY' });
  expect(Date.parse(next?.dueAt ?? '')).toBeGreaterThan(Date.now());
  const again = await core.ask('tasks.update', { id, changes: { status: 'open' } });
  expect(again.next).toBeNull();
  expect((await core.ask('tasks.update', { id, changes: { status: 'done' } })).next).toBeNull();
  await core.ask('tasks.update', { id, changes: was });
  await core.ask('tasks.delete', { ids: [next?.id ?? ''] });
  const { overdueTasks, todayTasks } = await core.ask('today.read', {});
  expect(overdueTasks.lines).toMatchObject([{ id, due: dueAt }]);
  expect(todayTasks.total).toBe(0);
  expect((await core.ask('tasks.update', { id, changes: { status: 'done' } })).next).not.toBeNull();
});
