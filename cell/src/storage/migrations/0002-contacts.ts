import { type CreateTableBuilder, type Kysely } from 'kysely';

/** Contacts, and which of a customer's is the primary one. Customers from before have no contacts and hence no primary. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const required = ['tenant_id', 'contact_id', 'name', 'search_text'];
  const stamps = ['created_at', 'created_by', 'updated_at', 'updated_by'];
  const texts = ['customer_id', 'position', 'phone', 'mobile', 'email', 'fax', 'address', 'birthday', 'preferences'];
  const more = ['remarks', 'owner_id', 'deleted_at'];
  let table: CreateTableBuilder<string, string> = db.schema
    .createTable('contacts')
    .addColumn('seq', 'integer', (column) => column.notNull());
  for (const name of [...required, ...stamps]) table = table.addColumn(name, 'text', (column) => column.notNull());
  for (const name of [...texts, ...more]) table = table.addColumn(name, 'text');
  await table.addPrimaryKeyConstraint('contacts_key', ['tenant_id', 'contact_id']).execute();
  await db.schema.createIndex('contacts_seq').unique().on('contacts').columns(['tenant_id', 'seq']).execute();
  await db.schema
    .createIndex('contacts_customer')
    .on('contacts')
    .columns(['tenant_id', 'customer_id', 'seq'])
    .execute();
  await db.schema.alterTable('customers').addColumn('primary_contact_id', 'text').execute();
  await db.schema
    .alterTable('tenants')
    .addColumn('last_contact_no', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
