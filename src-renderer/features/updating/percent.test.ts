import { expect, test } from 'vitest';
import { percentOf } from './percent.ts';

test('the bar starts empty and never goes back, whatever the counts', () => {
  const told = [
    { phase: 'copying', done: 0, total: 1 },
    { phase: 'updating', done: 0, total: 0 },
    { phase: 'updating', done: 500, total: 1_000 },
    { phase: 'updating', done: 1_200, total: 1_000 },
    { phase: 'indexing', done: 0, total: 12 },
    { phase: 'indexing', done: 11, total: 12 },
    { phase: 'checking', done: 0, total: 1 },
  ] as const;
  const percents = told.map(percentOf);
  expect(percents[0]).toBe(0);
  expect(percents).toEqual(percents.toSorted((left, right) => left - right));
  expect(percents.at(-1)).toBeLessThan(100);
});
