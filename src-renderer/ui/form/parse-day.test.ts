import { expect, test } from 'vitest';
import { parseDay } from './parse-day.ts';

test('a day may be written in the usual ways of both languages, and what is none is not guessed at', () => {
  const ways = [
    '2026-01-31',
    '2026-1-31',
    '2026/01/31',
    '2026.1.31',
    '20260131',
    '2026年1月31日',
    '２０２６－１－３１',
  ];
  for (const way of ways) expect({ way, day: parseDay(way) }).toEqual({ way, day: '2026-01-31' });
  for (const none of ['31.1.2026', '1月31日', '明天', '2026-01', ''])
    expect({ none, day: parseDay(none) }).toEqual({ none, day: null });
  expect(parseDay('2026-02-31')).toBe('2026-02-31');
});
