import { expect, test } from 'vitest';
import { kills } from '../soak/kills/index.ts';

const quietly = { of: null, note: () => undefined };

test('a writing process killed 30 times: every acknowledged change is there, whole, and nothing that was not done', async () => {
  const { figures, violations } = await kills.run({ ...quietly, count: 30, seed: 2026 });
  expect(violations).toEqual([]);
  expect(figures).toMatchObject({ kills: 30 });
  expect(figures['acknowledged']).toBeGreaterThan(100);
  expect(figures['in a unit']).toBeGreaterThan(3);
});
