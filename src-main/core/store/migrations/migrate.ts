import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Connection } from '../sqlite/connection.ts';

export interface Migration {
  readonly number: number;
  readonly sql: string;
}

/** The number of the last migration that a file has seen; 0 in a new file. */
export const versionOf = (connection: Connection): number =>
  connection.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;

/** Refuses a file that a newer version has written, before anything is changed in it. Error: STORE_NEWER. */
export function refuseNewer(connection: Connection, migrations: readonly Migration[]): void {
  if (versionOf(connection) > (migrations.at(-1)?.number ?? 0)) throw new SatchelError('STORE_NEWER');
}

/**
 * Brings a file to the newest version, each step in a transaction of its own that carries the version with it: a failure or
 * a kill leaves the version before, whole.
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  refuseNewer(connection, migrations);
  for (const { number, sql } of migrations) {
    if (number <= versionOf(connection)) continue;
    connection.transaction('durable', () => {
      connection.script(sql);
      connection.script(`PRAGMA user_version=${number}`);
    });
  }
}
