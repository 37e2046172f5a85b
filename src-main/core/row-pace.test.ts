import { expect, test } from 'vitest';
import { createRowPace } from './row-pace.ts';

/** The rows of a step on a machine that needs so long for a row, after some steps. */
function settled(msPerRow: number): number {
  const pace = createRowPace();
  for (let step = 0; step < 30; step += 1) pace.note(pace.rows(), pace.rows() * msPerRow);
  return pace.rows();
}

test.each([
  [0.2, 50],
  [0.1, 100],
  [0.3, 33],
])('at %d ms a row a step comes to %d rows', (msPerRow, rows) => expect(settled(msPerRow)).toBe(rows));

test('steps stay between 25 and 200 rows, however slow or fast the machine is', () => {
  expect(settled(50)).toBe(25);
  expect(settled(0)).toBe(200);
});

test('one slow step, as when the disk is busy, halves the next one at most', () => {
  const pace = createRowPace();
  pace.note(50, 5);
  expect(pace.rows()).toBe(75);
  pace.note(75, 5_000);
  expect(pace.rows()).toBe(38);
});
