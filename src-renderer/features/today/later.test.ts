import { expect, test } from 'vitest';
import { laterAt } from './later.ts';

const local = (text: string): number => new Date(text).getTime();
const friday = local('2026-01-16T09:24:30');
const lateTask = local('2026-01-09T18:00:00');

test('an hour later is on the next five minutes, other days keep the time of day, counted from today', () => {
  expect(laterAt('hour', lateTask, friday)).toBe(local('2026-01-16T10:25:00'));
  expect(laterAt('tomorrow', lateTask, friday)).toBe(local('2026-01-17T18:00:00'));
  expect(laterAt('monday', lateTask, friday)).toBe(local('2026-01-19T18:00:00'));
  expect(laterAt('week', lateTask, friday)).toBe(local('2026-01-23T18:00:00'));
});

test('on a Monday the next Monday is a week away, on a Sunday it is tomorrow', () => {
  expect(laterAt('monday', lateTask, local('2026-01-19T08:00:00'))).toBe(local('2026-01-26T18:00:00'));
  expect(laterAt('monday', lateTask, local('2026-01-18T08:00:00'))).toBe(local('2026-01-19T18:00:00'));
});
