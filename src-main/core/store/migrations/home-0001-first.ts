/** The list of workspaces with the key of each. `is_made`: its file exists, so that a missing one is a loss, not a start. */
export const homeFirst = {
  number: 1,
  sql: `
    CREATE TABLE workspaces(
      id TEXT PRIMARY KEY, key TEXT NOT NULL, is_made INTEGER NOT NULL, last_used_at TEXT NOT NULL, entry TEXT NOT NULL
    ) WITHOUT ROWID;
  `,
} as const;
