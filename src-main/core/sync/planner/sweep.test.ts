import { describe, expect, test } from 'vitest';
import { isComplete, tripsBreaker, type SweepEvidence } from './sweep.ts';

const whole: SweepEvidence = {
  total: 4,
  distinctIds: 4,
  totals: [4, 4, 4, 4],
  firstIds: ['a', 'b'],
  firstIdsAgain: ['a', 'b'],
  lastIds: ['c', 'd'],
  lastIdsAgain: ['c', 'd'],
};

describe('[P23][P24] a list that moved while it was read is not taken for the whole', () => {
  test('one that stood still is', () => expect(isComplete(whole)).toBe(true));
  test.each([
    ['a row read twice and one not at all', { distinctIds: 3 }],
    ['a total that changed on the way', { totals: [4, 3, 4, 4] }],
    ['a row deleted and another added', { lastIdsAgain: ['d', 'e'] }],
    ['a row that moved up to the first page', { firstIdsAgain: ['a', 'c'] }],
    ['a last page that grew shorter', { lastIdsAgain: ['c'] }],
  ])('%s', (_what, change) => {
    expect(isComplete({ ...whole, ...change })).toBe(false);
  });
});

test('[P26] so many ghosts that a mistake is likelier', () => {
  expect(tripsBreaker({ ghosts: 20, known: 100, total: 80 })).toBe(false);
  expect(tripsBreaker({ ghosts: 21, known: 100, total: 79 })).toBe(true);
  expect(tripsBreaker({ ghosts: 50, known: 1_000, total: 950 })).toBe(false);
  expect(tripsBreaker({ ghosts: 51, known: 1_000, total: 949 })).toBe(true);
  expect(tripsBreaker({ ghosts: 1, known: 1, total: 0 })).toBe(true);
});
