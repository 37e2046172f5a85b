import { compareStorages } from '../support/query-fuzz/differential.ts';
import type { Soak } from './soak.ts';

const ROUNDS_A_SEED = 20;

/** Random queries between random writes, ours against RxDB's own answer; `count` is how many. */
export const queries: Soak = {
  usualCount: 100_000,
  kinds: [],
  run: async ({ count, seed, note }) => {
    const violations: string[] = [];
    let asked = 0;
    let written = 0;
    for (let next = seed; asked < count; next += 1) {
      const report = await compareStorages(next, ROUNDS_A_SEED);
      asked += report.queries;
      written += report.writes;
      for (const { layout, what, ours, theirs } of report.disagreements) {
        violations.push(`seed ${next}, layout ${layout}: ${what}\n  ours   ${ours}\n  theirs ${theirs}`);
      }
      if (next % 20 === 0) note(`${asked} of ${count} queries, ${violations.length} disagreements`);
    }
    return { figures: { queries: asked, writes: written }, violations };
  },
};
