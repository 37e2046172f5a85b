/**
 * The plain tables beside the collections. A migration imports nothing of the app: what it wrote once must never change
 * because the app does.
 */
export const first = {
  number: 1,
  sql: `
    CREATE TABLE history(
      seq INTEGER PRIMARY KEY, entity TEXT NOT NULL, record TEXT NOT NULL, at TEXT NOT NULL, change_set TEXT, entry TEXT NOT NULL);
    CREATE INDEX history_of_record ON history(entity, record, seq);
    CREATE INDEX history_of_change_set ON history(change_set, seq) WHERE change_set IS NOT NULL;
    CREATE TRIGGER history_stays_unchanged BEFORE UPDATE ON history
      BEGIN SELECT raise(ABORT, 'history is append-only'); END;
    CREATE TABLE change_sets(id TEXT PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL,
      summary TEXT NOT NULL, reversed_at TEXT) WITHOUT ROWID;
    CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE sync_state(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE store_meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `,
} as const;
