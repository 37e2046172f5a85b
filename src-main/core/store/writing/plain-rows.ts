import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import type { ChangeSetRow } from '../store.ts';
import type { Connection } from '../sqlite/connection.ts';

/** Must run inside the transaction that writes the records. */
export function appendHistory(connection: Connection, entries: readonly HistoryEntry[]): void {
  for (const entry of entries) {
    connection.run(
      'INSERT INTO history(entity,record,at,change_set,entry) VALUES(?,?,?,?,?)',
      ...[entry.entity, entry.recordId, entry.at, entry.changeSet, JSON.stringify(entry)],
    );
  }
}

/** Must run inside the transaction that writes the records. */
export function putChangeSets(connection: Connection, rows: readonly ChangeSetRow[]): void {
  for (const { id, kind, at, by, summary, reversedAt } of rows) {
    connection.run(
      'INSERT OR REPLACE INTO change_sets(id,kind,at,by,summary,reversed_at) VALUES(?,?,?,?,?,?)',
      ...[id, kind, at, by, JSON.stringify(summary), reversedAt],
    );
  }
}

/** Keeps values under their keys; null forgets a key. */
export function putValues(
  connection: Connection,
  table: 'settings' | 'sync_state',
  values: Readonly<Record<string, Json>>,
): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === null) connection.run(`DELETE FROM ${table} WHERE key=?`, key);
    else connection.run(`INSERT OR REPLACE INTO ${table}(key,value) VALUES(?,?)`, key, JSON.stringify(value));
  }
}
