import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';
import { generateCustomers } from '../../../test/support/customer-generator.ts';
import { openTestStore, storedCustomer, testId, TEST_KEY, type TestStore } from '../../../test/support/stores.ts';
import { openStore } from './open-store.ts';
import { openConnection } from './sqlite/connection.ts';
import type { Change, Plan } from './store.ts';

let at: TestStore;
beforeEach(async () => {
  at = await openTestStore();
});
afterEach(() => at.dispose());

const customers = (count: number) =>
  [...generateCustomers(1, count)].map((fields, index) => storedCustomer(index, fields));
const putsOf = (records: ReturnType<typeof customers>): Plan['puts'] =>
  records.map((record) => ({ entity: 'customers', record }));
const entryFor = (recordId: string, field = 'name'): HistoryEntry => ({
  entity: 'customers',
  recordId,
  at: '2026-01-01T00:00:00.000Z',
  by: 'tester',
  device: 'test',
  source: 'edit',
  changeSet: null,
  field,
  before: null,
  after: field,
});
const write = (plan: Plan): Promise<unknown> => at.store.write(async () => ({ plan, result: null }));

/** The same file opened anew; a process holds the collections of one store only. */
async function reopened(name: string): Promise<TestStore['store']> {
  const { file, dispose } = at;
  const store = await openStore({ file, key: TEST_KEY, name });
  at = { file, store, dispose: () => store.close().then(dispose) };
  return store;
}

/** Takes an entity out of a store's file, as a version wrote it that did not know the entity. */
function withoutEntity(file: string, entity: string): number {
  const connection = openConnection({ file, key: TEST_KEY });
  const named = connection.all<{ name: string; type: string }>('SELECT name,type FROM sqlite_master');
  const own = named.filter(
    ({ name, type }) => type === 'table' && new RegExp(`^${entity}|[^a-z]${entity}`, 'u').test(name),
  );
  // a table takes its index tables along
  for (const { name } of own) connection.run(`DROP TABLE IF EXISTS "${name}"`);
  const tables = connection.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type='table'");
  let forgotten = 0;
  for (const { name } of tables) {
    const columns = connection.all<{ name: string }>(`PRAGMA table_info("${name}")`).map((column) => column.name);
    if (!columns.includes('data') || !columns.includes('id')) continue;
    const like = `%${entity}%`;
    const rows = connection.all<{ id: string }>(`SELECT id FROM "${name}" WHERE id LIKE ?`, like);
    connection.run(`DELETE FROM "${name}" WHERE id LIKE ?`, like);
    forgotten += rows.length;
  }
  connection.close();
  return own.length * forgotten;
}

test('a store written before there were contacts opens, keeps its customers and takes contacts', async () => {
  const [one] = customers(1) as [ReturnType<typeof customers>[0]];
  await write({ puts: putsOf([one]) });
  await at.store.close();
  expect(withoutEntity(at.file, 'contacts')).toBeGreaterThan(0);
  const store = await reopened('older');
  const contact = { ...storedCustomer(7, { name: '王芳' }), customerId: one.id };
  await store.write(async () => ({ plan: { puts: [{ entity: 'contacts', record: contact }] }, result: null }));
  expect(await store.get('customers', one.id)).toEqual(one);
  expect(await store.get('contacts', contact.id)).toEqual(contact);
  expect(await store.verify()).toMatchObject({ isSound: true, counts: { customers: 1, contacts: 1 } });
});

