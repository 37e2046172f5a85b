import { expect, test } from 'vitest';
import { readNote } from './note.ts';

const about = { customerId: '0199c2f4-7d1e-7a60-b1c8-3f0a5b7c9d11', contactId: null };
const person = '0199c2f5-7d1e-7a60-b1c8-3f0a5b7c9d11';
const context = { about, now: new Date('2026-01-16T14:30:00').getTime(), wordOf: (kind: string) => `<${kind}>` };
const local = (text: string): string => new Date(text).toISOString();

test('a visit needs no words and is done now; the follow-up that was agreed on is planned for the morning of its day', () => {
  expect(readNote({ kind: 'visit', contactId: person, next: '2026-01-19' }, context)).toEqual({
    ok: true,
    entity: 'activities',
    records: [
      {
        ...{ type: 'visit', subject: '<visit>', description: null, status: 'completed' },
        ...{ customerId: about.customerId, contactId: person, startAt: local('2026-01-16T14:30:00') },
      },
      {
        ...{ type: 'follow_up', subject: '<follow_up>', status: 'planned' },
        ...{ customerId: about.customerId, contactId: person, startAt: local('2026-01-19T09:00:00') },
      },
    ],
  });
});

test('the first line is the title, the rest the text, and of a first line too long for a title nothing is lost', () => {
  const told = (text: string) => {
    const read = readNote({ text }, context);
    return read.ok && read.entity === 'activities' ? read.records[0] : read;
  };
  expect(told('  预算已批\n\n额度 50 万\n周五答复 ')).toMatchObject({
    ...{ type: 'note', subject: '预算已批', description: '额度 50 万\n周五答复' },
  });
  const long = '二'.repeat(300);
  expect(told(long)).toMatchObject({ subject: '二'.repeat(200), description: long });
});

test('what lies ahead is planned, and a task is due in the evening of its day or at no time', () => {
  expect(readNote({ kind: 'meeting', at: '2026-1-20 10:00' }, context)).toMatchObject({
    records: [{ status: 'planned', startAt: local('2026-01-20T10:00:00') }],
  });
  const task = (next: string) => readNote({ kind: 'task', text: '寄样品', next }, context);
  const title = { title: '寄样品', customerId: about.customerId };
  expect(task('2026-01-20')).toMatchObject({
    entity: 'tasks',
    records: [{ ...title, dueAt: local('2026-01-20T18:00:00') }],
  });
  expect(task('')).toMatchObject({ entity: 'tasks', records: [{ ...title, dueAt: null }] });
});

test('a note and a task without words, a text beyond all measure and a time that is none are refused at their input', () => {
  expect(readNote({ text: ' \n ' }, context)).toEqual({ ok: false, problems: { text: 'required' } });
  expect(readNote({ kind: 'task' }, context)).toEqual({ ok: false, problems: { text: 'required' } });
  expect(readNote({ text: '长'.repeat(2_001) }, context)).toEqual({ ok: false, problems: { text: 'too_long' } });
  expect(readNote({ kind: 'call', at: '明天' }, context)).toEqual({ ok: false, problems: { at: 'not_a_moment' } });
  const agreed = readNote({ kind: 'call', next: '2026-02-31' }, context);
  expect(agreed).toEqual({ ok: false, problems: { next: 'not_a_day' } });
});
