import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { customersOnCell } from '../../support/cell-records.ts';
import { startCellProcess, type CellProcess } from '../../support/processes.ts';
import { randomFrom, type Random } from '../../support/random.ts';
import { temporaryFolder, TEST_KEY } from '../../support/stores.ts';
import { bundle } from '../bundle.ts';
import type { SoakOptions, SoakReport } from '../soak.ts';
import { runCommandLine, type Ended } from './command-line.ts';
import { importFile } from './imported.ts';
import { openFirst } from './open-first.ts';

const ROWS = 60;
const USER = 'lu';
const PASSWORD = 'secret';

const newFigures = () => ({
  ...{ kills: 0, 'while sending': 0, 'while fetching': 0 },
  ...{ 'ended before the kill': 0, 'tenants settled': 0 },
});

interface Syncing {
  readonly cell: CellProcess;
  readonly program: string;
  readonly folder: string;
  readonly random: Random;
  readonly figures: ReturnType<typeof newFigures>;
  /** Milliseconds that a whole sync takes here. */
  readonly wholeMs: number;
}

/**
 * Kills the command line while it sends what was imported to a real cell, and another device while it fetches that, then lets
 * both come to their end: the cell has every row once, and both devices have exactly what the cell has, settled and sound.
 */
export async function killSyncs({ count, seed, note }: SoakOptions): Promise<SoakReport> {
  const folder = temporaryFolder();
  const random = randomFrom(seed);
  const figures = newFigures();
  const violations: string[] = [];
  const cell = await startCellProcess(join(folder.dir, 'cell.db'), ['--rate', '100000']);
  try {
    const program = await bundle('src-main/cli/index.ts', folder.dir);
    const parts = { cell, program, folder: folder.dir, random, figures };
    const startedAt = performance.now();
    await settleTenant({ ...parts, wholeMs: 0 }, 'pace');
    const wholeMs = (performance.now() - startedAt) / 6;
    for (let tenant = 1; figures.kills < count && violations.length === 0; tenant += 1) {
      violations.push(...(await settleTenant({ ...parts, wholeMs }, `t${tenant}`)));
      note(`${figures.kills} kills, ${tenant} tenants`);
    }
  } finally {
    await cell.stop();
    folder.remove();
  }
  return { figures, violations };
}

/** What went wrong in the life of one tenant: a device that imports and sends, and one that fetches. */
async function settleTenant(syncing: Syncing, tenant: string): Promise<string[]> {
  const { cell, folder, random, figures } = syncing;
  const file = importFile(random.below(1_000_000), ROWS);
  const path = join(folder, 'customers.csv');
  writeFileSync(path, file.text);
  await cell.addUser(tenant, USER, PASSWORD);
  const [sender, fetcher] = [join(folder, 'sender'), join(folder, 'fetcher')];
  for (const dir of [sender, fetcher]) {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir);
    await connect(syncing, dir, tenant);
  }
  await runCommandLine({ ...syncing, dir: sender, args: ['import', path, '--entity', 'customers'] });
  const ended = [
    await syncWithKills(syncing, sender, 'while sending'),
    await syncWithKills(syncing, fetcher, 'while fetching'),
  ];
  figures['tenants settled'] += 1;
  const names = [...file.rows.keys()].toSorted();
  const onCell = await customersOnCell(cell.url, tenant, await cell.token(tenant, USER));
  const found = onCell.map(({ name }) => String(name)).toSorted();
  return [
    ...ended.filter((exit) => exit !== 0).map((exit) => `${tenant}: the last sync ended with ${exit}`),
    ...(JSON.stringify(found) === JSON.stringify(names)
      ? []
      : [`${tenant}: the cell has ${found.length} of ${ROWS} rows`]),
    ...(await wrongOn(sender, names)).map((wrong) => `${tenant}, the sender: ${wrong}`),
    ...(await wrongOn(fetcher, names)).map((wrong) => `${tenant}, the other device: ${wrong}`),
  ];
}

const connect = (syncing: Syncing, dir: string, tenant: string): Promise<Ended> =>
  runCommandLine({
    ...{ program: syncing.program, dir, input: PASSWORD },
    args: ['connect', '--cell', syncing.cell.url, '--tenant', tenant, '--user', USER, '--password-stdin'],
  });

/** Kills the sync a few times, then lets it come to its end; gives its exit code. */
async function syncWithKills(
  { program, random, figures, wholeMs }: Syncing,
  dir: string,
  what: 'while sending' | 'while fetching',
): Promise<number | null> {
  const args = ['sync', '--until-settled', '--timeout', '120'];
  const kills = wholeMs === 0 ? 0 : 2 + random.below(5);
  for (let times = 0; times < kills; times += 1) {
    const { exit } = await runCommandLine({ program, dir, args }, { afterMs: Math.floor(random.next() * wholeMs) });
    if (exit !== null) figures['ended before the kill'] += 1;
    else {
      figures.kills += 1;
      figures[what] += 1;
    }
  }
  return (await runCommandLine({ program, dir, args })).exit;
}

/** In what a device differs from the names that the cell has. */
async function wrongOn(dir: string, names: readonly string[]): Promise<string[]> {
  const { home, store } = await openFirst(dir, TEST_KEY);
  try {
    const sort = { field: 'name', isDescending: false };
    const { rows } = await store.page('customers', {
      ...{ where: { deletedAt: { eq: null } }, sort, limit: 2 * ROWS, after: null, search: '' },
    });
    const found = rows.map(({ name }) => name).toSorted();
    const open = rows.filter(({ sync, serverId }) => sync.state !== 'settled' || serverId === null);
    return [
      ...(JSON.stringify(found) === JSON.stringify(names) ? [] : [`${found.length} rows`]),
      ...open.map(({ id, sync }) => `customer ${id} is ${sync.state}`),
      ...(await store.verify()).problems,
    ];
  } finally {
    await home.close();
  }
}