describe('the unit of work', () => {
  test('records, history, settings and sync state are there together, also after opening again', async () => {
    const [one, two] = customers(2) as [ReturnType<typeof customers>[0], ReturnType<typeof customers>[0]];
    await write({
      puts: putsOf([one, two]),
      history: [entryFor(one.id), entryFor(one.id, 'phone')],
      settings: { view: { columns: ['name'] } },
      syncState: { checkpoint: 7 },
    });
    await at.store.close();
    const store = await reopened('again');
    expect(await store.get('customers', one.id)).toEqual(one);
    expect((await store.history('customers', one.id)).map(({ field }) => field)).toEqual(['phone', 'name']);
    expect(await store.setting('view')).toEqual({ columns: ['name'] });
    expect(await store.syncState('checkpoint')).toBe(7);
  });

  test('when one part cannot be written nothing is: neither records, nor history, nor settings, and nobody is told', async () => {
    const [one] = customers(1) as [ReturnType<typeof customers>[0]];
    const heard: unknown[] = [];
    at.store.onChange((changes) => heard.push(changes));
    const live: number[] = [];
    const watch = at.store.database.collections.customers.find().$.subscribe((found) => live.push(found.length));
    await expect.poll(() => live).toEqual([0]);
    const broken = { ...entryFor(one.id), at: null } as unknown as HistoryEntry;
    await expect(write({ puts: putsOf([one]), settings: { a: 1 }, history: [broken] })).rejects.toThrow();
    expect(await at.store.get('customers', one.id)).toBeNull();
    expect(await at.store.setting('a')).toBeNull();
    expect(heard).toEqual([]);
    expect(live).toEqual([0]);
    watch.unsubscribe();
    await write({ puts: putsOf([one]) });
    expect(await at.store.get('customers', one.id)).toEqual(one);
  });

  test('what `work` throws reaches the caller, and the next write goes on', async () => {
    await expect(at.store.write(() => Promise.reject(new Error('not so')))).rejects.toThrow('not so');
    await write({ puts: putsOf(customers(1)) });
    expect(await at.store.count('customers', {})).toBe(1);
  });

  test('nobody writes between the reading and the writing of another: 50 increments at once lose none', async () => {
    const [one] = customers(1) as [ReturnType<typeof customers>[0]];
    await write({ puts: putsOf([{ ...one, employeeCount: 0 }]) });
    await Promise.all(
      Array.from({ length: 50 }, () =>
        at.store.write(async (read) => {
          const record = await read.get('customers', one.id);
          await new Promise((resolve) => setImmediate(resolve));
          if (record === null) throw new Error('gone');
          return {
            plan: { puts: putsOf([{ ...record, employeeCount: (record.employeeCount ?? 0) + 1 }]) },
            result: null,
          };
        }),
      ),
    );
    expect((await at.store.get('customers', one.id))?.employeeCount).toBe(50);
  });

  test('a write by RxDB itself waits for the unit of work under way and does not mix into it', async () => {
    const [one, two] = customers(2) as [ReturnType<typeof customers>[0], ReturnType<typeof customers>[0]];
    const order: string[] = [];
    const unit = at.store.write(async () => {
      void at.store.database.collections.customers.insert(two).then(() => order.push('rxdb'));
      await new Promise((resolve) => setImmediate(resolve));
      order.push('unit');
      return { plan: { puts: putsOf([one]) }, result: null };
    });
    await unit;
    await expect.poll(() => order).toEqual(['unit', 'rxdb']);
    expect(await at.store.count('customers', {})).toBe(2);
  });

  test('listeners and live queries hear of a commit after it, with the ids', async () => {
    const records = customers(3);
    const heard: (readonly Change[])[] = [];
    const stop = at.store.onChange((changes) => heard.push(changes));
    const live: string[][] = [];
    const watch = at.store.database.collections.customers
      .find({ selector: { name: records[1]?.name ?? '' } })
      .$.subscribe((found) => live.push(found.map(({ id }) => id)));
    await expect.poll(() => live).toEqual([[]]);
    await write({ puts: putsOf(records) });
    expect(heard).toEqual([[{ entity: 'customers', ids: records.map(({ id }) => id) }]]);
    await expect.poll(() => live).toEqual([[], [records[1]?.id]]);
    watch.unsubscribe();
    stop();
    await write({ puts: [], settings: { a: 1 } });
    await write({ puts: putsOf(customers(1)) });
    expect(heard).toHaveLength(1);
  });

  test('two puts of one record in a plan: the last one counts, and it is no conflict', async () => {
    const [one] = customers(1) as [ReturnType<typeof customers>[0]];
    await write({ puts: putsOf([one, { ...one, name: '后来的名字' }]) });
    expect((await at.store.get('customers', one.id))?.name).toBe('后来的名字');
  });

  test('a removed record is gone for good, from search too, and can be written anew', async () => {
    const [one] = customers(1) as [ReturnType<typeof customers>[0]];
    await write({ puts: putsOf([one]) });
    await write({
      puts: [],
      removes: [
        { entity: 'customers', id: one.id },
        { entity: 'customers', id: testId(99) },
      ],
    });
    expect(await at.store.get('customers', one.id)).toBeNull();
    expect(await at.store.search(one.name, { entities: ['customers'], limit: 5 })).toEqual([]);
    expect((await at.store.verify()).isSound).toBe(true);
    await write({ puts: putsOf([one]) });
    expect(await at.store.get('customers', one.id)).toEqual(one);
  });
});

