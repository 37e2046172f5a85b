import { expect, test } from 'vitest';
import { dayTyped, localDay, localMinute, momentTyped } from './local-time.ts';

const now = new Date('2026-01-31T14:30:45').getTime();
const at = (local: string): number => new Date(local).getTime();

test('days and minutes are those of this computer, over the end of a month too', () => {
  expect([localDay(now), localDay(now, 1), localMinute(now)]).toEqual(['2026-01-31', '2026-02-01', '2026-01-31 14:30']);
  expect(momentTyped(localMinute(now), now)).toBe(at('2026-01-31T14:30:00'));
});

test('a time may stand alone, which is today, or behind a day in any of the usual ways; what is none is not guessed at', () => {
  for (const today of ['9:05', '09:05', '９：０５', '9时05分'])
    expect(momentTyped(today, now)).toBe(at('2026-01-31T09:05:00'));
  for (const day of ['2026-2-3 9:05', '2026/02/03 09:05', '2026年2月3日9时05分']) {
    expect(momentTyped(day, now)).toBe(at('2026-02-03T09:05:00'));
  }
  for (const none of ['', '25:00', '9:75', '9', '2026-02-31 9:05', '明天 9:05'])
    expect(momentTyped(none, now)).toBeNull();
  expect([dayTyped('2026年2月3日'), dayTyped('2026-02-31'), dayTyped('下周')]).toEqual(['2026-02-03', null, null]);
});
