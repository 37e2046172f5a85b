import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAskedCore, type AskedCore } from '../../../../test/support/asked-core.ts';

let core: AskedCore;
beforeEach(async () => {
  core = await openAskedCore();
});
afterEach(() => core.close());

it('says that nothing is to be done where nothing is kept', async () => {
  const { today: _today, ...parts } = await core.ask('today.read', {});
  const none = { lines: [], total: 0 };
  expect(parts).toEqual({
    ...{ agenda: [], next: null, news: null, overdueTasks: none, todayTasks: none },
    ...{ overduePayments: none, expiringContracts: none, oldCases: none, quietDeals: none },
  });
});

it('tells of a company what is planned, late, about to end or forgotten, each with its customer', async () => {
  await core.ask('sampleData.fill', {});
  const { today, next, overdueTasks, overduePayments, expiringContracts, oldCases, quietDeals, agenda } =
    await core.ask('today.read', {});
  for (const { lines, total } of [overdueTasks, overduePayments, expiringContracts, quietDeals]) {
    expect(lines.length).toBeGreaterThan(0);
    expect(total).toBeGreaterThanOrEqual(lines.length);
    expect(lines.every(({ customerName, title }) => customerName !== null && title !== '')).toBe(true);
  }
  const slots = [...agenda, ...(next?.slots ?? [])];
  expect(slots.length).toBeGreaterThan(0);
  expect(slots.every(({ status, customerName }) => status !== 'cancelled' && customerName !== null)).toBe(true);
  expect(next?.day !== undefined && next.day > today).toBe(true);
  expect(expiringContracts.lines.every(({ due }) => due >= today)).toBe(true);
  expect(overduePayments.lines.every(({ due }) => due < today)).toBe(true);
  for (const { title, createdAt } of oldCases.lines)
    expect({ title, isOld: createdAt.slice(0, 10) < today }).toMatchObject({ isOld: true });
});

it('takes what is done or put off out of what is late, and brings it back with what it was', async () => {
  await core.ask('sampleData.fill', {});
  const { overdueTasks } = await core.ask('today.read', {});
  const [task] = overdueTasks.lines;
  if (!task) throw new Error('nothing is late');
  const lateNow = async (): Promise<number> => (await core.ask('today.read', {})).overdueTasks.total;
  const done = await core.ask('tasks.update', { id: task.id, changes: { status: 'done' } });
  expect(await lateNow()).toBe(overdueTasks.total - 1);
  await core.ask('tasks.update', { id: task.id, changes: done.was });
  expect((await core.ask('today.read', {})).overdueTasks).toEqual(overdueTasks);
  const moved = await core.ask('tasks.update', { id: task.id, changes: { dueAt: '2999-01-01T00:00:00.000Z' } });
  expect(moved.was).toEqual({ dueAt: task.due });
  expect(await lateNow()).toBe(overdueTasks.total - 1);
});

it('counts for every screen what is late or to be done today, and no more', async () => {
  const today = new Date();
  const at = (days: number): string =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, 12).toISOString();
  const task = (title: string, days: number) => ({ title, dueAt: at(days) });
  await core.ask('tasks.create', {
    records: [task('迟了', -3), task('今天', 0), task('明天', 1), { title: '没有期限' }],
  });
  const slot = (status: 'planned' | 'completed' | 'cancelled', days: number) => ({
    ...{ type: 'visit' as const, subject: '拜访', status, startAt: at(days) },
  });
  await core.ask('activities.create', {
    records: [slot('planned', 0), slot('completed', 0), slot('cancelled', 0), slot('planned', 1), slot('planned', -1)],
  });
  expect(await core.ask('today.due', {})).toEqual({ count: 3 });
});
