import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../support/stores.ts';
import { checkBench } from './check.bench.ts';
import { csvBench } from './csv.bench.ts';
import { makeDataset, type Dataset } from './dataset.ts';
import { editsBench } from './edits.bench.ts';
import { encryptionBench } from './encryption.bench.ts';
import { isMet, line, type Bench } from './harness.ts';
import { memoryBench } from './memory.bench.ts';
import { migrationBench } from './migration.bench.ts';
import { openingBench } from './opening.bench.ts';
import { readsBench } from './reads.bench.ts';
import { reportsBench } from './reports.bench.ts';
import { responseBench } from './response.bench.ts';
import { searchBench } from './search.bench.ts';
import { uiBench } from './ui/ui.bench.ts';

/** Every bench by the name that `--only` takes, in the order in which they run. */
const BENCHES: Readonly<Record<string, Bench>> = {
  reads: readsBench,
  search: searchBench,
  edits: editsBench,
  opening: openingBench,
  check: checkBench,
  encryption: encryptionBench,
  migration: migrationBench,
  memory: memoryBench,
  reports: reportsBench,
  response: responseBench,
  csv: csvBench,
  ui: uiBench,
};

/**
 * Prints the tables of goals; ends with 1 when one is missed. `--rows N`: how many customers, with five activities each (up
 * to 500,000). `--only NAME`, as often as wanted: some of the benches. `--times N`: how often each act on the screens is done.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000' },
    only: { type: 'string', multiple: true },
    times: { type: 'string', default: '100' },
  },
});
const [rows, times] = [Number(values.rows), Number(values.times)];
const names = values.only ?? Object.keys(BENCHES);
const benches = names.flatMap((name) => BENCHES[name] ?? []);
const isWhole = (value: number, from: number): boolean => Number.isInteger(value) && value >= from;
if (!isWhole(rows, 1_000) || !isWhole(times, 10) || benches.length < names.length) {
  console.error(
    `--rows takes a whole number from 1000 on, --times one from 10 on, --only one of ${Object.keys(BENCHES).join(', ')}`,
  );
  process.exit(2);
}

const note = (text: string): void => console.error(text);
const folder = temporaryFolder();
const datasets = new Map<number, Promise<Dataset>>();
const dataset = (customers: number): Promise<Dataset> => {
  const known = datasets.get(customers) ?? makeDataset(join(folder.dir, `home-${customers}`), customers, note);
  datasets.set(customers, known);
  return known;
};

console.log(`name | ours | limit | ratio | goal   (${rows} customers, Node ${process.versions.node})`);
let missed = 0;
try {
  for (const bench of benches) {
    for (const result of await bench({ rows, times, note, dataset })) {
      console.log(line(result));
      if (!isMet(result)) missed += 1;
    }
  }
} finally {
  folder.remove();
}
if (missed > 0) process.exitCode = 1;
