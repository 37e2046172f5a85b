import type { Connection } from '../sqlite/connection.ts';
import type { StoreMark } from './backup.ts';

const GENERATION = 'generation';
const COMMITS = 'commits';

/** How far a file has come. Errors: STORE_DAMAGED. */
export function markOf(connection: Connection): StoreMark {
  const valueOf = (key: string): number =>
    Number(connection.get<{ value: string }>('SELECT value FROM store_meta WHERE key=?', key)?.value ?? 0);
  return { generation: valueOf(GENERATION), commits: valueOf(COMMITS) };
}

/** Must run inside a durable transaction: the mark never tells of a commit that a power cut may undo. */
export function countCommit(connection: Connection): void {
  connection.run(
    `INSERT INTO store_meta(key,value) VALUES(?,'1') ON CONFLICT(key) DO UPDATE SET value=CAST(value AS INTEGER)+1`,
    COMMITS,
  );
}

/** Raises the generation, at least beyond `known`. Must run inside a transaction. */
export function raiseGeneration(connection: Connection, known: number): StoreMark {
  const generation = Math.max(known, markOf(connection).generation) + 1;
  connection.run('INSERT OR REPLACE INTO store_meta(key,value) VALUES(?,?)', GENERATION, String(generation));
  return markOf(connection);
}
