import { expect, test } from 'vitest';
import { follow, nativeHeight, placeAt, type ScrollPlace } from './scaled-scroll.ts';

const short = { content: 36 * 1_000, viewport: 700 };
const long = { content: 36 * 1_000_000, viewport: 700 };

test('a short list scrolls as the browser does', () => {
  expect(nativeHeight(short)).toBe(36_000);
  expect(follow(short, { top: 0, offset: 0 }, 20_000)).toEqual({ top: 20_000, offset: 20_000 });
});

test('a drag of the scrollbar reaches any part of a million rows, the last one too', () => {
  const start = placeAt(long, 0);
  const end = nativeHeight(long) - long.viewport;
  expect(follow(long, start, end).offset).toBe(long.content - long.viewport);
  expect(follow(long, start, end / 2).offset / long.content).toBeCloseTo(0.5, 3);
});

test('a wheel moves a million rows pixel by pixel', () => {
  const middle = placeAt(long, 18_000_000);
  const next = follow(long, middle, middle.top + 100);
  expect(next.offset).toBe(middle.offset + 100);
  expect(next.top).toBe(middle.top + 100);
});

test('a wheel turned up to the first row meets it, and the scrollbar is set anew where it ran out of room before', () => {
  let place: ScrollPlace = placeAt(long, 900_000);
  let turns = 0;
  while (place.offset > 0 && turns < 20_000) {
    place = follow(long, place, Math.max(0, place.top - 120));
    turns += 1;
  }
  expect(place).toEqual({ top: 0, offset: 0 });
  expect(turns).toBeLessThanOrEqual(Math.ceil(900_000 / 120) + 10);
});

test('an offset outside the list is brought inside', () => {
  expect(placeAt(long, 99_000_000_000).offset).toBe(long.content - long.viewport);
  expect(placeAt({ content: 72, viewport: 700 }, 50)).toEqual({ top: 0, offset: 0 });
});
