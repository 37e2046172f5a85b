import { join } from 'node:path';
import { temporaryFolder, TEST_KEY } from '../support/stores.ts';
import { openBareStore } from './bare-store.ts';
import { makeEmptyHome, openBenchStore, type Dataset, type HomeCopy } from './dataset.ts';
import { compare, type Bench, type Times } from './harness.ts';
import { pageCases, type PageCase } from './page-cases.ts';
import { withCopies } from './sides.ts';

/** From nothing to the first page: a home that is there, one of a tenth of the rows, and one that has to be made. */
export const openingBench: Bench = async ({ rows, dataset }) => {
  const data = await dataset(rows);
  const small = await dataset(Math.floor(rows / 10));
  const [list] = pageCases(data);
  if (list === undefined) throw new Error('no list to open with');
  const times = await openingTimes(data, list);
  const less = await openingTimes(small, list);
  const made = await makingTimes(list);
  const name = 'cold open to the first page, p95';
  return [
    { name, ...times, unit: 'ms', goal: { ratioAtMost: 5 } },
    {
      name: 'cold open against a tenth of the rows',
      ...{ ours: times.ours, limit: less.ours },
      ...{ unit: 'ms', goal: { ratioAtMost: 1.5 } },
    },
    { name: 'first open, which makes every table, p95', ...made, unit: 'ms', goal: { ratioAtMost: 5 } },
  ];
};

async function openOurs(home: HomeCopy, { entity, query }: PageCase): Promise<() => Promise<void>> {
  const { store, close } = await openBenchStore(home);
  await store.list(entity, query);
  return close;
}

function openBare(home: Pick<HomeCopy, 'file' | 'key'>, { entity, bare }: PageCase): () => void {
  const store = openBareStore(home);
  store.parsed(`SELECT data FROM "${entity}-0" WHERE ${bare.where} ORDER BY ${bare.order} LIMIT 50`);
  return () => store.connection.close();
}

const openingTimes = (data: Dataset, list: PageCase): Promise<Times> =>
  withCopies(data, ({ ours, bare }) =>
    compare(
      9,
      () => openOurs(ours, list),
      () => openBare(bare, list),
    ),
  );

async function makingTimes(list: PageCase): Promise<Times> {
  const { dir, remove } = temporaryFolder();
  try {
    return await compare(
      5,
      async (turn) => {
        const home = await makeEmptyHome(join(dir, `ours-${turn}`));
        return openOurs(home, list);
      },
      (turn) => openBare({ file: join(dir, `bare-${turn}.db`), key: TEST_KEY }, list),
    );
  } finally {
    remove();
  }
}
