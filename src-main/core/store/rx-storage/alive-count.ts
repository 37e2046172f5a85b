import type { Connection } from '../sqlite/connection.ts';
import { quoted } from '../sqlite/sql-names.ts';

/** How many records of a collection are alive: neither deleted for RxDB nor in the recycle bin. Written with the records. */
export interface AliveCount {
  readonly name: string;
  /** The field that is empty in a living record. */
  readonly path: string;
  /** Makes the count where it is missing, from the records that satisfy a condition. */
  readonly make: (connection: Connection, records: { readonly table: string; readonly condition: string }) => void;
  readonly read: (connection: Connection) => number;
  /** Must run in the transaction that replaces `before` by `after`. */
  readonly replace: (
    connection: Connection,
    pairs: readonly { readonly before: object | undefined; readonly after: object }[],
  ) => void;
}

export function createAliveCount(base: string, path: string): AliveCount {
  const name = quoted(base);
  const alive = (document: object | undefined): number => {
    const fields = (document ?? { _deleted: true }) as Readonly<Record<string, unknown>>;
    return fields['_deleted'] !== true && (fields[path] ?? null) === null ? 1 : 0;
  };
  return {
    name,
    path,
    make: (connection, { table, condition }) => {
      connection.script(`CREATE TABLE IF NOT EXISTS ${name}(one INTEGER PRIMARY KEY CHECK(one=1), alive INTEGER NOT NULL);
        INSERT INTO ${name} SELECT 1, (SELECT count(*) FROM ${table} WHERE ${condition})
        WHERE NOT EXISTS (SELECT 1 FROM ${name})`);
    },
    read: (connection) => connection.get<{ alive: number }>(`SELECT alive FROM ${name}`)?.alive ?? 0,
    replace: (connection, pairs) => {
      const difference = pairs.reduce((sum, { before, after }) => sum + alive(after) - alive(before), 0);
      if (difference !== 0) connection.run(`UPDATE ${name} SET alive=alive+?`, difference);
    },
  };
}