describe('large plans', () => {
  test('1,000 refetchable records go in turns, so that others run in between; the checkpoint comes with the last', async () => {
    const records = customers(1_000);
    let turns = 0;
    let isRunning = true;
    const count = (): void => {
      turns += 1;
      if (isRunning) setImmediate(count);
    };
    setImmediate(count);
    const sizes: number[] = [];
    const checkpoints: unknown[] = [];
    at.store.onChange((changes) => {
      sizes.push(changes[0]?.ids.length ?? 0);
      void at.store.syncState('checkpoint').then((value) => checkpoints.push(value));
    });
    await write({
      puts: putsOf(records),
      history: records.map(({ id }) => entryFor(id)),
      syncState: { checkpoint: 1_000 },
      durability: 'refetchable',
    });
    isRunning = false;
    expect(sizes[0]).toBe(50);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(1_000);
    expect(turns).toBeGreaterThanOrEqual(sizes.length);
    expect(checkpoints).toEqual(sizes.map(() => null));
    expect(await at.store.syncState('checkpoint')).toBe(1_000);
    expect(
      await at.store.getMany(
        'customers',
        records.map(({ id }) => id),
      ),
    ).toEqual(records);
    for (const { id } of records) expect(await at.store.history('customers', id)).toHaveLength(1);
  });

  test('1,000 durable records are one commit', async () => {
    const sizes: number[] = [];
    at.store.onChange((changes) => sizes.push(changes[0]?.ids.length ?? 0));
    await write({ puts: putsOf(customers(1_000)) });
    expect(sizes).toEqual([1_000]);
  });
});

describe('reading', () => {
  test('getMany keeps the order asked for and leaves unknown ids out; byServerId finds by the server’s id', async () => {
    const [one, two] = customers(2) as [ReturnType<typeof customers>[0], ReturnType<typeof customers>[0]];
    await write({ puts: putsOf([{ ...one, serverId: 's-1' }, two]) });
    const many = await at.store.getMany('customers', [two.id, testId(77), one.id]);
    expect(many.map(({ id }) => id)).toEqual([two.id, one.id]);
    expect((await at.store.byServerId('customers', ['s-1', 's-2'])).map(({ id }) => id)).toEqual([one.id]);
  });

  test('the outbox holds whatever is not settled, oldest change first', async () => {
    const [one, two, three, four] = customers(4);
    const with_ = (record: typeof one, state: 'pending' | 'conflict' | 'settled', createdAt: string) => ({
      ...(record ?? customers(1)[0]!),
      sync: { ...(record ?? customers(1)[0]!).sync, state, ops: [{ createdAt }] as never },
    });
    await write({
      puts: putsOf([
        with_(one, 'pending', '2026-02-03T00:00:00.000Z'),
        with_(two, 'conflict', '2026-02-01T00:00:00.000Z'),
        with_(three, 'settled', '2026-01-01T00:00:00.000Z'),
        with_(four, 'pending', '2026-02-02T00:00:00.000Z'),
      ]),
    });
    const ids = (await at.store.unsettled('customers')).map(({ id }) => id);
    expect(ids).toEqual([two?.id, four?.id, one?.id]);
  });

  test('a record with a field that breaks its schema is reported by verify, by code and id only', async () => {
    const [one] = customers(1) as [ReturnType<typeof customers>[0]];
    await write({ puts: putsOf([{ ...one, createdAt: 'yesterday' }]) });
    expect(await at.store.verify()).toEqual({
      isSound: false,
      problems: [`RECORD_INVALID customers ${one.id}`],
      counts: expect.objectContaining({ customers: 1, contacts: 0 }) as object,
    });
  });
});
