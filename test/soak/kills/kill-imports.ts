import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom, type Random } from '../../support/random.ts';
import { temporaryFolder, TEST_KEY } from '../../support/stores.ts';
import { bundle } from '../bundle.ts';
import type { SoakOptions, SoakReport } from '../soak.ts';
import { runCommandLine, type Death, type Ended } from './command-line.ts';
import { importFile, readImported, type Imported, type ImportFile } from './imported.ts';
import { openFirst } from './open-first.ts';

const ROWS = 2_000;

/** With less the program does not even start; with six megabytes more an import of any length goes through. */
const LEAST_HEAP_MB = 14;

const newFigures = () => ({
  ...{ kills: 0, 'before the first rows': 0, 'in the rows': 0, 'after the last': 0, 'in an undo': 0 },
  ...{ 'out of memory': 0, 'ended before the kill': 0, 'files finished': 0, 'files undone': 0 },
});
type Figures = ReturnType<typeof newFigures>;

/** One file on its way into one home. */
interface Life {
  readonly dir: string;
  readonly path: string;
  readonly file: ImportFile;
  readonly program: string;
}

/** Milliseconds that a whole import takes here. */
interface Pace {
  readonly wholeMs: number;
}

/**
 * Kills the command line while it imports a file or takes the import back, then goes on: after each kill what is there are rows
 * of the file, each once, with the change-set that can take them back; in the end they are all there, or none.
 */
export async function killImports({ count, seed, note }: SoakOptions): Promise<SoakReport> {
  const folder = temporaryFolder();
  const random = randomFrom(seed);
  const figures = newFigures();
  const violations: string[] = [];
  try {
    const program = await bundle('src-main/cli/index.ts', folder.dir);
    const pace = await paceOf(newLife(folder.dir, program, random));
    while (figures.kills < count && violations.length === 0) {
      const life = newLife(folder.dir, program, random);
      violations.push(...(await importWithKills(life, { random, figures, pace })));
      note(`${figures.kills} kills, ${figures['files finished'] + figures['files undone']} files`);
    }
  } finally {
    folder.remove();
  }
  return { figures, violations };
}

function newLife(folder: string, program: string, random: Random): Life {
  const dir = join(folder, 'home');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir);
  const path = join(folder, 'customers.csv');
  const file = importFile(random.below(1_000_000), ROWS);
  writeFileSync(path, file.text);
  return { dir, path, file, program };
}

const importArgs = ({ path }: Life): string[] => ['import', path, '--entity', 'customers'];

async function paceOf(life: Life): Promise<Pace> {
  const startedAt = performance.now();
  await runCommandLine({ ...life, args: importArgs(life) });
  return { wholeMs: performance.now() - startedAt };
}

interface Killing {
  readonly random: Random;
  readonly figures: Figures;
  readonly pace: Pace;
}

/** Kills a few times, then lets it come to its end. What is wrong with what is there. */
async function importWithKills(life: Life, killing: Killing): Promise<readonly string[]> {
  const { random, figures } = killing;
  const undoes = random.below(4) === 0;
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const line = { ...life, args: importArgs(life) };
    const flags = [`--max-old-space-size=${LEAST_HEAP_MB + random.below(6)}`];
    const ended =
      random.below(10) === 0 ? await runCommandLine({ ...line, flags }) : await runCommandLine(line, deathOf(killing));
    const found = await look(life);
    countDeath(figures, found, ended);
    const wrong = [...found.violations, ...agree(found)];
    if (wrong.length > 0) return wrong;
  }
  return undoes ? undo(life, killing) : finish(life, killing);
}

/** The rows and the change-set that counts them are written together. */
const agree = ({ alive, set }: Imported): string[] =>
  alive === (set?.created ?? 0) ? [] : [`${alive} rows are there and the change-set counts ${set?.created ?? 0}`];

function deathOf({ random, pace }: Killing): Death {
  if (random.below(3) > 0) return { afterLines: 1 + random.below(4), afterMs: random.below(60) };
  return { afterMs: Math.floor(random.next() * pace.wholeMs * 1.1) };
}

function countDeath(figures: Figures, { set }: Imported, { exit, hasNoMemory }: Ended): void {
  if (exit !== null) figures['ended before the kill'] += 1;
  if (exit !== null) return;
  if (hasNoMemory) figures['out of memory'] += 1;
  else figures.kills += 1;
  if (set === null) figures['before the first rows'] += 1;
  else figures[set.state === 'done' ? 'after the last' : 'in the rows'] += 1;
}

async function finish(life: Life, { figures }: Killing): Promise<string[]> {
  const { exit } = await runCommandLine({ ...life, args: importArgs(life) });
  const found = await look(life);
  figures['files finished'] += 1;
  const isWhole = exit === 0 && found.alive === ROWS && found.set?.state === 'done' && found.set.created === ROWS;
  return [
    ...found.violations,
    ...(isWhole ? [] : [`ended with ${exit}: ${JSON.stringify({ ...found, violations: [] })}`]),
  ];
}

/** Takes the import back, killed once on the way. */
async function undo(life: Life, killing: Killing): Promise<string[]> {
  const { figures } = killing;
  const before = await look(life);
  if (before.set === null) return finish(life, killing);
  const args = ['undo', before.set.id];
  const ended = await runCommandLine({ ...life, args }, deathOf(killing));
  if (ended.exit === null) {
    figures.kills += 1;
    figures['in an undo'] += 1;
  }
  const between = await look(life);
  if (between.violations.length > 0) return [...between.violations];
  await runCommandLine({ ...life, args });
  const found = await look(life);
  figures['files undone'] += 1;
  const isUndone = found.alive === 0 && found.set?.state === 'reversed';
  return [...found.violations, ...(isUndone ? [] : [`${found.alive} rows are left after an undo`])];
}

async function look({ dir, file }: Life): Promise<Imported> {
  if (!existsSync(join(dir, 'home.db'))) return { alive: 0, set: null, violations: [] };
  const { home, store } = await openFirst(dir, TEST_KEY);
  try {
    return await readImported(store, file);
  } finally {
    await home.close();
  }
}
