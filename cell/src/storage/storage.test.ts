import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sql } from 'kysely';
import { auditHash } from './audit.ts';
import { createContact } from './contacts/write-contact.ts';
import { createCustomer, deleteCustomer } from './customers/write-customer.ts';
import { MEMORY } from './database-path.ts';
import { openStorage, type Storage } from './storage.ts';

const clock = { now: () => Date.parse('2026-03-01T08:00:00.000Z') };
const author = { tenantId: 't1', userId: 'li', requestId: 'r' };

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'cell-storage-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

async function open(path = MEMORY): Promise<Storage> {
  const storage = await openStorage({ path, clock });
  onTestFinished(() => storage.close());
  return storage;
}

describe('a write', () => {
  test('that fails halfway leaves neither row, nor number, nor line in the log', async () => {
    const storage = await open();
    const failing = storage.write(author, async (work) => {
      await createCustomer(work, { name: 'Acme' });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    const row = await storage.write(author, (work) => createCustomer(work, { name: 'Acme' }));
    expect(row.no).toBe('C-000001');
    expect(await storage.db.selectFrom('auditLog').select('seq').execute()).toEqual([{ seq: 1 }]);
  });

  test('cannot make two live customers of one name even past the check, while a deleted one may share it', async () => {
    const storage = await open();
    const row = await storage.write(author, (work) => createCustomer(work, { name: 'Acme' }));
    const twin = { ...row, customerId: 'other', seq: 99 };
    const insert = () => storage.db.insertInto('customers').values(twin).execute();
    await expect(insert()).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
    await storage.write(author, (work) => deleteCustomer(work, row.customerId, () => true));
    await expect(insert()).resolves.toBeDefined();
  });
});

describe('deleting a customer', () => {
  const filled = async () => {
    const storage = await open();
    const { customerId } = await storage.write(author, (work) => createCustomer(work, { name: 'Acme' }));
    for (const name of ['a', 'b']) await storage.write(author, (work) => createContact(work, { name, customerId }));
    const remove = () => storage.write(author, (work) => deleteCustomer(work, customerId, () => true));
    const contacts = () => storage.db.selectFrom('contacts').select(['name', 'deletedAt', 'updatedAt']).execute();
    return { storage, customerId, remove, contacts };
  };

  test('leaves a tombstone and a line in the log for it and each of its contacts, at one moment', async () => {
    const { storage, remove, contacts } = await filled();
    await remove();
    const { deletedAt } = await storage.db.selectFrom('customers').select('deletedAt').executeTakeFirstOrThrow();
    expect(deletedAt).not.toBeNull();
    expect(await contacts()).toEqual(['a', 'b'].map((name) => ({ name, deletedAt, updatedAt: deletedAt })));
    const log = storage.db.selectFrom('auditLog').select(['resourceType', 'fields']).where('action', '=', 'delete');
    const line = { fields: '[]' };
    expect((await log.execute()).toSorted((left, right) => (left.resourceType < right.resourceType ? -1 : 1))).toEqual([
      { ...line, resourceType: 'contact' },
      { ...line, resourceType: 'contact' },
      { ...line, resourceType: 'customer' },
    ]);
  });

  test('that fails at its last step leaves every contact alive', async () => {
    const { storage, remove, contacts } = await filled();
    await sql`create trigger stuck before update of deleted_at on customers
      begin select raise(abort, 'on purpose'); end`.execute(storage.db);
    await expect(remove()).rejects.toThrow('on purpose');
    expect((await contacts()).map((row) => row.deletedAt)).toEqual([null, null]);
  });
});

describe('the audit log', () => {
  test('tells of a primary contact that moved, in the name of who moved it', async () => {
    const storage = await open();
    const { customerId } = await storage.write(author, (work) => createCustomer(work, { name: 'Acme' }));
    await storage.write({ ...author, userId: 'zhao' }, (work) => createContact(work, { name: 'a', customerId }));
    const log = storage.db
      .selectFrom('auditLog')
      .select(['userId', 'action', 'resourceType', 'fields'])
      .where('seq', '>', 1);
    expect(await log.orderBy('seq').execute()).toEqual([
      { userId: 'zhao', action: 'create', resourceType: 'contact', fields: '["name","customerId"]' },
      { userId: 'zhao', action: 'update', resourceType: 'customer', fields: '["primaryContactId"]' },
    ]);
  });

  const filled = async (): Promise<Storage> => {
    const storage = await open();
    for (const name of ['A', 'B', 'C']) await storage.write(author, (work) => createCustomer(work, { name }));
    return storage;
  };

  test('is a chain from the first line to the last', async () => {
    const storage = await filled();
    const lines = await storage.db.selectFrom('auditLog').selectAll().orderBy('seq').execute();
    expect(lines.map((line) => line.previousHash)).toEqual(['', ...lines.slice(0, -1).map((line) => line.hash)]);
    expect(lines.map(({ hash: _hash, ...line }) => auditHash(line))).toEqual(lines.map((line) => line.hash));
    expect(lines[0]).toMatchObject({ action: 'create', userId: 'li', requestId: 'r', fields: '["name"]' });
  });

  test('refuses to be changed or shortened, even by SQL', async () => {
    const { db } = await filled();
    await expect(sql`update audit_log set user_id = 'wang'`.execute(db)).rejects.toThrow('append-only');
    await expect(sql`delete from audit_log`.execute(db)).rejects.toThrow('append-only');
  });
});

describe('a file', () => {
  test('is readable by its owner only and keeps its rows', async () => {
    const path = join(folder(), 'cell.db');
    const storage = await openStorage({ path, clock });
    await storage.write(author, (work) => createCustomer(work, { name: 'Acme' }));
    await storage.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = await open(path);
    expect(await again.db.selectFrom('customers').select('name').execute()).toEqual([{ name: 'Acme' }]);
  });

  test('of a newer cell is refused', async () => {
    const path = join(folder(), 'cell.db');
    const storage = await openStorage({ path, clock });
    await sql`insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')`.execute(
      storage.db,
    );
    await storage.close();
    await expect(openStorage({ path, clock })).rejects.toThrow('corrupted migrations');
  });

  test('that is no database is refused and left as it is', async () => {
    const path = join(folder(), 'cell.db');
    writeFileSync(path, 'these are my notes, not a database. '.repeat(100));
    await expect(openStorage({ path, clock })).rejects.toMatchObject({ code: 'SQLITE_NOTADB' });
    expect(statSync(path).size).toBe(3_600);
  });
});
