import { expect, test } from 'vitest';
import { createRowPace, type RowPace } from './row-pace.ts';

/** Some steps on a machine that needs so long for a row. */
function settle(pace: RowPace, msPerRow: number): number {
  for (let step = 0; step < 30; step += 1) {
    const rows = pace.rows();
    pace.note(rows, rows * msPerRow);
  }
  return pace.rows();
}

test.each([
  [0.2, 50],
  [0.1, 100],
  [0.3, 33],
])('at %d ms a row a step comes to %d rows', (msPerRow, rows) => expect(settle(createRowPace(), msPerRow)).toBe(rows));

test('steps stay between 25 and 200 rows, however slow or fast the machine is', () => {
  expect(settle(createRowPace(), 50)).toBe(25);
  expect(settle(createRowPace(), 0)).toBe(200);
});

test('one slow step, as when the disk is busy, halves the next one at most', () => {
  const pace = createRowPace();
  pace.note(50, 5);
  expect(pace.rows()).toBe(75);
  pace.note(75, 5_000);
  expect(pace.rows()).toBe(38);
});

test('while nobody reads a list the steps are five times as long, and short again from the first list on', () => {
  let [lists, now] = [7, 0];
  const pace = createRowPace({ lists: () => lists, now: () => now });
  expect(settle(pace, 0.2)).toBe(250);
  lists += 1;
  expect(pace.rows()).toBe(50);
  now += 4_999;
  expect(settle(pace, 0.2)).toBe(50);
  now += 1;
  expect(pace.rows()).toBe(250);
});
