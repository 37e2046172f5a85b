import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { chmodSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Tables } from './tables.ts';

interface SqliteFile extends SqliteDatabase {
  pragma(text: string): unknown;
  exec(text: string): unknown;
}
type OpenSqlite = new (path: string) => SqliteFile;

/** The package's own types are hidden behind its export map, hence require and the few methods that are used. */
const openSqlite = (): OpenSqlite => createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as OpenSqlite;

/** A transaction that begins as a reader and turns writer can be refused halfway; ours are writers from the start. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  private readonly config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.config);
  }
}

/**
 * Opens a SQLite file, or a database in memory for ':memory:'. Other processes may have the same file open:
 * a write waits five seconds for theirs, the driver's default. What is
 * answered is on the disk: WAL with a flush at every commit.
 */
export function openSqliteDatabase(path: string): Kysely<Tables> {
  const Sqlite = openSqlite();
  const isNew = path !== ':memory:' && !existsSync(path);
  const file = new Sqlite(path);
  try {
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL');
    if (isNew) chmodSync(path, 0o600);
  } catch (error) {
    file.close();
    throw error;
  }
  return new Kysely<Tables>({ dialect: new ImmediateDialect({ database: file }), plugins: [new CamelCasePlugin()] });
}

/** SQLite's way to make the audit log append-only, even for somebody with a database tool. */
export const AUDIT_GUARDS: readonly string[] = ['update', 'delete'].map(
  (deed) => `create trigger if not exists audit_log_no_${deed} before ${deed} on audit_log
    begin select raise(abort, 'the audit log is append-only'); end`,
);

/** Whether a database refused a row because a unique index holds its like already. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
