import { expect, test } from 'vitest';
import { addDays, calendarAt, startOfDay, startOfUnit } from './calendar.ts';

test('it is tomorrow already in the east, and still yesterday in the west', () => {
  const moment = Date.parse('2026-01-01T17:00:00.000Z');
  expect(calendarAt(moment, 'Asia/Shanghai').today).toBe('2026-01-02');
  expect(calendarAt(Date.parse('2026-01-01T03:00:00.000Z'), 'America/New_York').today).toBe('2025-12-31');
});

test('days are counted across months, leap days and years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test.each([
  ['2026-03-01', 'day', -1, '2026-02-28'],
  // a Sunday is the last day of its week, a Monday the first
  ['2026-03-01', 'week', 0, '2026-02-23'],
  ['2026-03-02', 'week', 0, '2026-03-02'],
  ['2026-03-02', 'week', -1, '2026-02-23'],
  // the 31st has no counterpart in the month before
  ['2026-03-31', 'month', -1, '2026-02-01'],
  ['2026-01-31', 'month', -1, '2025-12-01'],
  ['2026-05-10', 'quarter', 0, '2026-04-01'],
  ['2026-05-10', 'quarter', -2, '2025-10-01'],
  ['2024-02-29', 'year', 1, '2025-01-01'],
] as const)('%s: the %s %i units on begins on %s', (day, unit, units, start) => {
  expect(startOfUnit(day, unit, units)).toBe(start);
});

test.each([
  ['2026-01-01', 'Asia/Shanghai', '2025-12-31T16:00:00.000Z'],
  ['2026-01-01', 'UTC', '2026-01-01T00:00:00.000Z'],
  // the days on which clocks change begin by the clock of before
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
  ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
  ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
  // there was no midnight: clocks leapt from 23:59 to 1:00
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
  // clocks went back at midnight, so that the day before had 25 hours
  ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
  ['2026-06-01', 'Asia/Kathmandu', '2026-05-31T18:15:00.000Z'],
])('%s begins in %s at %s', (day, zone, moment) => {
  expect(startOfDay(day, zone)).toBe(moment);
});
