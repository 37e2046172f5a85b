import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { toInstant } from '../../../src-shared/lib/time.ts';
import type { Clock } from '../system.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { AUDIT_GUARDS, openSqliteDatabase } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** Who writes, and under which request. */
export interface Author {
  readonly tenantId: string;
  readonly userId: string;
  readonly requestId: string;
}

/** One transaction of one tenant. `at` is later than every change of the tenant before it (ISO, milliseconds). */
export interface UnitOfWork extends Author {
  readonly db: Kysely<Tables>;
  readonly at: string;
}

/** The rows of every tenant. Reads are bare; every write goes through `write`, which is all or nothing. */
export interface Storage {
  readonly db: Kysely<Tables>;
  readonly write: <Result>(author: Author, deed: (work: UnitOfWork) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/**
 * Opens and migrates a database: a file's path or ':memory:'.
 * @throws what SQLite or the migrator say: not a database, no permission, written by a newer version.
 */
export async function openStorage({ path, clock }: { path: string; clock: Clock }): Promise<Storage> {
  const db = openSqliteDatabase(path);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    write: (author, deed) =>
      db.transaction().execute(async (tx) => {
        const changeMs = await nextChange(tx, author.tenantId, clock.now());
        return deed({ ...author, db: tx, at: toInstant(changeMs) });
      }),
    close: () => db.destroy(),
  };
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  for (const guard of AUDIT_GUARDS) await sql.raw(guard).execute(db);
}

/** Locks the tenant's row until the transaction ends and moves its clock forward, by one where the machine's stands still. */
async function nextChange(tx: Kysely<Tables>, tenantId: string, nowMs: number): Promise<number> {
  await tx
    .insertInto('tenants')
    .values({ tenantId, lastChangeMs: 0, lastCustomerNo: 0, lastContactNo: 0, auditSeq: 0, auditHash: '' })
    .onConflict((conflict) => conflict.column('tenantId').doNothing())
    .execute();
  const row = await tx
    .updateTable('tenants')
    .set(({ eb, ref }) => ({
      lastChangeMs: eb
        .case()
        .when('lastChangeMs', '>=', nowMs)
        .then(eb(ref('lastChangeMs'), '+', 1))
        .else(nowMs)
        .end(),
    }))
    .where('tenantId', '=', tenantId)
    .returning('lastChangeMs')
    .executeTakeFirstOrThrow();
  return row.lastChangeMs;
}
