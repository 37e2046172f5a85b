import { rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { versionOf } from '../../../src-main/core/store/migrations/migrate.ts';
import { storeMigrations } from '../../../src-main/core/store/migrations/store-migrations.ts';
import { openConnection } from '../../../src-main/core/store/sqlite/connection.ts';
import { copyFixture, fixtureVersions, type Fixture } from '../../fixtures/stores/read-fixture.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { contentsOf } from '../../support/store-contents.ts';
import { temporaryFolder } from '../../support/stores.ts';
import { bundle } from '../bundle.ts';
import type { SoakOptions, SoakReport } from '../soak.ts';
import { openFirst } from './open-first.ts';
import { startTold, tellAndKill, type Moment } from './told-process.ts';

const newFigures = () => ({
  ...{ kills: 0, homes: 0, 'the old file was there': 0, 'the new file was there': 0, 'ended before the kill': 0 },
});

/**
 * Kills a process while it brings the home of an earlier version up to date. After each kill the store is of the old version or
 * of the new one, and holds what it held; in the end it opens.
 */
export async function killMigrations({ count, seed, note }: SoakOptions): Promise<SoakReport> {
  const folder = temporaryFolder();
  const random = randomFrom(seed);
  const figures = newFigures();
  const violations: string[] = [];
  const program = await bundle('test/soak/kills/opening-process.ts', folder.dir);
  let told = startTold(program);
  try {
    while (figures.kills < count && violations.length === 0) {
      const fixture = newHome(folder.dir, random);
      figures.homes += 1;
      for (let times = 1 + random.below(5); times > 0 && violations.length === 0; times -= 1) {
        const dying = told;
        const { dir, masterKey } = fixture;
        const said = await tellAndKill(dying, { dir, masterKey }, momentOf(random));
        told = startTold(program);
        if (said.includes('closed')) figures['ended before the kill'] += 1;
        else figures.kills += 1;
        const found = look(fixture);
        figures[found.isNew ? 'the new file was there' : 'the old file was there'] += 1;
        violations.push(...found.violations);
      }
      violations.push(...(await finish(fixture)));
      if (figures.homes % 20 === 0) note(`${figures.kills} kills`);
    }
  } finally {
    told.kill();
    await told.gone;
    folder.remove();
  }
  return { figures, violations };
}

function newHome(folder: string, random: Random): Fixture {
  rmSync(`${folder}/home`, { recursive: true, force: true });
  return copyFixture(random.pick(fixtureVersions()), folder);
}

/** Each step of the update is said: before it, between two of them, and at the exchange of the files. */
function momentOf(random: Random): Moment {
  const chance = random.next();
  if (chance < 0.15) return { line: 'told', times: 1, delayMs: random.below(60) };
  if (chance < 0.7)
    return { line: /^(?:copying|updating|indexing)/u, times: 1 + random.below(15), delayMs: random.below(5) };
  return { line: /^(?:checking|opened)/u, times: 1, delayMs: random.below(25) };
}

/** What lies in the store's place, read below the store. */
function look({ store, contents }: Fixture): { isNew: boolean; violations: string[] } {
  const connection = openConnection(store);
  try {
    const version = versionOf(connection);
    const newest = storeMigrations.at(-1)?.number ?? 0;
    const isWhole = isDeepStrictEqual(contentsOf(connection), contents);
    return {
      isNew: version === newest,
      violations: isWhole ? [] : [`a store of version ${version} holds something else`],
    };
  } finally {
    connection.close();
  }
}

async function finish(fixture: Fixture): Promise<string[]> {
  const { home, store } = await openFirst(fixture.dir, fixture.masterKey);
  const { problems } = await store.verify();
  await home.close();
  const { isNew, violations } = look(fixture);
  return [...problems, ...violations, ...(isNew ? [] : ['the store is still of the old version'])];
}
