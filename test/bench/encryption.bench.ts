import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import { matches } from '../../src-shared/domain/views/matches.ts';
import { bigramMatch } from '../../src-main/core/store/search/bigrams.ts';
import { connectionOver, openConnection } from '../../src-main/core/store/sqlite/connection.ts';
import { openDatabase } from '../../src-main/core/store/sqlite/driver.ts';
import { useWal } from '../../src-main/core/store/sqlite/use-wal.ts';
import { randomFrom } from '../support/random.ts';
import { bareStoreOver, openBareStore, type BareStore } from './bare-store.ts';
import { compare, p95, timed, type Bench, type Result, type Times } from './harness.ts';
import { pageCases, type PageCase } from './page-cases.ts';
import { withCopies } from './sides.ts';
import type { Dataset, HomeCopy } from './dataset.ts';

/**
 * What the cipher costs: the statements behind what a person does, on an encrypted file and on the same file in the clear.
 * Without our own work around them, which is the same on both sides and would only make the ratio smaller.
 */
export const encryptionBench: Bench = async ({ rows, note, dataset }) => {
  const data = await dataset(rows);
  return withCopies(data, async ({ ours: sealed, bare: copy }) => {
    const results: Result[] = [];
    note('writing a copy in the clear');
    const open = { sealed: openBareStore(sealed), clear: openInTheClear(copy) };
    try {
      results.push(...(await operations(open, data)));
    } finally {
      open.sealed.connection.close();
      open.clear.connection.close();
    }
    return [...results, await opening(sealed)];
  });
};

function openInTheClear({ file, key }: HomeCopy): BareStore {
  const database = openDatabase(file);
  database.pragma(`cipher='chacha20'`);
  database.pragma(`key="x'${key}'"`);
  // A file with a write-ahead log cannot be given another key.
  database.pragma('journal_mode=DELETE');
  database.pragma(`rekey=''`);
  database.pragma('locking_mode=EXCLUSIVE');
  database.pragma('temp_store=MEMORY');
  const connection = connectionOver(database, file);
  useWal(connection);
  return bareStoreOver(connection);
}

interface Both {
  readonly sealed: BareStore;
  readonly clear: BareStore;
}

async function operations(stores: Both, data: Dataset): Promise<Result[]> {
  const random = randomFrom(31);
  const some = Array.from({ length: 1_200 }, () => random.pick(data.someCustomers));
  const at = (turn: number): Customer => some[turn % some.length] as Customer;
  const both = (count: number, work: (store: BareStore, turn: number) => unknown): Promise<Times> =>
    compare(
      count,
      (turn) => work(stores.sealed, turn),
      (turn) => work(stores.clear, turn),
    );
  const results: Result[] = [];
  const add = (name: string, times: Times): void => {
    results.push({ name: `encrypted: ${name}`, ...times, unit: 'ms', goal: { ratioAtMost: 1.3 } });
  };
  add('read by id, p95', await both(400, (store, turn) => store.byId('customers', at(turn).id)));
  for (const list of pageCases(data).slice(0, 3)) {
    // From a record of the list on: behind another one its next records may be half the list away.
    const { filter } = list.query;
    const listed = some.filter((record) => filter === null || matches(filter, record));
    const from = (turn: number): Customer => listed[turn % listed.length] as Customer;
    add(`${list.name} from anywhere on, p95`, await both(60, (store, turn) => pageFrom(store, list, from(turn))));
  }
  add(
    'search, p95',
    await both(60, (store, turn) =>
      store.search('customers', bigramMatch(at(turn).name.slice(2, 5), 'anywhere') ?? ''),
    ),
  );
  add('edit, durable, p95', await both(200, (store, turn) => store.edit('customers', at(turn))));
  return results;
}

function pageFrom(store: BareStore, { entity, query, bare }: PageCase, record: Customer): unknown {
  const { field, isDescending } = query.sort;
  const value = (record as Readonly<Record<string, unknown>>)[field];
  return store.parsed(
    `SELECT data FROM "${entity}-0" INDEXED BY ${bare.index} WHERE ${bare.where}
     AND ("f.${field}",id)${isDescending ? '<' : '>'}(?,?) ORDER BY ${bare.order} LIMIT 50`,
    String(value),
    record.id,
  );
}

/** Opening a file with its key, to the first read that proves it. */
async function opening(copy: HomeCopy): Promise<Result> {
  const times: number[] = [];
  for (let turn = 0; turn < 50; turn += 1) {
    times.push(
      await timed(() => {
        const connection = openConnection(copy);
        return () => connection.close();
      }),
    );
  }
  return { name: 'opening an encrypted file, p95', ours: p95(times), limit: null, unit: 'ms', goal: { oursAtMost: 5 } };
}
