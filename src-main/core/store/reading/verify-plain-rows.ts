import { historyEntrySchema } from '../../../../src-shared/domain/history.schema.ts';
import type { Connection } from '../sqlite/connection.ts';
import { readStored } from '../stored-json.ts';

/** Rows checked in a step. */
const CHECKED_AT_ONCE = 200;

interface HistoryRow {
  readonly seq: number;
  readonly entity: string;
  readonly record: string;
  readonly at: string;
  readonly changeSet: string | null;
  readonly entry: string;
}

/** The numbers of the history's rows that cannot be read or say otherwise in their columns, in steps. */
export function* wrongHistory(connection: Connection): Generator<readonly number[]> {
  let after = 0;
  for (;;) {
    const rows = connection.all<HistoryRow>(
      `SELECT seq,entity,record,at,change_set AS changeSet,entry FROM history WHERE seq>? ORDER BY seq LIMIT ?`,
      ...[after, CHECKED_AT_ONCE],
    );
    yield rows.filter((row) => !isTrue(row)).map(({ seq }) => seq);
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < CHECKED_AT_ONCE) return;
  }
}

function isTrue({ entity, record, at, changeSet, entry }: HistoryRow): boolean {
  const read = readStored(historyEntrySchema, entry);
  if (read === null) return false;
  return read.entity === entity && read.recordId === record && read.at === at && read.changeSet === changeSet;
}

const VALUES = { change_sets: 'summary', settings: 'value', sync_state: 'value' } as const;

/** How many rows of each table of plain values hold what is no JSON; tables without such rows are left out. */
export function wrongValues(connection: Connection): readonly { readonly table: string; readonly count: number }[] {
  return Object.entries(VALUES).flatMap(([table, column]) => {
    const sql = `SELECT count(*) AS n FROM ${table} WHERE NOT json_valid(${column})`;
    const count = connection.get<{ n: number }>(sql)?.n ?? 0;
    return count === 0 ? [] : [{ table, count }];
  });
}
