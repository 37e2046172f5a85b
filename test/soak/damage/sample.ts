import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { TEST_KEY } from '../../support/stores.ts';
import { after, nothing, type Expected } from '../kills/expected.ts';
import { openFirst } from '../kills/open-first.ts';
import { unitOf, type Unit } from '../kills/units.ts';

/** Homes to damage: the same contents in two of them, and how they came about. */
export interface Sample {
  /** As a closed program leaves it. */
  readonly closed: string;
  /** As a killed one leaves it: its last changes are in the write-ahead log alone. */
  readonly killed: string;
  /** The closed one as it was some units before. */
  readonly older: string;
  /** Another person's home under the same master key. */
  readonly foreign: string;
  /** What is true after each unit, the last one being the truth. */
  readonly states: readonly Expected[];
  /** The same from the snapshot on that every home but the foreign one has. */
  readonly sinceSnapshot: readonly Expected[];
}

const UNITS = 90;
/** The units before this one are in the older home, those from here on in the log of the killed one. */
const LATE = 60;

/** Makes the sample homes in a folder, written by the units of a seed. */
export async function makeSample(dir: string, seed: number): Promise<Sample> {
  const at = (name: string): string => join(dir, name);
  const units = someUnits(seed);
  await writeAndClose(at('work'), units.slice(0, LATE));
  cpSync(at('work'), at('older'), { recursive: true });
  const { home, store } = await openFirst(at('work'), TEST_KEY);
  for (const { plan } of units.slice(LATE)) await store.write(async () => ({ plan, result: null }));
  // What is on the disk now is what would be there if the process died now.
  cpSync(at('work'), at('killed'), { recursive: true });
  await home.close();
  cpSync(at('work'), at('closed'), { recursive: true });
  await writeAndClose(at('foreign'), units.slice(0, 5));
  const states = units.reduce<Expected[]>((before, { plan }) => [...before, after(before.at(-1) ?? nothing, plan)], []);
  const sinceSnapshot = states.slice(units.slice(0, LATE).length - 1);
  const homes = { closed: at('closed'), killed: at('killed'), older: at('older'), foreign: at('foreign') };
  return { ...homes, states, sinceSnapshot };
}

/** The small units and the first page; the big ones would only make the homes larger. */
function someUnits(seed: number): Unit[] {
  const units = Array.from({ length: UNITS }, (_, index) => unitOf(seed, index + 1));
  const page = units.find(({ kind }) => kind === 'page');
  return units.filter((unit) => unit === page || (unit.kind !== 'big' && unit.kind !== 'page'));
}

async function writeAndClose(dir: string, units: readonly Unit[]): Promise<void> {
  const { home, store } = await openFirst(dir, TEST_KEY);
  for (const { plan } of units) await store.write(async () => ({ plan, result: null }));
  await home.backups.keepSnapshot();
  await home.close();
}
