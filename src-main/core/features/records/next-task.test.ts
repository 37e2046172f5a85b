import { expect, test } from 'vitest';
import { newRecordSync } from '../../../../src-shared/domain/sync-state.schema.ts';
import type { Task } from '../../../../src-shared/domain/tasks/task.schema.ts';
import { nextTask } from './next-task.ts';

const at = '2026-01-01T00:00:00.000Z';
const task = (changes: Partial<Task>): Task => ({
  ...{ id: '0199c2f4-7d1e-7a60-b1c8-000000000001', serverId: null, createdAt: at, createdBy: 'a', updatedAt: at },
  ...{
    updatedBy: 'a',
    deletedAt: null,
    ownerId: 'lu',
    sync: newRecordSync(),
    title: '周报',
    status: 'open',
    ...changes,
  },
});
const next = (recurrence: string, dueAt: string, doneAt: string, zone = 'Asia/Shanghai') =>
  nextTask(task({ recurrence, dueAt }), { at: Date.parse(doneAt), zone });

test.each([
  // Monday nine o'clock in Shanghai, done in time, early, and two weeks late
  ['FREQ=WEEKLY;BYDAY=MO', '2026-01-05T01:00:00.000Z', '2026-01-05T02:00:00.000Z', '2026-01-12T01:00:00.000Z'],
  ['FREQ=WEEKLY;BYDAY=MO', '2026-01-05T01:00:00.000Z', '2026-01-02T02:00:00.000Z', '2026-01-12T01:00:00.000Z'],
  ['RRULE:FREQ=WEEKLY', '2026-01-05T01:00:00.000Z', '2026-01-20T02:00:00.000Z', '2026-01-26T01:00:00.000Z'],
  // put off to a Wednesday: the next one is on a Monday again
  ['FREQ=WEEKLY;BYDAY=MO', '2026-01-07T01:00:00.000Z', '2026-01-07T02:00:00.000Z', '2026-01-12T01:00:00.000Z'],
  // the last day of each month, by the calendar of Shanghai: in UTC it is the day before
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-30T17:00:00.000Z', at, '2026-02-27T17:00:00.000Z'],
  // months without a 31st are passed over
  ['FREQ=MONTHLY', '2026-01-31T01:00:00.000Z', at, '2026-03-31T01:00:00.000Z'],
])('%s after %s, done at %s, comes at %s', (rule, dueAt, doneAt, expected) => {
  expect(next(rule, dueAt, doneAt)).toMatchObject({ dueAt: expected, status: 'open', title: '周报', ownerId: 'lu' });
});

test('nine o’clock stays nine o’clock where clocks change in between', () => {
  const due = '2026-03-07T14:00:00.000Z';
  expect(next('FREQ=DAILY', due, due, 'America/New_York')).toMatchObject({ dueAt: '2026-03-08T13:00:00.000Z' });
});

test('a series ends by its count and by its day, however many were missed', () => {
  const due = '2026-01-05T01:00:00.000Z';
  expect(next('FREQ=DAILY;COUNT=3', due, due)).toMatchObject({ recurrence: 'FREQ=DAILY;COUNT=2' });
  expect(next('FREQ=DAILY;COUNT=3', due, '2026-01-06T02:00:00.000Z')).toMatchObject({
    recurrence: 'FREQ=DAILY;COUNT=1',
  });
  expect(next('FREQ=DAILY;COUNT=3', due, '2026-01-07T02:00:00.000Z')).toBeNull();
  expect(next('FREQ=DAILY;COUNT=1', due, due)).toBeNull();
  expect(next('FREQ=DAILY;UNTIL=20260106T010000Z', due, due)).toMatchObject({ dueAt: '2026-01-06T01:00:00.000Z' });
  expect(next('FREQ=DAILY;UNTIL=20260106T005959Z', due, due)).toBeNull();
  expect(next('FREQ=DAILY;UNTIL=20260106', due, due)).not.toBeNull();
  expect(next('FREQ=DAILY;UNTIL=20260106', '2026-01-06T01:00:00.000Z', due)).toBeNull();
});

test('it is reminded of as long before; what is no rule makes no task, and no error', () => {
  const due = '2026-01-05T01:00:00.000Z';
  const reminded = task({ recurrence: 'FREQ=DAILY', dueAt: due, remindAt: '2026-01-05T00:30:00.000Z' });
  expect(nextTask(reminded, { at: Date.parse(due), zone: 'UTC' })).toMatchObject({
    remindAt: '2026-01-06T00:30:00.000Z',
  });
  for (const rule of ['每周一', '', 'FREQ=SOMETIMES', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=SECONDLY;BYMONTH=13']) {
    expect(next(rule, due, due), rule).toBeNull();
  }
});
