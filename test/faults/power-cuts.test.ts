import { expect, test, vi } from 'vitest';
import { powerCuts } from '../soak/power-cut/power-cuts.ts';

// A machine that is busy with other tests is slow.
vi.setConfig({ testTimeout: 240_000 });

test('36 power cuts, of which the disk did any part of what was not flushed: all that was acknowledged is there, without recovery', async () => {
  const { figures, violations } = await powerCuts.run({ count: 36, seed: 2026, of: null, note: () => undefined });
  expect(violations).toEqual([]);
  expect(figures['cuts']).toBe(36);
  expect(figures['a part of a page']).toBeGreaterThan(3);
});
