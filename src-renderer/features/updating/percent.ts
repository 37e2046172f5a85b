import type { UpdateProgress } from '../../../src-shared/ipc/update-progress.ts';

/** Where each phase begins and ends on the bar, as large as it is in time on a large store. */
const PHASES: Readonly<Record<UpdateProgress['phase'], readonly [from: number, to: number]>> = {
  copying: [0, 10],
  updating: [10, 70],
  indexing: [70, 90],
  checking: [90, 100],
};

/** How much of the bar is filled, 0 to 100. Never goes back while an update goes on. */
export function percentOf({ phase, done, total }: UpdateProgress): number {
  const [from, to] = PHASES[phase];
  return from + (total === 0 ? 0 : ((to - from) * Math.min(done, total)) / total);
}
