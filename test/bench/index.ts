import { parseArgs } from 'node:util';
import { csvBench } from './csv.bench.ts';
import { isMet, line } from './harness.ts';
import { storeBench } from './store.bench.ts';

/** Prints what exists of the tables of goals; ends with 1 when one is missed. `--rows N`: how many customers. */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '20000' } } });
const rows = Number(values.rows);
if (!Number.isInteger(rows) || rows < 1_000) {
  console.error('--rows takes a whole number from 1000 on');
  process.exit(2);
}

console.log(`name | ours | limit | ratio | goal   (${rows} customers, Node ${process.versions.node})`);
let missed = 0;
for (const bench of [storeBench, csvBench]) {
  for (const result of await bench({ rows, note: (text) => console.error(text) })) {
    console.log(line(result));
    if (!isMet(result)) missed += 1;
  }
}
if (missed > 0) process.exitCode = 1;
