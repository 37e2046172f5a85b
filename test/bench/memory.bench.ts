import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from '../support/stores.ts';
import { makeEmptyHome } from './dataset.ts';
import { median, type Bench } from './harness.ts';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('./idle-core.ts', import.meta.url));

/** Megabytes that the core of a home holds at rest, in a process of its own: the median of five. */
async function idleMegabytes(home: string): Promise<number> {
  const sizes: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const { stdout } = await run(process.execPath, ['--expose-gc', SCRIPT, home]);
    sizes.push(Number(stdout) / 1_000_000);
  }
  return median(sizes);
}

/** What every record that is kept costs in memory while nothing happens. */
export const memoryBench: Bench = async ({ rows, dataset }) => {
  const data = await dataset(rows);
  const { dir, remove } = temporaryFolder();
  try {
    const empty = join(dir, 'empty');
    await makeEmptyHome(empty);
    const full = data.copyTo(join(dir, 'full'));
    const ours = (await idleMegabytes(full.dir)) - (await idleMegabytes(empty));
    const name = `memory of ${data.customers + data.activities} records at rest, above an empty store`;
    return [{ name, ours, limit: null, unit: 'MB', goal: { oursAtMost: 150 } }];
  } finally {
    remove();
  }
};
