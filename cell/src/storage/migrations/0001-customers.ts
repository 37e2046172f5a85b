import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** Tenants, users, customers, kept answers and the audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await machinery(db);
  await customers(db);
  await db.schema
    .createIndex('customers_live_name')
    .unique()
    .on('customers')
    .columns(['tenant_id', 'name_key'])
    .where(sql.ref('deleted_at'), 'is', null)
    .execute();
  await db.schema.createIndex('customers_seq').unique().on('customers').columns(['tenant_id', 'seq']).execute();
  await db.schema.createIndex('request_keys_age').on('request_keys').column('created_ms').execute();
}

async function machinery(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tenants')
    .addColumn('tenant_id', 'text', (column) => column.primaryKey())
    .addColumn('last_change_ms', 'bigint', (column) => column.notNull())
    .addColumn('last_customer_no', 'integer', (column) => column.notNull())
    .addColumn('audit_seq', 'integer', (column) => column.notNull())
    .addColumn('audit_hash', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('users')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('password_version', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('users_key', ['tenant_id', 'user_id'])
    .execute();
  await db.schema
    .createTable('request_keys')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('request_key', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('request_keys_key', ['tenant_id', 'request_key'])
    .execute();
  await db.schema
    .createTable('audit_log')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('resource_type', 'text', (column) => column.notNull())
    .addColumn('resource_id', 'text', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_log_key', ['tenant_id', 'seq'])
    .execute();
}

async function customers(db: Kysely<unknown>): Promise<void> {
  const required = ['tenant_id', 'customer_id', 'no', 'name', 'name_key', 'search_text'];
  const stamps = ['created_at', 'created_by', 'updated_at', 'updated_by'];
  const texts = ['type', 'industry', 'region', 'address', 'website', 'tax_no', 'contact_person', 'phone', 'email'];
  const more = ['status', 'status_reason', 'remarks', 'owner_id', 'deleted_at'];
  const numbers = ['employee_count', 'credit_limit_cents', 'credit_score'];
  let table: CreateTableBuilder<string, string> = db.schema
    .createTable('customers')
    .addColumn('seq', 'integer', (column) => column.notNull());
  for (const name of [...required, ...stamps]) table = table.addColumn(name, 'text', (column) => column.notNull());
  for (const name of [...texts, ...more]) table = table.addColumn(name, 'text');
  for (const name of numbers) table = table.addColumn(name, 'bigint');
  await table.addPrimaryKeyConstraint('customers_key', ['tenant_id', 'customer_id']).execute();
}
