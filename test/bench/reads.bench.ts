import { randomFrom } from '../support/random.ts';
import { compare, p95, timed, type Bench, type Result, type Times } from './harness.ts';
import { pageCases, type PageCase } from './page-cases.ts';
import { withSides, type Sides } from './sides.ts';

/** From so many customers on a tenth of them is more than fits into a cache. */
const GROWN_FROM = 1_000_000;
/** How deep into a list the deep page lies. */
const PAGES_DEEP = 100;

/** Reading by id, lists and their totals, each against the bare driver on a copy of the same file in the same run. */
export const readsBench: Bench = async ({ rows, note, dataset }) => {
  const data = await dataset(rows);
  const results = await withSides(data, async (sides) => {
    const byId = await readById(sides);
    const lists: Result[] = [];
    for (const list of pageCases(data)) {
      note(`list: ${list.name}`);
      lists.push(...(await pages(sides, list)));
    }
    return [...byId, ...lists, await total(sides)];
  });
  if (rows < GROWN_FROM) return results;
  return [...results, await growth(results[0]?.ours ?? 0, () => dataset(Math.floor(rows / 10)).then(readsOf))];
};

const readsOf = (data: Sides['data']): Promise<number> => withSides(data, async (sides) => (await idTimes(sides)).ours);

async function idTimes({ data, store, bare }: Sides): Promise<Times> {
  const random = randomFrom(11);
  const ids = Array.from({ length: 3_000 }, () => random.pick(data.someCustomers).id);
  const id = (turn: number): string => ids[turn % ids.length] ?? '';
  return compare(
    500,
    (turn) => store.get('customers', id(turn)),
    (turn) => bare.byId('customers', id(turn)),
  );
}

async function readById(sides: Sides): Promise<Result[]> {
  const times = await idTimes(sides);
  return [{ name: 'read by id, p95', ...times, unit: 'ms', goal: { ratioAtMost: 5 } }];
}

async function growth(ours: number, small: () => Promise<number>): Promise<Result> {
  const limit = await small();
  return { name: 'read by id against a tenth of the rows', ours, limit, unit: 'ms', goal: { ratioAtMost: 2 } };
}

/** The first page and a deep one. The least program seeks: it knows the row behind which the page begins. */
async function pages(sides: Sides, list: PageCase): Promise<Result[]> {
  const { store, bare } = sides;
  const { entity, query } = list;
  const from = await deepPlace(sides, list);
  const table = `"${entity}-0" INDEXED BY ${list.bare.index}`;
  const sql = `SELECT data FROM ${table} WHERE ${list.bare.where} ORDER BY ${list.bare.order} LIMIT 50`;
  const first = await compare(
    60,
    () => store.list(entity, query),
    () => bare.parsed(sql),
  );
  const name = `${list.name}, first 50, p95`;
  const results: Result[] = [{ name, ...first, unit: 'ms', goal: { ratioAtMost: 4 } }];
  if (from === 0) return results;
  const deep = await compare(
    60,
    () => store.list(entity, { ...query, from }),
    () => store.list(entity, query),
  );
  return [
    ...results,
    { name: `${list.name}, deep page against the first`, ...deep, unit: 'ms', goal: { ratioAtMost: 1.5 } },
  ];
}

/** Where a deep page begins that is as full as the first. */
async function deepPlace({ store }: Sides, { entity, query }: PageCase): Promise<string | number> {
  let [place, next]: [string | number, string | number | null] = [0, 0];
  for (let page = 0; page < PAGES_DEEP && next !== null; page += 1) {
    const from: string | number = next;
    ({ next } = await store.list(entity, { ...query, from }));
    if (next !== null) place = from;
  }
  return place;
}

/** A total that was not asked for before. Each turn asks another question, so that none is remembered. */
async function total({ data, store, bare }: Sides): Promise<Result> {
  const random = randomFrom(12);
  const ids = Array.from({ length: 200 }, () => random.pick(data.someCustomers).id);
  const id = (turn: number): string => ids[turn % ids.length] ?? '';
  const sql = `SELECT count(*) AS n FROM "customers-0" WHERE deleted=0 AND "f.deletedAt" IS NULL AND "f.region"='上海' AND id>?`;
  const times = { ours: [] as number[], limit: [] as number[] };
  for (let turn = 0; turn < 100; turn += 1) {
    times.limit.push(await timed(() => void bare.connection.get(sql, id(turn))));
    const where = { deletedAt: { eq: null }, region: { eq: '上海' }, id: { gt: id(turn) } };
    times.ours.push(await timed(async () => void (await store.count('customers', where))));
  }
  return {
    name: 'total of a filter, asked for the first time, p95',
    ours: p95(times.ours),
    limit: p95(times.limit),
    unit: 'ms',
    goal: { ratioAtMost: 3 },
  };
}
