import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import type { Durability } from '../../src-main/core/store/sqlite/connection.ts';
import type { PageQuery, Plan, Put, Store } from '../../src-main/core/store/store.ts';
import { generateCustomers } from '../support/customer-generator.ts';
import { randomFrom } from '../support/random.ts';
import { historyOf, storedCustomer } from '../support/stores.ts';
import { compare, p95, timed, type Bench, type Result } from './harness.ts';
import type { BareStore } from './bare-store.ts';
import { withSides, type Sides } from './sides.ts';

const BULK_ROWS = 20_000;
const BULK_AT_ONCE = 2_000;

const FIRST_PAGE: PageQuery = {
  where: { deletedAt: { eq: null } },
  sort: { field: 'name', isDescending: false },
  limit: 50,
  after: null,
  search: '',
};

/** Writing: one record that must last, many, and how soon a list has what was written. */
export const editsBench: Bench = async ({ rows, dataset }) =>
  withSides(await dataset(rows), async (sides) => [
    await edit(sides),
    await liveList(sides),
    await bulkWrite(sides, 'durable'),
    await bulkWrite(sides, 'refetchable'),
  ]);

interface EditInput {
  readonly id: string;
  readonly turn: number;
  readonly durability: Durability;
}

const edited = (record: Customer, turn: number): Customer => ({ ...record, employeeCount: turn });

function editOurs(store: Store, { id, turn, durability }: EditInput): Promise<null> {
  return store.write(async (read) => {
    const record = await read.get('customers', id);
    if (record === null) throw new Error('the record is gone');
    const puts = [{ entity: 'customers' as const, record: edited(record, turn) }];
    return { plan: { puts, history: [historyOf(id, turn)], durability }, result: null };
  });
}

async function edit({ store, bare, data }: Sides): Promise<Result> {
  const random = randomFrom(21);
  const some = Array.from({ length: 1_200 }, () => random.pick(data.someCustomers));
  const at = (turn: number): Customer => some[turn % some.length] as Customer;
  const times = await compare(
    200,
    (turn) => editOurs(store, { id: at(turn).id, turn, durability: 'durable' }),
    (turn) => bare.edit('customers', edited(at(turn), turn)),
  );
  return { name: 'edit, durable, with history, p95', ...times, unit: 'ms', goal: { ratioAtMost: 3 } };
}

/** From a change to the moment at which a list that watches the store has its new first page; without the disk's flush. */
async function liveList({ store, data }: Sides): Promise<Result> {
  const random = randomFrom(22);
  const times: number[] = [];
  for (let turn = 0; turn < 300; turn += 1) {
    const repainted = new Promise<void>((resolve, reject) => {
      const stop = store.onChange(() => {
        stop();
        store.page('customers', FIRST_PAGE).then(() => resolve(), reject);
      });
    });
    const { id } = random.pick(data.someCustomers);
    times.push(await timed(() => Promise.all([editOurs(store, { id, turn, durability: 'refetchable' }), repainted])));
  }
  const name = 'change → live list has its page, p95';
  return { name, ours: p95(times), limit: null, unit: 'ms', goal: { oursAtMost: 5 } };
}

/** What both sides do with as many records. */
interface Bulk {
  readonly records: readonly Customer[];
  readonly durability: Durability;
}

/** Writes through the store; gives the rows of each of its transactions. */
async function bulkOurs(store: Store, { records, durability }: Bulk): Promise<readonly number[]> {
  const steps: number[] = [];
  const stop = store.onChange((changes) => steps.push(changes.flatMap(({ ids }) => ids).length));
  const puts = records.map((record): Put => ({ entity: 'customers', record }));
  const plan: Plan = { puts, durability };
  await store.write(async () => ({ plan, result: null }));
  stop();
  return steps;
}

/** In the same transactions: what may be lost goes in several, because others have to get their turn in between. */
function bulkBare(bare: BareStore, { records, durability }: Bulk, steps: readonly number[]): void {
  let start = 0;
  for (const rows of steps) {
    bare.insertAll('customers', records.slice(start, start + rows), durability);
    start += rows;
  }
}

/** Rows a second over all of them, with all moving of the log into the file that they bring. */
async function bulkWrite({ store, bare }: Sides, durability: Durability): Promise<Result> {
  const first = durability === 'durable' ? 0 : BULK_ROWS;
  const records = [...generateCustomers(33, BULK_ROWS)].map((fields, at) => storedCustomer(first + at, fields));
  const tookMs = { ours: 0, limit: 0 };
  for (let start = 0; start < records.length; start += BULK_AT_ONCE) {
    const bulk = { records: records.slice(start, start + BULK_AT_ONCE), durability };
    let steps: readonly number[] = [];
    tookMs.ours += await timed(async () => {
      steps = await bulkOurs(store, bulk);
    });
    tookMs.limit += await timed(() => bulkBare(bare, bulk, steps));
  }
  // The store moves the log before another writer's turn.
  tookMs.ours += await timed(() => bulkOurs(store, { records: [], durability }));
  tookMs.limit += await timed(() => void bare.connection.get('PRAGMA wal_checkpoint(PASSIVE)'));
  const [ours, limit] = [(records.length / tookMs.ours) * 1_000, (records.length / tookMs.limit) * 1_000];
  return { name: `bulk write, ${durability}`, ours, limit, unit: 'rows/s', goal: { ratioAtLeast: 0.8 } };
}
