import { parseArgs } from 'node:util';
import { files } from './damage/files.ts';
import { flips } from './damage/flips.ts';
import { diskErrors } from './disk-errors/disk-errors.ts';
import { kills } from './kills/index.ts';
import { powerCuts } from './power-cut/power-cuts.ts';
import { queries } from './queries.ts';
import { fullDisk } from './space/full-disk.ts';
import { line, type Soak } from './soak.ts';

const SOAKS: Readonly<Record<string, Soak>> = {
  ...{ 'disk-errors': diskErrors, files, flips, 'full-disk': fullDisk, kills, 'power-cuts': powerCuts, queries },
};

function usage(): never {
  const names = Object.entries(SOAKS).map(([name, { kinds }]) =>
    kinds.length > 0 ? `${name} [--of ${kinds.join('|')}]` : name,
  );
  console.error(`npm run soak -- NAME [--count N] [--seed S]\n  ${names.join('\n  ')}`);
  process.exit(2);
}

/** Runs one of the long tests of faults; prints its figures and what broke, and ends with 1 when something did. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, seed: { type: 'string' }, of: { type: 'string' } },
});
const [name = ''] = positionals;
const soak = SOAKS[name] ?? usage();
const [count, seed] = [Number(values.count ?? soak.usualCount), Number(values.seed ?? 1)];
const of = values.of ?? null;
if (!Number.isInteger(count) || !Number.isInteger(seed) || (of !== null && !soak.kinds.includes(of))) usage();

const startedAt = performance.now();
const report = await soak.run({ count, seed, of, note: (text) => console.error(text) });
for (const violation of report.violations) console.error(violation);
const seconds = Math.round((performance.now() - startedAt) / 1_000);
console.log(`${line(of === null ? name : `${name} of ${of}`, report)} · seed ${seed} · ${seconds} s`);
if (report.violations.length > 0) process.exitCode = 1;
