import { expect, test, vi } from 'vitest';
import { files } from '../soak/damage/files.ts';
import { flips } from '../soak/damage/flips.ts';

// A machine that is busy with other tests is slow.
vi.setConfig({ testTimeout: 240_000 });

const quietly = { of: null, note: () => undefined };

test('100 flips in a store, its log and the list of stores: never a wrong answer, never an earlier state', async () => {
  const { figures, violations } = await flips.run({ ...quietly, count: 100, seed: 2026 });
  expect(violations).toEqual([]);
  // A flip that hits nothing in use is no test: most must have been noticed.
  const right = Number(figures['store.db right answers'] ?? 0) + Number(figures['store.db-wal right answers'] ?? 0);
  expect(right).toBeLessThan(20);
});

test('truncated, zeroed, exchanged, older and missing files are noticed, each of them, and stores come back', async () => {
  const { figures, violations } = await files.run({ ...quietly, count: 10, seed: 2026 });
  expect(violations).toEqual([]);
  expect(figures['refused at opening']).toBeGreaterThan(50);
  expect(figures['an earlier state']).toBe(1);
  expect(figures['recovered']).toBe(10);
});
