import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import { ROWS_AT_ONCE } from '../../src-main/core/store/rx-storage/row-batches.ts';
import type { Durability } from '../../src-main/core/store/sqlite/connection.ts';
import type { PageQuery, Plan, Put, Store } from '../../src-main/core/store/store.ts';
import { generateCustomers } from '../support/customer-generator.ts';
import { randomFrom } from '../support/random.ts';
import { historyOf, storedCustomer } from '../support/stores.ts';
import { compare, median, p95, timed, type Bench, type Result } from './harness.ts';
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

/** What may be lost goes in the transactions in which the store writes it: others have to get their turn in between. */
function insertBare(bare: BareStore, records: readonly Customer[], durability: Durability): void {
  const atOnce = durability === 'durable' ? records.length : ROWS_AT_ONCE;
  for (let start = 0; start < records.length; start += atOnce) {
    bare.insertAll('customers', records.slice(start, start + atOnce), durability);
  }
}

async function bulkWrite({ store, bare }: Sides, durability: Durability): Promise<Result> {
  const first = durability === 'durable' ? 0 : BULK_ROWS;
  const records = [...generateCustomers(33, BULK_ROWS)].map((fields, at) => storedCustomer(first + at, fields));
  const rates = { ours: [] as number[], limit: [] as number[] };
  for (let start = 0; start < records.length; start += BULK_AT_ONCE) {
    const some = records.slice(start, start + BULK_AT_ONCE);
    const puts = some.map((record): Put => ({ entity: 'customers', record }));
    const plan: Plan = { puts, durability };
    rates.limit.push(some.length / (await timed(() => insertBare(bare, some, durability))));
    rates.ours.push(some.length / (await timed(() => store.write(async () => ({ plan, result: null })))));
  }
  const perSecond = (values: readonly number[]): number => median(values) * 1_000;
  const [ours, limit] = [perSecond(rates.ours), perSecond(rates.limit)];
  return { name: `bulk write, ${durability}`, ours, limit, unit: 'rows/s', goal: { ratioAtLeast: 0.8 } };
}
