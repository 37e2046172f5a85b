import { join } from 'node:path';
import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import { openStore } from '../../src-main/core/store/open-store.ts';
import { bigramMatch } from '../../src-main/core/store/search/bigrams.ts';
import type { PageQuery, Store } from '../../src-main/core/store/store.ts';
import { generateCustomers } from '../support/customer-generator.ts';
import { randomFrom, type Random } from '../support/random.ts';
import { historyOf, storedCustomer, temporaryFolder, TEST_KEY } from '../support/stores.ts';
import { openBareStore, type BareStore } from './bare-store.ts';
import { compare, median, p95, timed, type Bench, type Result } from './harness.ts';

interface Sides {
  readonly store: Store;
  readonly bare: BareStore;
  readonly records: readonly Customer[];
  readonly random: Random;
}

const FIRST_PAGE: PageQuery = {
  where: { deletedAt: { eq: null } },
  sort: { field: 'name', isDescending: false },
  limit: 50,
  after: null,
  search: '',
};

/** The table of speeds of the local store, each against the bare driver on the same data in the same run. */
export const storeBench: Bench = async ({ rows, note }) => {
  const { dir, remove } = temporaryFolder();
  try {
    const files = { ours: join(dir, 'store.db'), bare: join(dir, 'bare.db') };
    const records = [...generateCustomers(2026, rows)].map((fields, index) => storedCustomer(index, fields));
    const random = randomFrom(99);
    note(`writing ${rows} customers on both sides`);
    const store = await openStore({ file: files.ours, key: TEST_KEY, name: 'bench' });
    const bare = openBareStore(files.bare);
    const sides = { store, bare, records, random };
    const results = [await bulkWrite(sides), await readById(sides), ...(await pages(sides)), await search(sides)];
    results.push(await edit(sides), await liveList(sides));
    await store.close();
    bare.connection.close();
    results.push(await coldOpen(files));
    return results;
  } finally {
    remove();
  }
};

async function bulkWrite({ store, bare, records }: Sides): Promise<Result> {
  const ours: number[] = [];
  const limit: number[] = [];
  for (let start = 0; start < records.length; start += 2_000) {
    const some = records.slice(start, start + 2_000);
    const puts = some.map((record) => ({ entity: 'customers' as const, record }));
    limit.push(some.length / (await timed(() => bare.insertAll(some))));
    ours.push(some.length / (await timed(() => store.write(async () => ({ plan: { puts }, result: null })))));
  }
  const perSecond = (values: readonly number[]): number => median(values) * 1_000;
  return {
    name: 'bulk write of documents',
    ours: perSecond(ours),
    limit: perSecond(limit),
    unit: 'rows/s',
    goal: { ratioAtLeast: 0.8 },
  };
}

async function readById({ store, bare, records, random }: Sides): Promise<Result> {
  const ids = Array.from({ length: 3_000 }, () => random.pick(records).id);
  const id = (turn: number): string => ids[turn % ids.length] ?? '';
  const times = await compare(
    500,
    (turn) => store.get('customers', id(turn)),
    (turn) => bare.byId(id(turn)),
  );
  return { name: 'read by id, p95', ...times, unit: 'ms', goal: { ratioAtMost: 5 } };
}

const byName = (left: Customer, right: Customer): number => (left.name < right.name ? -1 : 1);

const cursorAt = (record: Customer | undefined): string => {
  const cursor = { field: 'name', isDescending: false, value: record?.name ?? '', id: record?.id ?? '' };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
};

async function pages({ store, bare, records, random }: Sides): Promise<Result[]> {
  const first = await compare(
    200,
    () => store.page('customers', FIRST_PAGE),
    () => bare.page(null),
  );
  const some = Array.from({ length: 200 }, () => random.pick(records));
  const cursors = some.map(cursorAt);
  const later = await compare(
    200,
    (turn) => store.page('customers', { ...FIRST_PAGE, after: cursors[turn % 200] ?? null }),
    (turn) => bare.page(some[turn % 200] ?? null),
  );
  const deep = cursorAt(records.toSorted(byName)[Math.floor(records.length * 0.9)]);
  const depth = await compare(
    200,
    () => store.page('customers', { ...FIRST_PAGE, after: deep }),
    () => store.page('customers', FIRST_PAGE),
  );
  return [
    { name: 'sorted page of 50, p95', ...first, unit: 'ms', goal: { ratioAtMost: 4 } },
    { name: 'any later page of 50, p95', ...later, unit: 'ms', goal: { ratioAtMost: 4 } },
    { name: 'page at 90 % against page 1', ...depth, unit: 'ms', goal: { ratioAtMost: 1.5 } },
  ];
}

async function search({ store, bare, records, random }: Sides): Promise<Result> {
  const needles = Array.from({ length: 300 }, () => {
    const chars = [...random.pick(records).name];
    const length = 2 + random.below(2);
    const start = random.below(chars.length - length + 1);
    return chars.slice(start, start + length).join('');
  });
  const needle = (turn: number): string => needles[turn % needles.length] ?? '';
  const times = await compare(
    100,
    (turn) => store.search(needle(turn), { entities: ['customers'], limit: 50 }),
    (turn) => bare.search(bigramMatch(needle(turn), 'anywhere') ?? ''),
  );
  return { name: 'search of 2–3 characters, first 50, p95', ...times, unit: 'ms', goal: { ratioAtMost: 10 } };
}

const edited = (record: Customer, turn: number): Customer => ({ ...record, employeeCount: turn });

function editOurs(store: Store, id: string, turn: number): Promise<null> {
  return store.write(async (read) => {
    const record = await read.get('customers', id);
    if (record === null) throw new Error('the record is gone');
    const puts = [{ entity: 'customers' as const, record: edited(record, turn) }];
    return { plan: { puts, history: [historyOf(id, turn)] }, result: null };
  });
}

async function edit({ store, bare, records, random }: Sides): Promise<Result> {
  const some = Array.from({ length: 1_200 }, () => random.pick(records));
  const at = (turn: number): Customer => some[turn % some.length] as Customer;
  const times = await compare(
    200,
    (turn) => editOurs(store, at(turn).id, turn),
    (turn) => bare.edit(edited(at(turn), turn)),
  );
  return { name: 'edit, durable, with history, p95', ...times, unit: 'ms', goal: { ratioAtMost: 3 } };
}

/** From the edit to the moment at which a list that watches the store has its new first page. */
async function liveList({ store, records, random }: Sides): Promise<Result> {
  const times: number[] = [];
  for (let turn = 0; turn < 300; turn += 1) {
    const repainted = new Promise<void>((resolve, reject) => {
      const stop = store.onChange(() => {
        stop();
        store.page('customers', FIRST_PAGE).then(() => resolve(), reject);
      });
    });
    times.push(await timed(() => Promise.all([editOurs(store, random.pick(records).id, turn), repainted])));
  }
  return {
    name: 'edit → live list has its page, p95',
    ours: p95(times),
    limit: null,
    unit: 'ms',
    goal: { oursAtMost: 5 },
  };
}

async function coldOpen(files: { readonly ours: string; readonly bare: string }): Promise<Result> {
  const times = await compare(
    9,
    async () => {
      const store = await openStore({ file: files.ours, key: TEST_KEY, name: 'bench' });
      await store.page('customers', FIRST_PAGE);
      return () => store.close();
    },
    () => {
      const bare = openBareStore(files.bare);
      bare.page(null);
      return () => bare.connection.close();
    },
  );
  return { name: 'cold open to the first page', ...times, unit: 'ms', goal: { ratioAtMost: 5 } };
}
