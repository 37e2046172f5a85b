import type { Connection } from '../sqlite/connection.ts';

/** RxDB's own collection of notes, as our storage lays it out. */
const NOTES = '_rxdb_internal-0';

/**
 * Drops RxDB's notes of what each collection's schema was. It refuses to open a collection whose schema is not the noted one
 * (its error DB6) and writes the note anew where there is none: after a migration has seen to the tables, the new schemas
 * are the right ones. Must run inside a transaction.
 */
export function forgetSchemas(connection: Connection): void {
  const isThere = connection.get("SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?", NOTES) !== undefined;
  if (isThere) connection.script(`DELETE FROM "${NOTES}" WHERE id GLOB 'collection|*'`);
}
