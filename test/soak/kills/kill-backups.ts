import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HomeStore } from '../../../src-main/core/store/home-store.ts';
import { systemClock } from '../../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../../src-main/core/node-ports/ids.ts';
import { openHome } from '../../../src-main/core/store/home.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { temporaryFolder, TEST_KEY } from '../../support/stores.ts';
import { bundle } from '../bundle.ts';
import type { SoakOptions, SoakReport } from '../soak.ts';
import { differences } from './compare.ts';
import { after, nothing, type Expected } from './expected.ts';
import { openFirst } from './open-first.ts';
import { startTold, tellAndKill, type Moment } from './told-process.ts';
import { unitOf } from './units.ts';

const newFigures = () => ({
  ...{ kills: 0, opening: 0, 'in a unit': 0, 'in a backup': 0, 'in a snapshot': 0 },
  ...{ 'backups restored': 0, 'snapshots read': 0 },
});

interface Life {
  readonly dir: string;
  readonly file: string;
  readonly seed: number;
  /** What is true after each unit, by its number; the first one is before any. */
  readonly states: readonly Expected[];
  /** The unit of the last backup that was reported as there. */
  readonly saved: number;
  readonly snapshots: number;
}

/** So many kills, then a new home. */
const KILLS_OF_A_HOME = 15;

/**
 * Kills a process that writes backups over each other and makes snapshots while it works. The file is always a whole backup, of
 * the last unit that was reported or a later one; every snapshot reads well; nothing half-written stays.
 */
export async function killBackups({ count, seed, note }: SoakOptions): Promise<SoakReport> {
  const folder = temporaryFolder();
  const random = randomFrom(seed);
  const figures = newFigures();
  const violations: string[] = [];
  const program = await bundle('test/soak/kills/backing-process.ts', folder.dir);
  let told = startTold(program);
  try {
    let life = newLife(folder.dir, random);
    while (figures.kills < count && violations.length === 0) {
      if (figures.kills % KILLS_OF_A_HOME === 0) life = newLife(folder.dir, random);
      const dying = told;
      const { dir, file } = life;
      const command = { dir, file, masterKey: TEST_KEY, seed: life.seed, first: life.states.length };
      const said = await tellAndKill(dying, command, momentOf(random));
      told = startTold(program);
      figures.kills += 1;
      figures[placeOf(said)] += 1;
      life = heard(life, said);
      violations.push(...(await check(life, join(folder.dir, 'elsewhere'), figures)));
      life = { ...life, states: await statesNow(life) };
      if (figures.kills % 20 === 0) note(`${figures.kills} kills`);
    }
  } finally {
    told.kill();
    await told.gone;
    folder.remove();
  }
  return { figures, violations };
}

function newLife(folder: string, random: Random): Life {
  const [dir, file] = [join(folder, 'home'), join(folder, 'backup.satchel')];
  for (const path of [dir, file]) rmSync(path, { recursive: true, force: true });
  return { dir, file, seed: random.below(1_000_000), states: [nothing], saved: 0, snapshots: 0 };
}

function momentOf(random: Random): Moment {
  const chance = random.next();
  if (chance < 0.1) return { line: 'told', times: 1, delayMs: random.below(120) };
  const times = 1 + random.below(4);
  if (chance < 0.65) return { line: /^written/u, times, delayMs: random.below(40) };
  return { line: /^saved/u, times, delayMs: random.below(30) };
}

function placeOf(said: readonly string[]): 'opening' | 'in a unit' | 'in a backup' | 'in a snapshot' {
  const last = said.at(-1) ?? '';
  if (last.startsWith('written')) return 'in a backup';
  if (last.startsWith('saved')) return 'in a snapshot';
  return last.startsWith('begun') || last.startsWith('kept') ? 'in a unit' : 'opening';
}

const lastOf = (said: readonly string[], word: string): number =>
  Number(said.findLast((line) => line.startsWith(`${word} `))?.split(' ')[1] ?? 0);

/** The states after the units that the process had begun, and what it had reported. */
function heard(life: Life, said: readonly string[]): Life {
  const states = [...life.states];
  for (let number = states.length; number <= lastOf(said, 'begun'); number += 1) {
    states.push(after(states.at(-1) ?? nothing, unitOf(life.seed, number).plan));
  }
  const snapshots = life.snapshots + said.filter((line) => line.startsWith('kept ')).length;
  return { ...life, states, saved: Math.max(life.saved, lastOf(said, 'saved')), snapshots };
}

async function check(life: Life, elsewhere: string, figures: ReturnType<typeof newFigures>): Promise<string[]> {
  const violations = [...(await snapshotViolations(life, figures))];
  const left = readdirSync(join(life.file, '..')).filter((name) => name.startsWith('backup.satchel.'));
  if (left.length > 1) violations.push(`${left.length} halves of backups are left beside it`);
  if (!existsSync(life.file)) return life.saved === 0 ? violations : [...violations, 'the backup is gone'];
  rmSync(elsewhere, { recursive: true, force: true });
  const home = await opened(elsewhere);
  try {
    const secret = { kind: 'key', masterKey: TEST_KEY } as const;
    const [restored] = await home.backups.restore({ file: life.file, secret, onBytes: () => undefined });
    const store = await home.open(restored?.workspace.id ?? '');
    const unit = Number(await store.setting('unit'));
    figures['backups restored'] += 1;
    if (unit < life.saved) violations.push(`the backup is of unit ${unit}, ${life.saved} was reported`);
    const state = life.states[unit];
    violations.push(...(state === undefined ? [`unit ${unit} was never begun`] : await differences(store, state)));
  } finally {
    await home.close();
  }
  return violations;
}

const opened = (dir: string): Promise<HomeStore> =>
  openHome({ dir, masterKey: TEST_KEY, clock: systemClock, ids: systemIds });

/** Every snapshot that stands under its name is whole. */
async function snapshotViolations({ dir }: Life, figures: ReturnType<typeof newFigures>): Promise<string[]> {
  const { home } = await openFirst(dir, TEST_KEY);
  try {
    const [entry] = await home.list();
    const snapshots = await home.backups.checkSnapshots(entry?.id ?? '');
    figures['snapshots read'] += snapshots.length;
    return snapshots.filter(({ isSound }) => !isSound).map(({ id }) => `the snapshot ${id} is not sound`);
  } finally {
    await home.close();
  }
}

/** The states up to the unit that the home holds: one that was begun may not have been written. */
async function statesNow({ dir, states }: Life): Promise<readonly Expected[]> {
  const { home, store } = await openFirst(dir, TEST_KEY);
  const unit = Number((await store.setting('unit')) ?? 0);
  await home.close();
  return states.slice(0, unit + 1);
}
