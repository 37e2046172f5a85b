import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { SqlMigration } from './migration.ts';

interface Numbered {
  readonly number: number;
}

/** The number of the last migration that a file has seen; 0 in a new file. */
export const versionOf = (connection: Connection): number =>
  connection.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;

/** Must run in the transaction of the step that leads to this version. */
export const setVersion = (connection: Connection, version: number): void =>
  connection.script(`PRAGMA user_version=${version}`);

/** The number of the newest migration, which is the version that this app writes. */
export const newestOf = (migrations: readonly Numbered[]): number => migrations.at(-1)?.number ?? 0;

/** Refuses a file that a newer version has written, before anything is changed in it. Error: STORE_NEWER. */
export function refuseNewer(connection: Connection, migrations: readonly Numbered[]): void {
  if (versionOf(connection) > newestOf(migrations)) throw new SatchelError('STORE_NEWER');
}

/** One step in a transaction that carries the version with it: a failure or a kill leaves the version before, whole. */
export function runSql(connection: Connection, { number, sql }: SqlMigration): void {
  connection.transaction('durable', () => {
    connection.script(sql);
    setVersion(connection, number);
  });
}

/** Brings a small file that has no batch steps (the home's) to the newest version, in place. Error: STORE_NEWER. */
export function migrate(connection: Connection, migrations: readonly SqlMigration[]): void {
  refuseNewer(connection, migrations);
  for (const step of migrations) if (step.number > versionOf(connection)) runSql(connection, step);
}
