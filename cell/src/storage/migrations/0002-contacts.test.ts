import { Migrator } from 'kysely/migration';
import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contactsOf } from '../contacts/contacts.repository.ts';
import { createContact } from '../contacts/write-contact.ts';
import { createCustomer } from '../customers/write-customer.ts';
import { openSqliteDatabase } from '../sqlite.ts';
import { openStorage, type Storage } from '../storage.ts';
import { up as customers } from './0001-customers.ts';

const clock = { now: () => Date.parse('2026-03-01T08:00:00.000Z') };
const author = { tenantId: 't1', userId: 'li', requestId: 'r' };

/** A database as the version before left it: its one migration, a tenant at its third customer, one customer deleted. */
async function databaseOfBefore(path: string): Promise<void> {
  const db = openSqliteDatabase(path);
  const provider = { getMigrations: async () => ({ '0001-customers': { up: customers } }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) throw error as Error;
  await sql`insert into tenants values ('t1', ${clock.now() + 5_000}, 3, 0, '')`.execute(db);
  for (const [seq, name, deletedAt] of [
    [1, 'Acme', null],
    [2, 'Gone', '2026-02-01T00:00:00.000Z'],
    [3, '甲', null],
  ] as const) {
    await sql`insert into customers (tenant_id, customer_id, seq, no, name, name_key, search_text, phone, owner_id,
        created_at, created_by, updated_at, updated_by, deleted_at)
      values ('t1', ${`id-${seq}`}, ${seq}, ${`C-00000${seq}`}, ${name}, ${name.toLowerCase()}, ${name.toLowerCase()},
        '13800138000', 'li', '2026-01-01T00:00:00.000Z', 'li', '2026-01-01T00:00:00.000Z', 'li', ${deletedAt})`.execute(
      db,
    );
  }
  await db.destroy();
}

async function open(path: string): Promise<Storage> {
  const storage = await openStorage({ path, clock });
  onTestFinished(() => storage.close());
  return storage;
}

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cell-migration-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'cell.db');
}

const schemaOf = async ({ db }: Storage) =>
  (await sql<{ name: string }>`select type, name, tbl_name from sqlite_master order by name`.execute(db)).rows;
const columnsOf = async ({ db }: Storage, table: string) =>
  (await sql<{ name: string }>`select name, type, "notnull", pk from pragma_table_info(${table})`.execute(db)).rows;

test('a database of the version before opens: its rows are as they were, and its customers can be given contacts', async () => {
  const path = file();
  await databaseOfBefore(path);
  const storage = await open(path);
  const rows = await storage.db.selectFrom('customers').selectAll().orderBy('seq').execute();
  expect(
    rows.map(({ name, phone, primaryContactId, deletedAt }) => [name, phone, primaryContactId, deletedAt]),
  ).toEqual([
    ['Acme', '13800138000', null, null],
    ['Gone', '13800138000', null, '2026-02-01T00:00:00.000Z'],
    ['甲', '13800138000', null, null],
  ]);
  const contact = await storage.write(author, (work) => createContact(work, { name: '王芳', customerId: 'id-3' }));
  expect(contact).toMatchObject({ seq: 1, updatedAt: '2026-03-01T08:00:05.001Z' });
  const customer = storage.db.selectFrom('customers').select('primaryContactId').where('customerId', '=', 'id-3');
  expect(await customer.executeTakeFirst()).toEqual({ primaryContactId: contact.contactId });
  expect((await storage.write(author, (work) => createCustomer(work, { name: 'New' }))).no).toBe('C-000004');
});

test('has the same tables and indexes afterwards as a new one, and is not migrated twice', async () => {
  const path = file();
  await databaseOfBefore(path);
  await (await openStorage({ path, clock })).close();
  const [old, fresh] = [await open(path), await open(':memory:')];
  expect(await schemaOf(old)).toEqual(await schemaOf(fresh));
  for (const table of ['customers', 'contacts', 'tenants']) {
    expect(await columnsOf(old, table)).toEqual(await columnsOf(fresh, table));
  }
});

test('the contacts of a customer are found by an index, not by reading everybody', async () => {
  const { db, write } = await open(':memory:');
  expect(await write(author, (work) => contactsOf(work, 'x'))).toEqual([]);
  const plan = await sql<{ detail: string }>`explain query plan select * from contacts
    where tenant_id = 't1' and customer_id = 'x' and deleted_at is null order by seq`.execute(db);
  expect(plan.rows.map(({ detail }) => detail)).toEqual([
    'SEARCH contacts USING INDEX contacts_customer (tenant_id=? AND customer_id=?)',
  ]);
});
