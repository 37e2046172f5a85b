import { setImmediate as nextTurn } from 'node:timers/promises';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Connection } from '../sqlite/connection.ts';

const ROWS_AT_ONCE = 200;
/** After so many failures in a row the rest of a table counts as one stretch that is gone. */
const MOST_FAILURES = 4_000;
/** More rows than any table has; used where not even the last one can be read. */
const BEYOND = 2 ** 31;

interface Source {
  readonly connection: Connection;
  readonly table: string;
  readonly columns: string;
}

/** Rows read from a damaged file, and after how many stretches of unreadable ones they come. */
export interface ReadableRows<Row> {
  readonly rows: readonly Row[];
  readonly lost: number;
}

/**
 * Every row of a collection's table that can still be read, in the order of its key: where a stretch cannot be read it is halved until
 * only the unreadable rows are left out. Yields batches, with a turn of the event loop in between.
 */
export async function* readableRows<Row extends { readonly rid: number }>(
  source: Source,
): AsyncIterableIterator<ReadableRows<Row>> {
  const { connection, table, columns } = source;
  const sql = `SELECT rid,${columns} FROM ${table} NOT INDEXED WHERE rid BETWEEN ? AND ? ORDER BY rid LIMIT ?`;
  const stretches: [from: number, to: number][] = [[1, lastKey(source)]];
  let failures = 0;
  let lostAt = -1;
  for (;;) {
    const [from, to] = stretches.pop() ?? [1, 0];
    if (from > to) return;
    const rows = orNull(() => connection.all<Row>(sql, from, to, ROWS_AT_ONCE));
    if (rows !== null) {
      failures = 0;
      if (rows.length === ROWS_AT_ONCE) stretches.push([(rows.at(-1)?.rid ?? to) + 1, to]);
      yield { rows, lost: 0 };
    } else if (from === to) {
      failures += 1;
      yield { rows: [], lost: lostAt === from - 1 ? 0 : 1 };
      lostAt = from;
      if (failures >= MOST_FAILURES) return;
    } else {
      const middle = Math.floor((from + to) / 2);
      stretches.push([middle + 1, to], [from, middle]);
    }
    if (rows !== null || failures % ROWS_AT_ONCE === 0) await nextTurn();
  }
}

/** From the table itself, else from the index of its ids, which names the row of each. */
function lastKey({ connection, table }: Source): number {
  const last = (sql: string): number | null => orNull(() => connection.get<{ last: number | null }>(sql)?.last ?? 0);
  return (
    last(`SELECT max(rid) AS last FROM ${table}`) ??
    last(`SELECT max(+rid) AS last FROM ${table} WHERE id>=''`) ??
    BEYOND
  );
}

/** Null where the page cannot be read. Other errors are thrown. */
function orNull<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof SatchelError && error.code === 'STORE_DAMAGED') return null;
    throw error;
  }
}
